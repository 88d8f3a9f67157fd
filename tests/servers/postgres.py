"""A PostgreSQL server for the tests: made, started and thrown away by whoever needs one."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.trial import free_ports

# Nothing here outlives the test run, so nothing has to survive a loss of power.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


def binary(name: str) -> str:
    """A program of the server: on the path, or where Debian puts it."""
    found = shutil.which(name) or next(
        (str(one) for one in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None
    )
    if found is None:
        raise LookupError(f"{name} is missing: install the package postgresql")
    return found


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """A server with its data in `folder`; gives the address without a database, ending in "/"."""
    data, port = folder / "data", free_ports(1)[0]
    _as_server([binary("initdb"), "-D", str(data), "-U", "test", "-A", "trust", "-E", "UTF8", "--no-sync"], folder)
    settings = [part for one in (*FAST, f"port={port}", "listen_addresses=127.0.0.1") for part in ("-c", one)]
    options = " ".join([*settings, "-k", str(folder)])
    control = [binary("pg_ctl"), "-D", str(data), "-l", str(folder / "server.log"), "-w"]
    _as_server([*control, "-o", options, "start"], folder)
    try:
        yield f"postgresql://test@127.0.0.1:{port}/"
    finally:
        _as_server([*control, "-m", "immediate", "stop"], folder)


def create(server: str, name: str, template: str = "template1") -> str:
    """A new database, as a copy of `template`; its address."""
    import psycopg  # not in the engine's environment, whose tests also use `running`

    with psycopg.connect(server + "postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return server + name


def drop(server: str, name: str) -> None:
    """Throw a database away, whoever still uses it."""
    import psycopg

    with psycopg.connect(server + "postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _as_server(command: list[str], folder: Path) -> None:
    """The server refuses to run as root: then it runs as the user its package made."""
    user = None
    if os.geteuid() == 0:
        user = "postgres"
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    done = subprocess.run(command, user=user, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr or done.stdout}")
