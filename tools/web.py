"""Asking public pages on the internet: one session that says who asks, and what it means when nobody answers."""

import os
import ssl

import aiohttp

NAME = "Praktijkwijzer"
# What happens without a network, or when a server is not there.
UNREACHABLE = (aiohttp.ClientConnectionError, TimeoutError, ssl.SSLError)


def agent() -> str:
    """How we introduce ourselves. CONTACT (an address) lets the owner of a site ask what we do."""
    contact = os.environ.get("CONTACT", "").strip()
    return f"{NAME}/1.0 (controle van openbare bronnen{'; ' + contact if contact else ''})"


def session(seconds: float) -> aiohttp.ClientSession:
    """A session with a limit of time for each request. Proxy settings of the system count."""
    return aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=seconds),
        headers={"User-Agent": agent(), "Accept-Language": "nl"},
        trust_env=True,
    )
