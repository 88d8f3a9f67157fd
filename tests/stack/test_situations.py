"""The table of situations at every question of both roles, against the real engine, action server and API.

The case is put into the application's database at the wanted question. The engine hears of it with the
first message only: as after a restart, or a day of silence.
"""

import json
from collections.abc import Iterator

import pytest

from applications import cases, contact
from applications.database import Database, open_database
from channels.tokens import Tokens
from tests import situations
from tests.situations import YESTERDAY, Place
from tools.trial import Assistant

pytestmark = pytest.mark.stack
CARD = {"organisatie": "Bakkerij", "contactpersoon": "B. Bakker", "email": "b@bakkerij.example", "referentie": "K-1"}
PLACES = situations.places()


@pytest.fixture(scope="module")
def secret(assistant: Assistant) -> str:
    """The key of the running assistant."""
    return json.loads((assistant.var / "secrets.json").read_text())["SECRET_KEY"]


@pytest.fixture(scope="module")
def db(assistant: Assistant, secret: str) -> Iterator[Database]:
    """Its database."""
    opened = open_database(f"sqlite:///{assistant.var / 'praktijkwijzer.db'}", secret)
    yield opened
    opened.close()


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_situation(assistant: Assistant, db: Database, secret: str, place: Place) -> None:
    begun = {"channel": "demo", "today": situations.TODAY.isoformat()}
    _, opened = assistant.post("/api/conversations", begun)
    token, wrong = opened["conversation"], []
    conversation = Tokens(secret).conversation(token)
    for number, row in enumerate(row for where, row in situations.tried() if where is place):
        put(db, conversation, place)
        ways = situations.texts(place, row)
        way = ways[(number + PLACES.index(place)) % len(ways)]  # over all places, every way is used
        for text in way:
            status, reply = assistant.post("/api/messages", {"conversation": token, "text": text})
            assert status == 200, (way, reply)
        found = situations.problems(place, row, cases.load(db, conversation), reply["messages"])
        if found:
            wrong.append(f"{row['situatie']} {way}: {found}\n    {[one['text'] for one in reply['messages']]}")
    assert not wrong, "\n".join(wrong)


def put(db: Database, conversation: str, place: Place) -> None:
    """Bring the check of a conversation to this place."""
    cases.save(db, conversation, place.case, YESTERDAY)
    if place.asked is None:
        contact.save(db, conversation, CARD, YESTERDAY)
