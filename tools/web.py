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


def session(seconds: float, connections: int = 4, at_one_host: int = 1) -> aiohttp.ClientSession:
    """A session with a limit of time for each request, and of connections. Proxy settings of the system count."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=connections, limit_per_host=at_one_host),
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=seconds, sock_read=seconds),
        headers={"User-Agent": agent(), "Accept-Language": "nl"},
        trust_env=True,
    )
