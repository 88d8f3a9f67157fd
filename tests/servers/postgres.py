"""A PostgreSQL server for the tests: made, started and thrown away by whoever needs one."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tools.trial import children, free_ports

# Nothing here outlives the test run, so nothing has to survive a loss of power; but what was committed survives a kill.
FAST = ("fsync=off", "full_page_writes=off", "max_connections=60")


def binary(name: str) -> str:
    """A program of the server: on the path, or where Debian puts it."""
    found = shutil.which(name) or next(
        (str(one) for one in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None
    )
    if found is None:
        raise LookupError(f"{name} is missing: install the package postgresql")
    return found


@dataclass(frozen=True)
class Server:
    """A server with its data in `folder`."""

    folder: Path
    port: str

    @property
    def url(self) -> str:
        """The address without a database, ending in "/"."""
        return f"postgresql://test@127.0.0.1:{self.port}/"

    def start(self) -> None:
        """Start it, also after it was killed."""
        settings = [part for one in (*FAST, f"port={self.port}", "listen_addresses=127.0.0.1") for part in ("-c", one)]
        self._control("-o", " ".join([*settings, "-k", str(self.folder)]), "start")

    def stop(self) -> None:
        """Stop it at once."""
        self._control("-m", "immediate", "stop")

    def kill(self) -> None:
        """kill -9 of the server and of everything it started."""
        first = int((self.folder / "data/postmaster.pid").read_text().split()[0])
        every = (first, *children(first))
        for pid in every:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        while not all(_ended(pid) for pid in every):
            time.sleep(0.02)
        # Nobody may have collected the dead process yet; its number in these files would then stop the next start.
        for left in ("data/postmaster.pid", f".s.PGSQL.{self.port}.lock"):
            (self.folder / left).unlink(missing_ok=True)

    def _control(self, *what: str) -> None:
        log = str(self.folder / "server.log")
        _as_server([binary("pg_ctl"), "-D", str(self.folder / "data"), "-l", log, "-w", *what], self.folder)


def _ended(pid: int) -> bool:
    """Gone, or dead and not collected yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A new server, that may be killed and started again."""
    data = str(folder / "data")
    _as_server([binary("initdb"), "-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--no-sync"], folder)
    server = Server(folder, free_ports(1)[0])
    server.start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """A new server; gives its address without a database, ending in "/"."""
    with serving(folder) as server:
        yield server.url


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
