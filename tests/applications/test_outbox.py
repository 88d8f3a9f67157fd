"""A mail goes out at least once, by one worker at a time, and the same mail is recognisable."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from applications import outbox
from applications.outbox import LEASE, WAITS, claim
from tests.applications.filed import filed
from tests.applications.sample import CARD, NOW
from tests.applications.stored import stored_bytes


@pytest.fixture
def reference(db):
    return filed(db)[1]


def states(db, reference) -> list[str]:
    return [one.state for one in outbox.of(db, reference)]


def test_mails_are_claimed_oldest_first_and_by_one_worker(db, reference):
    first, second = claim(db, NOW), claim(db, NOW)
    assert (first.kind, second.kind) == ("aanmelding", "bevestiging")
    assert (first.recipient, second.recipient) == ("loket@voorbeeld.example", CARD["email"])
    assert claim(db, NOW) is None


def test_workers_at_once_never_claim_the_same_mail(db, reference):
    with ThreadPoolExecutor(8) as pool:
        claimed = [one.id for one in pool.map(lambda _: claim(db, NOW), range(8)) if one]
    assert len(claimed) == len(set(claimed)) == 2


def test_what_a_dead_worker_held_is_sent_by_the_next_as_the_same_mail(db, reference):
    first = claim(db, NOW)
    claim(db, NOW)
    assert claim(db, NOW + LEASE - timedelta(seconds=1)) is None
    again = claim(db, NOW + LEASE)
    assert (again.id, again.message_id, again.attempts) == (first.id, first.message_id, 2)


def test_a_sent_mail_is_never_claimed_again(db, reference):
    for mail in (claim(db, NOW), claim(db, NOW)):
        outbox.sent(db, mail)
    assert claim(db, NOW + timedelta(days=9)) is None
    assert states(db, reference) == ["verstuurd", "verstuurd"]


def test_waits_grow_until_a_colleague_must_look(db, reference):
    outbox.sent(db, [claim(db, NOW), claim(db, NOW)][1])
    now, tried = NOW + LEASE, 1
    while mail := claim(db, now):
        tried += 1
        outbox.failed(db, mail, "SMTPServerDisconnected", now)
        assert claim(db, now) is None
        now += WAITS[min(mail.attempts, len(WAITS)) - 1]
    assert tried == len(WAITS) + 1
    assert states(db, reference) == ["mislukt", "verstuurd"]
    failed = outbox.of(db, reference)[0]
    outbox.send_again(db, failed.id, now)
    assert claim(db, now).message_id == failed.message_id


def test_only_a_failed_mail_is_sent_again(db, reference):
    mail = claim(db, NOW)
    outbox.sent(db, mail)
    outbox.send_again(db, mail.id, NOW)
    assert states(db, reference)[0] == "verstuurd"


def test_addresses_are_not_readable_in_the_database(url, db, reference):
    db.close()
    assert CARD["email"].encode() not in stored_bytes(url)


def test_a_clock_that_was_put_back_keeps_no_mail_waiting(db, reference):
    before = NOW - timedelta(hours=1)
    first, second = claim(db, before), claim(db, before)
    assert first.id != second.id
    assert claim(db, before) is None
    assert claim(db, before - timedelta(hours=1)).id == first.id  # the lease lies further ahead than one can


def test_a_mail_that_fails_after_the_clock_was_put_back_waits_as_long_as_any(db, reference):
    before = NOW - timedelta(hours=1)
    mail = claim(db, before)
    outbox.failed(db, mail, "SMTPServerDisconnected", before)
    claim(db, before)
    assert claim(db, before) is None
    assert claim(db, before + WAITS[0]).id == mail.id
