"""What was kept comes back, whatever happened in between; on SQLite and on PostgreSQL."""

import json
import os
import shutil
import socket
import stat
import tarfile
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from applications import conversations
from applications.database import open_database
from tests.applications import engine_events
from tests.applications.sample import NOW
from tests.servers import postgres
from tools import house
from tools.backup import DUMP, TRACKER_DUMP, Refused, backup, main, restore
from tools.trial import free_ports

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def var(tmp_path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def variables(url, var) -> dict[str, str]:
    ports = dict(zip(house.PORTS, free_ports(3), strict=True))
    return house.environment({**ports, "DATABASE_URL": url}, var)


def talk(variables, text: str) -> str:
    """A conversation with one message, and the engine's event of it."""
    db = open_database(variables["DATABASE_URL"], variables["SECRET_KEY"])
    new = conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)
    conversations.add_messages(db, new, [{"text": text}], None, NOW)
    db.close()
    return new


def said(variables, conversation: str) -> list[str]:
    db = open_database(variables["DATABASE_URL"], variables["SECRET_KEY"])
    try:
        return [one["text"] for one in conversations.messages_after(db, conversation, 0)]
    finally:
        db.close()


def test_everything_comes_back_as_it_was(variables, var):
    trackers = engine_events.made(f"sqlite:///{variables['TRACKER_FILE']}")
    before = talk(variables, "voor")
    engine_events.add(trackers, before, NOW)
    file = backup(variables, var, NOW)
    after = talk(variables, "na")
    engine_events.add(trackers, after, NOW)
    trackers.close()
    restore(variables, var, file, LATER)
    assert said(variables, before) == ["voor"]
    assert said(variables, after) == []
    assert engine_events.count(trackers) == 1


def test_what_the_engine_keeps_in_a_server_comes_along_once(postgres_server, var):
    one, two = (postgres.create(postgres_server, f"backup_{name}_{os.getpid()}") for name in ("one", "two"))
    ports = dict(zip(house.PORTS, free_ports(3), strict=True))
    for trackers, dumps in ((one, {DUMP}), (two, {DUMP, TRACKER_DUMP})):
        variables = house.environment({**ports, "DATABASE_URL": one, "TRACKER_URL": trackers}, var)
        with psycopg.connect(trackers, autocommit=True) as connection:
            connection.execute("DROP TABLE IF EXISTS events; CREATE TABLE events (sender_id TEXT); ")
            connection.execute("INSERT INTO events VALUES ('voor')")
        file = backup(variables, var, NOW)
        with psycopg.connect(trackers, autocommit=True) as connection:
            connection.execute("INSERT INTO events VALUES ('na')")
        restore(variables, var, file, LATER)
        with psycopg.connect(trackers) as connection, tarfile.open(file) as archive:
            assert connection.execute("SELECT sender_id FROM events").fetchall() == [("voor",)]
            assert {name for name in archive.getnames() if name.endswith(".dump")} == dumps
        file.unlink()
        shutil.rmtree(var / f"before-restore-{LATER:%Y%m%d-%H%M%S}")


def test_the_secret_that_opens_personal_details_comes_along(variables, var):
    file = backup(variables, var, NOW)
    (var / "secrets.json").write_text(json.dumps({"ENGINE_SECRET": "x" * 32, "SECRET_KEY": "y" * 32}))
    aside = restore(variables, var, file, LATER)
    assert json.loads((var / "secrets.json").read_text())["SECRET_KEY"] == variables["SECRET_KEY"]
    assert json.loads((aside / "secrets.json").read_text())["SECRET_KEY"] == "y" * 32


def test_only_the_owner_can_read_a_backup(variables, var):
    assert stat.S_IMODE(backup(variables, var, NOW).stat().st_mode) == 0o600


def test_nothing_is_restored_under_a_running_assistant(variables, var):
    file = backup(variables, var, NOW)
    with socket.socket() as running:
        running.bind(("127.0.0.1", int(variables["PORT"])))
        running.listen()
        with pytest.raises(Refused, match="Ctrl-C"):
            restore(variables, var, file, LATER)


@pytest.mark.parametrize("content", [b"", b"geen archief", None])
def test_what_is_no_backup_is_refused_and_nothing_changes(variables, var, tmp_path, content):
    kept = talk(variables, "blijft")
    file = tmp_path / "iets.tar.gz"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Refused, match="not a backup"):
        restore(variables, var, file, LATER)
    assert said(variables, kept) == ["blijft"]


def test_half_a_backup_is_refused_and_nothing_changes(variables, var, tmp_path):
    kept = talk(variables, "blijft")
    whole = backup(variables, var, NOW).read_bytes()
    half = tmp_path / "half.tar.gz"
    half.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Refused, match="not a backup"):
        restore(variables, var, half, LATER)
    assert said(variables, kept) == ["blijft"]


def test_nothing_in_a_backup_lands_outside_its_folder(variables, var, tmp_path):
    file = tmp_path / "slim.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        for name in ("../../buiten.txt", f"{tmp_path}/ook_buiten.txt"):
            archive.addfile(tarfile.TarInfo(name))
    with pytest.raises(Refused, match="not a backup"):
        restore(variables, var, file, LATER)
    assert not list(tmp_path.rglob("*buiten.txt"))


def test_the_command_says_what_is_missing(capsys):
    assert main(["restore", ""]) == 1
    assert "make restore file=" in capsys.readouterr().err
