"""After "verwijder mijn gegevens" nothing of that person is in any table, file or log, while everything runs."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.stack.scenario import Talk, begin
from tests.stack.test_handover import ready
from tools.trial import Assistant, start, stop

pytestmark = pytest.mark.stack
PERSONAL = ("Bakkerij Korst", "B. Bakker", "bakker@korst.example", "Zwartewaterland")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    running = start(tmp_path_factory.mktemp("own"), RATE_LIMIT="off", DEMO="1")
    yield running
    stop(running)


def said(talk: Talk, step: dict) -> list[dict]:
    status, reply = talk.act(step)
    assert status == 200, reply
    talk.everything += reply["messages"]
    return reply["messages"]


def conversation_of(own: Assistant, text: str) -> str:
    """The id of the conversation the engine heard a text in."""
    with closing(sqlite3.connect(own.var / "trackers.db")) as trackers:
        rows = trackers.execute("SELECT DISTINCT sender_id FROM events WHERE data LIKE ?", (f"%{text}%",)).fetchall()
    ((found,),) = rows
    return found


def test_nothing_is_left_of_somebody_who_asks_to_be_forgotten(own: Assistant) -> None:
    other = begin(own, {"publiek": "werkgever"})
    said(other, {"zeg": "mijn bedrijf staat in Emmen"})
    talk = ready(own)
    said(talk, {"zeg": "wij hebben ook een winkel in Zwartewaterland"})
    said(talk, {"knop": "Bewaar de aanmelding"})
    secret = conversation_of(own, "Zwartewaterland")

    said(talk, {"zeg": "verwijder mijn gegevens"})
    (receipt,) = said(talk, {"knop": "Ja, verwijder alles"})

    assert receipt["gone"] is True
    assert "1 aanmelding" in receipt["text"]
    assert talk.act({"zeg": "hallo"})[0] in {401, 404}
    for file in own.var.rglob("*"):
        held = file.read_bytes() if file.is_file() else b""
        assert [one for one in (*PERSONAL, secret) if one.encode() in held] == [], file
    assert other.act({"zeg": "hallo"})[0] == 200
