"""From the chat to the mailbox of the desk: real engine, PostgreSQL and SMTP, with parts that are killed on the way."""

import os
import random
import signal
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from applications import desks
from applications.database import open_database
from tests.servers import postgres, smtp
from tests.stack.scenario import Talk, begin
from tools.trial import Assistant, start, stop

pytestmark = pytest.mark.stack
SECRET = "a secret for the tests of the hand-over"
DESK = "loket@voorbeeld.example"
# `make prove-handover` takes twenty, the engine among them; that costs minutes, since the engine starts slowly.
KILLS = int(os.environ.get("KILLS", "4"))
QUICK = ("actions", "applications.worker", "channels")
PATIENCE = 180
CARD = {
    "organisatie": "Bakkerij Korst",
    "contactpersoon": "B. Bakker",
    "email": "bakker@korst.example",
    "sector": "horeca",
}


@pytest.fixture(scope="module")
def mailbox() -> Iterator[smtp.Mailbox]:
    with smtp.running() as box:
        yield box


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with (
        tempfile.TemporaryDirectory(prefix="pw-postgres-", ignore_cleanup_errors=True) as folder,
        postgres.running(Path(folder)) as server,
    ):
        yield postgres.create(server, "handover")


@pytest.fixture(scope="module")
def own(database: str, mailbox: smtp.Mailbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    db = open_database(database, SECRET)
    desks.save(db, desks.Desk("AM29", "email", DESK), datetime.now(UTC))
    db.close()
    settings = {"DATABASE_URL": database, "SMTP_URL": mailbox.url, "MAIL_FROM": "post@praktijk.example"}
    running = start(tmp_path_factory.mktemp("own"), RATE_LIMIT="off", DEMO="1", SECRET_KEY=SECRET, **settings)
    yield running
    stop(running)


def ready(own: Assistant) -> Talk:
    """An employer's conversation that shows the summary."""
    talk = begin(own, {"publiek": "werkgever"})
    for said in ("start de check", "Venlo"):
        do(talk, {"zeg": said})
    while not any(one["title"] == "Zet de aanmelding klaar" for one in talk.messages[-1]["buttons"]):
        do(talk, {"zeg": "ja"})
    do(talk, {"knop": "Zet de aanmelding klaar"})
    do(talk, {"kaart": CARD})
    return talk


def do(talk: Talk, step: dict) -> None:
    status, reply = talk.act(step)
    assert status == 200, reply
    talk.messages = reply["messages"]
    talk.everything += reply["messages"]


def until(condition: Callable[[], bool], what: str) -> None:
    end, pause = time.monotonic() + PATIENCE, threading.Event()
    while not condition():
        assert time.monotonic() < end, f"waited too long for {what}"
        pause.wait(0.2)


def confirm(talk: Talk, request: str) -> dict:
    """Press the button until the reply comes, as the widget does: always as the same request."""
    body = {"conversation": talk.token, "button": talk.button("Bewaar de aanmelding"), "request": request}
    replies: list[dict] = []

    def sent() -> bool:
        with suppress(OSError):
            status, reply = talk.assistant.post("/api/messages", body)
            replies.extend([reply] if status == 200 else [])
        return bool(replies)

    until(sent, "the reply to the last button")
    return replies[0]


def reference_of(reply: dict) -> str:
    return next(one["card"]["reference"] for one in reply["messages"] if one["card"])


def to_desk(mailbox: smtp.Mailbox, reference: str) -> list[str]:
    """The Message-IDs of what the desk got about an application."""
    return [mail["Message-ID"] for mail in list(mailbox.mails) if mail["To"] == DESK and reference in mail["Subject"]]


def test_an_application_from_the_chat_arrives_in_the_mailbox_of_the_desk(own, mailbox):
    reference = reference_of(confirm(ready(own), "once"))
    until(lambda: to_desk(mailbox, reference), "the mail")
    mail = next(one for one in mailbox.mails if one["To"] == DESK and reference in one["Subject"])
    names = {one.get_filename() for one in mail.iter_attachments()}
    assert {f"aanmelding-{reference}.pdf", f"aanmelding-{reference}.json"} <= names


def test_killed_at_any_moment_there_is_one_application_and_at_least_one_mail_with_one_id(own, mailbox, database):
    chance = random.Random(7)
    references = []
    for number in range(KILLS):
        talk = ready(own)
        part = chance.choice([*QUICK, "rasa"] if KILLS >= 20 else QUICK)
        killer = threading.Timer(chance.uniform(0, 1.2), _kill, (own, part))
        killer.start()
        references.append(reference_of(confirm(talk, f"kill-{number}")))
        killer.join()
        until(lambda: _healthy(own), "everything to be back")
    until(lambda: all(to_desk(mailbox, one) for one in references), "every mail")
    assert len(set(references)) == KILLS
    with psycopg.connect(database) as connection:
        made = connection.execute("SELECT conversation_id, count(*) FROM applications GROUP BY 1").fetchall()
    assert {count for _, count in made} == {1}
    assert len(made) == KILLS + 1
    doubled = Counter(identity for one in references for identity in set(to_desk(mailbox, one)))
    assert set(doubled.values()) == {1}
    assert all(len(set(to_desk(mailbox, one))) == 1 for one in references)


def _kill(own: Assistant, part: str) -> None:
    with suppress(LookupError, ProcessLookupError):
        os.kill(own.pid(part), signal.SIGKILL)


def _healthy(own: Assistant) -> bool:
    try:
        return own.get("/ready")[0] == 200
    except OSError:
        return False
