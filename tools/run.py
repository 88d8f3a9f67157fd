"""`make run`: start everything, wait until it is ready, keep it running until Ctrl-C."""

import errno
import os
import signal
import socket
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import NoReturn

from applications import accounts
from applications.database import open_database
from tools import house
from tools.keeping import Keeper

READY_WITHIN = 120
ONLY_OWNER = 0o077  # umask: databases and logs hold what people typed
LOOK = 0.25  # seconds between looking whether every part still runs
LONGEST_LINE = 4000  # bytes


class Stopped(Exception):
    """Somebody asked the assistant to stop."""


def main() -> int:
    """Run until stopped; 0 after a normal stop, 1 when it could not start."""
    os.umask(ONLY_OWNER)
    var = data_folder()
    variables = house.environment(os.environ, var)
    if problem := taken_port(variables):
        print(problem, file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, _stopped)
    signal.signal(signal.SIGINT, _stopped)
    keeper = _keeper(variables, var / "logs")
    try:
        return _run(variables, var / "logs", keeper)
    except Stopped:
        print("\nStopping …", flush=True)
        return 0
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        house.stop(keeper.processes)


def data_folder() -> Path:
    """Where everything is kept that is made at run time."""
    return Path(os.environ.get("VAR", house.ROOT / "var"))


def taken_port(variables: dict[str, str]) -> str | None:
    """One clear line when a port or the host cannot be used."""
    for name in house.PORTS:
        port, host = variables[name], variables["HOST"] if name == "PORT" else house.LOOPBACK
        try:
            _bind(host or house.LOOPBACK, int(port))
        except (ValueError, OverflowError):
            return f"{name}={port} is not a port number. Choose one from 1024 to 65535."
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"Port {port} is in use. Stop what runs there, or choose another: make run {name}=…"
            return f"{name}={port} on host {host} cannot be used: {error.strerror}."
    return None


def _bind(host: str, port: int) -> None:
    """Take a port for a moment."""
    family, *_, (place, _, *rest) = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0]
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        trial.bind((place, port, *rest))


def _keeper(variables: dict[str, str], logs: Path) -> Keeper:
    return Keeper(
        start=lambda part: house.start(part, variables, logs),
        words=lambda part: _last_line(logs, part.name),
        tell=lambda text: print(text, flush=True),
    )


def _run(variables: dict[str, str], logs: Path, keeper: Keeper) -> int:
    for part in house.PARTS:
        keeper.begin(part)
    print("Starting the engine, the action server and the channels …", flush=True)
    began = time.monotonic()
    while not (state := house.ready(house.address(variables), variables["ENGINE_SECRET"]))[0]:
        if ended := next((name for name, one in keeper.processes.items() if one.poll() is not None), None):
            print(_last_words(logs, ended), file=sys.stderr)
            return 1
        if time.monotonic() - began > READY_WITHIN:
            print(f"Not ready after {READY_WITHIN} s: {state[1]}. See {logs}.", file=sys.stderr)
            return 1
        time.sleep(0.2)
    _tell(variables, time.monotonic() - began)
    while True:
        for part in house.PARTS:
            keeper.look(part)
        time.sleep(LOOK)


def _tell(variables: dict[str, str], seconds: float) -> None:
    address = house.address(variables)
    print(f"Ready in {seconds:.0f} s.")
    print(f"  Website        {address}/")
    if variables.get("DEMO") == "1":
        print(f"  Demo           {address}/demo")
    print(f"  API            {address}/api/openapi.json")
    print(f"  Ready          {address}/ready")
    print(f"  Loket          {address}/loket")
    tell_password(variables)
    print("Stop with Ctrl-C.", flush=True)


def tell_password(variables: dict[str, str]) -> None:
    """The first time, the password of the one local account; an organisation with its own sign-in needs none."""
    if variables.get("OIDC_ISSUER"):
        return
    db = open_database(variables["DATABASE_URL"], variables["SECRET_KEY"])
    try:
        password = accounts.first_local(db, datetime.now(UTC))
    finally:
        db.close()
    if password:
        print(f"  Inloggen bij het loket: naam {accounts.LOCAL}, wachtwoord {password}")
        print("  Bewaar dit wachtwoord; het wordt maar één keer getoond. Kwijt? make desk-password")


def _last_words(logs: Path, name: str) -> str:
    return f"The {name} process could not start: {_last_line(logs, name)}"


def _last_line(logs: Path, name: str) -> str:
    with open(logs / f"{name}.log", "rb") as log:
        log.seek(max(0, log.seek(0, os.SEEK_END) - LONGEST_LINE))
        lines = log.read().decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it said nothing"


def _stopped(number: int, frame: FrameType | None) -> NoReturn:
    raise Stopped


if __name__ == "__main__":
    sys.exit(main())
