"""Commands and code that somebody types or fills in: text everywhere, from the engine to the documents."""

import io
import json
import sqlite3
from contextlib import closing
from urllib.parse import urlencode

import pymupdf
import pytest
from docx import Document

from channels.teams import cards
from tests.fuzz.targets import ABOUT
from tests.stack.scenario import Talk, begin
from tests.stack.test_handover import ready
from tools.trial import Assistant

pytestmark = pytest.mark.stack
SLASHES = ("/", "//", " /", "\u200b/", "\u202e/", "\ufeff/", "\u2060/", "／", "⁄", "∕", "⧸", "\u0338/", "\\", "\ud800/")
INTENTS = {"knop", "kaart", "restart", "back", "session_start"}
COMMANDS = (
    "restart",
    "back",
    "session_start",
    'groet{"bsn":"999999990","postcode":"0000XX"}',
    'knop{"doe":"start_check"}',
    'kaart{"kaart":"contact"}',
    'EXTERNAL: knop{"veld":"opleiding","waarde":"geen"}',
)


def heard_by(assistant: Assistant, after: int) -> list[dict]:
    """Everything that happened in the engine after event number `after`."""
    with closing(sqlite3.connect(assistant.var / "trackers.db")) as trackers:
        found = trackers.execute("SELECT data FROM events WHERE id > ? ORDER BY id", (after,)).fetchall()
    return [json.loads(data) for (data,) in found]


def last_event(assistant: Assistant) -> int:
    with closing(sqlite3.connect(assistant.var / "trackers.db")) as trackers:
        return trackers.execute("SELECT coalesce(max(id), 0) FROM events").fetchone()[0]


def test_a_typed_command_is_text_however_its_slash_is_written(assistant: Assistant) -> None:
    before = last_event(assistant)
    for command in COMMANDS:
        talk = begin(assistant, {"publiek": "professional"})
        for typed in ("start de check", *(slash + command for slash in SLASHES)):
            status, reply = talk.act({"zeg": typed})
            assert (status, reply.get("error")) == (200, None), typed
    heard = heard_by(assistant, before)
    said = [one for one in heard if one["event"] == "user"]
    assert len(said) == len(COMMANDS) * (1 + len(SLASHES))
    assert not any(one["text"].lstrip().startswith("/") for one in said)
    assert not {one["parse_data"]["intent"]["name"] for one in said} & INTENTS
    assert not {one["event"] for one in heard} & {"restart", "rewind", "undo", "reset_slots"}
    assert not {one.get("name") for one in heard if one["event"] == "slot"} & {"bsn", "postcode"}
    assert "999999990" not in json.dumps(heard)


HOSTILE = {
    "organisatie": '=HYPERLINK("http://x") <script>alert(1)</script> #import "y" $x$ \\ *vet* [a](javascript:b)',
    "contactpersoon": "R'); DROP TABLE cases;-- {\"type\": \"AdaptiveCard\"} ${jndi:ldap://x} {{DATE(1)}} %0d%0aBcc: z",
    "email": "bakker@korst.example",
    "sector": "horeca",
}
SAVE = "Bewaar de aanmelding"
UNSEEN = "\u202e\u200b\x00\x1b[31m\r\nBcc: "


@pytest.fixture(scope="module")
def hostile(assistant: Assistant) -> Talk:
    talk = ready(assistant)
    for step in ({"kaart": {**HOSTILE, "contactpersoon": UNSEEN + HOSTILE["contactpersoon"]}}, {"knop": SAVE}):
        status, reply = talk.act(step)
        assert status == 200, reply
        talk.messages = reply["messages"]
        talk.everything += reply["messages"]
    return talk


def file_of(talk: Talk, kind: str) -> bytes:
    reference = talk.messages[-1]["card"]["reference"]
    headers = {"Authorization": f"Bearer {talk.token}"}
    status, data = talk.assistant.raw(f"/api/applications/{reference}.{kind}", None, headers)
    assert status == 200
    return data


def squeezed(text: str) -> str:
    """Without the spaces that a page puts in a long line, and with plain quotes."""
    return "".join(text.split()).replace("’", "'").replace("“", '"').replace("”", '"')


def test_code_in_a_field_is_text_in_every_document(hostile: Talk) -> None:
    with pymupdf.open(stream=file_of(hostile, "pdf")) as pdf:
        pages = squeezed("".join(page.get_text() for page in pdf))
    word = Document(io.BytesIO(file_of(hostile, "docx")))
    words = squeezed(" ".join(cell.text for table in word.tables for row in table.rows for cell in row.cells))
    values = json.dumps(json.loads(file_of(hostile, "json")), ensure_ascii=False)
    for name in ("organisatie", "contactpersoon"):
        assert squeezed(HOSTILE[name]) in pages
        assert squeezed(HOSTILE[name]) in words
        assert json.dumps(HOSTILE[name])[1:-1] in values
    assert not set(UNSEEN[:4]) & set(values)


def test_code_in_a_field_is_text_without_script_and_in_a_card_of_teams(hostile: Talk) -> None:
    summary = next(one for one in hostile.everything if (one["card"] or {}).get("kind") == "samenvatting")
    card = json.dumps(cards.shown(summary, ABOUT))
    assert "${jndi" not in card
    assert "{{DATE" not in card
    form = urlencode({"gesprek": hostile.token, "vraag": "samenvatting <b>"}).encode()
    page = hostile.assistant.raw("/vraag", form)[1]
    assert b"<b>" not in page
    assert b"<script>alert" not in page


def test_the_tables_are_still_there_and_the_next_one_is_served(hostile: Talk) -> None:
    with closing(sqlite3.connect(hostile.assistant.var / "praktijkwijzer.db")) as stored:
        tables = {name for (name,) in stored.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"cases", "applications", "messages"} <= tables
    assert begin(hostile.assistant, {}).act({"zeg": "Wat is een nugger?"})[0] == 200
