"""A real OpenID Connect provider as a process of its own on loopback, with two people and registered clients only."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tools.trial import free_ports

PEOPLE = (
    {"sub": "u-1", "name": "Jan de Vries", "email": "jan@voorbeeld.example", "email_verified": True},
    {"sub": "u-2", "name": "Els Bakker", "email": "els@voorbeeld.example", "email_verified": False},
)
READY_WITHIN = 20  # seconds


@dataclass(frozen=True)
class Provider:
    """Where it listens, and the client it knows."""

    issuer: str
    client_id: str = ""
    client_secret: str = ""

    def registered(self, back: str) -> "Provider":
        """With a client that may come back at this address."""
        data = json.dumps({"redirect_uris": [back]}).encode()
        asked = urllib.request.Request(
            f"{self.issuer}/oauth2/clients", data, {"Content-Type": "application/json"}, method="POST"
        )
        with urllib.request.urlopen(asked, timeout=10) as reply:
            made = json.load(reply)
        return Provider(self.issuer, made["client_id"], made["client_secret"])


@contextmanager
def running() -> Iterator[Provider]:
    """The process, until the end of the context."""
    port = free_ports(1)[0]
    people = [part for one in PEOPLE for part in ("--user-claims", json.dumps(one))]
    command = [sys.executable, "-m", "oidc_provider_mock", "-p", str(port), "-r", "true", "-n", "true", *people]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    provider = Provider(f"http://127.0.0.1:{port}")
    try:
        _wait(provider, process)
        yield provider
    finally:
        process.terminate()
        process.wait(10)


def _wait(provider: Provider, process: subprocess.Popen) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(f"{provider.issuer}/jwks", timeout=1).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)  # a process that starts can only be asked again
        else:
            return
    raise AssertionError("the provider did not start")
