"""`make backup` and `make restore file=…`: everything that was kept, in one file, and back again.

The file holds the secret that opens personal details: keep it where only you can read it.
A backup is taken while the assistant runs; for restoring it must have been stopped.
"""

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import zlib
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import make_url

from applications import trackers
from tools import house
from tools.run import data_folder, taken_port

MANIFEST, SECRETS = "manifest.json", "secrets.json"
DUMP, TRACKER_DUMP = "postgres.dump", "trackers.dump"


class Refused(Exception):
    """It cannot be done: says why and what to do."""


def backup(variables: Mapping[str, str], var: Path, now: datetime) -> Path:
    """Write everything to a new file in the folder `backups`; its path. Only its owner can read it."""
    folder = var / "backups"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"praktijkwijzer-{now:%Y%m%d-%H%M%S}.tar.gz"
    with (
        tempfile.TemporaryDirectory() as place,
        open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw,
    ):
        parts = _copy_databases(variables, Path(place))
        with tarfile.open(fileobj=raw, mode="w:gz") as archive:
            _write(archive, MANIFEST, json.dumps({"made": now.isoformat(), "parts": sorted(parts)}))
            _write(archive, SECRETS, json.dumps({name: variables[name] for name in ("ENGINE_SECRET", "SECRET_KEY")}))
            for name, path in parts.items():
                archive.add(path, name)
    return file


def restore(variables: Mapping[str, str], var: Path, file: Path, now: datetime) -> Path:
    """Put everything back; what was there is kept in the folder this gives. Raises Refused."""
    if taken_port(dict(variables)):
        raise Refused("The assistant is still running. Stop it with Ctrl-C first, then restore.")
    with tempfile.TemporaryDirectory() as place:
        parts = _unpacked(file, Path(place))
        aside = var / f"before-restore-{now:%Y%m%d-%H%M%S}"
        aside.mkdir(parents=True)
        for name, target in _files(variables).items():
            _replace(parts.get(name), target, aside)
        for name, address in _servers(variables).items():
            if name in parts:
                _postgres("pg_restore", "--clean", "--if-exists", "--no-owner", "-d", address, str(parts[name]))
        _replace(parts[SECRETS], var / SECRETS, aside)
        (var / SECRETS).chmod(0o600)
    return aside


def _files(variables: Mapping[str, str]) -> dict[str, Path]:
    """The SQLite files of this installation, by their name in the archive."""
    stores = {"trackers.db": trackers.url_from(variables), "applications.db": variables["DATABASE_URL"]}
    addresses = {name: make_url(address) for name, address in stores.items()}
    return {name: Path(str(one.database)) for name, one in addresses.items() if one.get_backend_name() == "sqlite"}


def _servers(variables: Mapping[str, str]) -> dict[str, str]:
    """The PostgreSQL databases of this installation, by the name of their dump; one that serves both, once."""
    stores = {DUMP: variables["DATABASE_URL"], TRACKER_DUMP: trackers.url_from(variables)}
    found = {name: address for name, address in stores.items() if make_url(address).get_backend_name() == "postgresql"}
    return {name: address for name, address in found.items() if name == DUMP or address != found.get(DUMP)}


def _copy_databases(variables: Mapping[str, str], place: Path) -> dict[str, Path]:
    parts = {}
    for name, source in _files(variables).items():
        if source.exists():
            parts[name] = place / name
            with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(parts[name])) as copy:
                live.backup(copy)
    for name, address in _servers(variables).items():
        parts[name] = place / name
        _postgres("pg_dump", "-Fc", "-f", str(parts[name]), address)
    return parts


def _unpacked(file: Path, place: Path) -> dict[str, Path]:
    try:
        with tarfile.open(file) as archive:
            _take_out(archive, place)
        parts = json.loads((place / MANIFEST).read_text())["parts"]
        json.loads((place / SECRETS).read_text())
    except (OSError, EOFError, zlib.error, tarfile.TarError, ValueError, KeyError) as error:
        raise Refused(f"{file} is not a backup that can be read ({type(error).__name__}).") from error
    return {name: place / name for name in (*parts, SECRETS)}


def _take_out(archive: tarfile.TarFile, place: Path) -> None:
    """Every file, under its bare name: nothing lands elsewhere. (tarfile's own filters came with Python 3.11.4.)"""
    for one in archive:
        if one.isfile():
            with (place / Path(one.name).name).open("wb") as file:
                shutil.copyfileobj(archive.extractfile(one), file)


def _replace(source: Path | None, target: Path, aside: Path) -> None:
    """Move the file that is there aside, with what SQLite keeps beside it, and put the other one in its place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for old in target.parent.glob(f"{target.name}*"):
        if old.name.removeprefix(target.name) in {"", "-wal", "-shm", "-journal"}:
            shutil.move(old, aside / old.name)
    if source:
        shutil.copyfile(source, target)


def _postgres(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Refused(f"{command[0]} failed: {done.stderr.strip().splitlines()[-1:]}")


def _write(archive: tarfile.TarFile, name: str, text: str) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(text.encode()), 0o600
    archive.addfile(entry, io.BytesIO(text.encode()))


def main(arguments: list[str]) -> int:
    """`backup`, or `restore FILE`."""
    var = data_folder()
    variables, now = house.environment(os.environ, var), datetime.now(UTC)
    try:
        if arguments[:1] == ["backup"]:
            print(f"Everything is in {backup(variables, var, now)}. It holds secrets: keep it safe.")
        elif arguments[:1] == ["restore"] and len(arguments) == 2 and arguments[1]:
            aside = restore(variables, var, Path(arguments[1]), now)
            print(f"Restored. What was here before is in {aside}. Start with: make run")
        else:
            raise Refused("Say which file: make restore file=var/backups/praktijkwijzer-….tar.gz")
    except Refused as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
