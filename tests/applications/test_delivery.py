"""From the outbox to a real mail server: what the desk and the sender get, and what happens when it fails."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError

from applications import corrections, desks, handover, outbox, store
from applications import delivery as delivering
from applications.delivery import Delivery
from applications.lifecycle import move
from applications.mail.post import Post
from applications.reminders import remind
from applications.status import Actor
from tests.applications import sample
from tests.applications.filed import filed, submit
from tests.applications.sample import LATER, NOW
from tests.servers import smtp


@pytest.fixture
def mailbox():
    with smtp.running() as box:
        yield box


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def delivery(db, mailbox, clock):
    return Delivery(db, sample.content(), Post("127.0.0.1", mailbox.port, "post@praktijk.example"), clock)


async def all_sent(delivery: Delivery) -> int:
    count = 0
    while await delivery.next():
        count += 1
    return count


async def test_the_desk_gets_the_documents_and_the_sender_a_confirmation(db, mailbox, delivery):
    conversation, reference = filed(db)
    assert await all_sent(delivery) == 2
    to_desk, to_sender = mailbox.mails
    assert mailbox.recipients == ["loket@voorbeeld.example", sample.CARD["email"]]
    assert to_desk["Subject"] == f"Nieuwe aanmelding {reference} (Voorbeeldregio)"
    made = store.find(db, reference, conversation)
    files = {one.get_filename(): one.get_payload(decode=True) for one in to_desk.iter_attachments()}
    assert json.loads(files[f"aanmelding-{reference}.json"]) == made.document
    assert files[f"aanmelding-{reference}.pdf"] == made.pdf()
    assert list(to_sender.iter_attachments()) == []


async def test_subject_and_text_hold_nothing_personal_and_no_link(db, mailbox, delivery):
    filed(db)
    await all_sent(delivery)
    personal = ("K-07", sample.CARD["email"], "Voorbeeld & Zoon", "http", "Groningen")
    for mail in mailbox.mails:
        texts = [mail["Subject"]] + [mail.get_body((kind,)).get_content() for kind in ("plain", "html")]
        assert not [one for one in personal for text in texts if one in text]
        assert '<html lang="nl">' in texts[2]
        assert re.search(r"PW-2026-\w{6}", texts[1])


async def test_a_refused_mail_comes_later_and_is_the_same_mail(db, mailbox, delivery, clock):
    _, reference = filed(db)
    mailbox.refuse = 2
    await all_sent(delivery)
    assert mailbox.mails == []
    assert {one.error for one in outbox.of(db, reference)} == {"SMTPDataError 451"}
    first = [one.message_id for one in outbox.of(db, reference)]
    clock.now = NOW + outbox.WAITS[0]
    await all_sent(delivery)
    assert [mail["Message-ID"] for mail in mailbox.mails] == [f"<{one}@praktijk.example>" for one in first]


async def test_a_server_that_is_away_is_an_error_to_try_again(db, delivery, clock):
    _, reference = filed(db)
    away = Delivery(db, sample.content(), Post("127.0.0.1", 9, "post@praktijk.example"), clock)
    await all_sent(away)
    assert {one.state for one in outbox.of(db, reference)} == {"wacht"}
    assert all("example" not in one.error for one in outbox.of(db, reference))


async def test_after_the_last_try_it_waits_for_a_colleague(db, mailbox, delivery, clock):
    _, reference = filed(db)
    mailbox.refuse = 2 * (len(outbox.WAITS) + 1)
    for _ in range(len(outbox.WAITS) + 1):
        await all_sent(delivery)
        clock.now += timedelta(days=2)
    assert {one.state for one in outbox.of(db, reference)} == {"mislukt"}
    outbox.send_again(db, outbox.of(db, reference)[0].id, clock.now)
    await all_sent(delivery)
    assert [one["To"] for one in mailbox.mails] == ["loket@voorbeeld.example"]


async def test_a_version_that_was_corrected_before_it_went_out_is_never_sent(db, mailbox, delivery):
    conversation, reference = filed(db)
    corrections.correct(db, conversation, reference, LATER)
    submit(db, conversation, LATER)
    delivery.clock.now = LATER
    await all_sent(delivery)
    to_desk = [one for one in mailbox.mails if one["To"] == "loket@voorbeeld.example"]
    assert [one["Subject"] for one in to_desk] == [f"Aanmelding {reference} is verbeterd, versie 2 (Voorbeeldregio)"]
    assert outbox.of(db, reference)[0].state == "vervallen"


async def test_what_was_taken_back_before_it_went_out_never_reaches_the_desk(db, mailbox, delivery):
    _, reference = filed(db)
    handover.withdraw(db, reference, NOW)
    await all_sent(delivery)
    assert [one["To"] for one in mailbox.mails] == [sample.CARD["email"]]


async def test_a_desk_that_has_it_is_told_that_it_was_taken_back(db, mailbox, delivery):
    _, reference = filed(db)
    await all_sent(delivery)
    handover.withdraw(db, reference, NOW)
    await all_sent(delivery)
    assert "is ingetrokken" in mailbox.mails[-1]["Subject"]
    assert list(mailbox.mails[-1].iter_attachments()) == []


async def test_a_reminder_is_not_sent_when_the_desk_reacted_meanwhile(db, mailbox, delivery, clock):
    _, reference = filed(db)
    await all_sent(delivery)
    clock.now = NOW + timedelta(days=30)
    assert remind(db, clock.now) == 1
    move(db, reference, "in_behandeling", Actor("loket"), clock.now)
    before = len(mailbox.mails)
    await all_sent(delivery)
    assert len(mailbox.mails) == before


async def test_a_failed_mail_goes_to_the_address_that_the_desk_has_by_then(db, mailbox, delivery, clock):
    filed(db)
    mailbox.refuse = 2
    await all_sent(delivery)
    moved = replace(desks.find(db, "AM01"), address="nieuw@voorbeeld.example")
    desks.save(db, moved, clock.now)
    clock.now += outbox.WAITS[0]
    await all_sent(delivery)
    assert [one["To"] for one in mailbox.mails] == [moved.address, sample.CARD["email"]]


async def test_a_mail_that_went_out_while_the_database_was_locked_goes_out_once(db, mailbox, delivery, monkeypatch):
    filed(db)
    write, tries = outbox.sent, []

    def locked_twice(*given):
        tries.append(given)
        if len(tries) <= 2:
            raise OperationalError("UPDATE", {}, Exception("locked"))
        write(*given)

    monkeypatch.setattr(outbox, "sent", locked_twice)
    monkeypatch.setattr(delivering, "STUBBORN", (0, 0, 0))
    assert await all_sent(delivery) == 2
    assert len(tries) == 4
    assert len(mailbox.mails) == 2
