"""Moves are kept, only allowed ones happen, and of two at once one wins."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from applications import conversations, handover, lifecycle, outbox, store
from applications.errors import NotAllowed, UnknownApplication
from applications.lifecycle import history, move
from applications.status import Actor
from tests.applications import sample
from tests.applications.filed import filed
from tests.applications.sample import LATER, NOW

ANNE, BAS = Actor("loket", "anne"), Actor("loket", "bas")


def status(db, conversation) -> str:
    return store.of_conversation(db, conversation)[0].status


def kinds(db, reference) -> list[str]:
    return [one.kind for one in outbox.of(db, reference)]


def test_without_delivery_nothing_is_sent_and_the_sender_sends_it_himself(db):
    conversation, reference = filed(db, delivered=False)
    assert status(db, conversation) == "concept"
    assert kinds(db, reference) == []
    assert history(db, reference) == ()


def test_with_delivery_desk_and_sender_are_told_and_the_system_files_it(db):
    conversation, reference = filed(db)
    assert status(db, conversation) == "ingediend"
    assert kinds(db, reference) == ["aanmelding", "bevestiging"]
    (event,) = history(db, reference)
    assert (event.actor.role, event.before, event.after, event.version) == ("systeem", "concept", "ingediend", 1)


def test_the_whole_road_is_kept_with_who_when_and_why(db):
    conversation, reference = filed(db)
    for day, (to, actor, why) in enumerate(
        [
            ("in_behandeling", ANNE, ""),
            ("vraag_terug", ANNE, "Welke taken precies?"),
            ("in_behandeling", Actor("aanmelder"), "Brood en banket."),
            ("aangenomen", BAS, ""),
            ("afgerond", BAS, "Start in mei."),
        ]
    ):
        move(db, reference, to, actor, NOW + timedelta(days=day), why)
    events = history(db, reference)
    assert [one.after for one in events] == [
        *("ingediend", "in_behandeling", "vraag_terug", "in_behandeling", "aangenomen", "afgerond")
    ]
    assert events[2].why == "Welke taken precies?"
    assert events[4].actor == BAS
    assert events[5].at == NOW + timedelta(days=4)
    assert status(db, conversation) == "afgerond"


def test_what_is_not_allowed_does_not_happen(db):
    conversation, reference = filed(db)
    with pytest.raises(NotAllowed) as error:
        move(db, reference, "aangenomen", Actor("aanmelder"), NOW)
    assert error.value.current == "ingediend"
    assert status(db, conversation) == "ingediend"
    assert len(history(db, reference)) == 1


def test_of_two_colleagues_at_once_one_takes_it(db):
    _, reference = filed(db)

    def take(actor: Actor) -> str:
        try:
            move(db, reference, "in_behandeling", actor, NOW)
        except NotAllowed:
            return "te laat"
        return actor.name

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(take, [ANNE, BAS] * 4))
    assert said.count("te laat") == 7
    assert history(db, reference)[-1].actor.name in said
    assert len(history(db, reference)) == 2


def test_an_unknown_application_cannot_move(db):
    with pytest.raises(UnknownApplication):
        move(db, "PW-2026-CCCCCC", "ingediend", ANNE, NOW)


def test_withdrawing_tells_the_desk_that_has_it(db):
    conversation, reference = filed(db)
    handover.withdraw(db, reference, LATER)
    assert status(db, conversation) == "ingetrokken"
    assert kinds(db, reference) == ["aanmelding", "bevestiging", "intrekking"]


def test_withdrawing_what_was_never_sent_tells_nobody(db):
    conversation, reference = filed(db, delivered=False)
    handover.withdraw(db, reference, LATER)
    assert (status(db, conversation), kinds(db, reference)) == ("ingetrokken", [])


def test_why_is_not_readable_in_the_database(url, db):
    from tests.applications.stored import stored_bytes

    _, reference = filed(db)
    lifecycle.move(db, reference, "in_behandeling", ANNE, NOW, "Bel mevrouw Kwetsbaar")
    db.close()
    assert b"Kwetsbaar" not in stored_bytes(url)


def told(db, conversation) -> list[dict]:
    return conversations.messages_after(db, conversation, 0)


def test_the_sender_hears_each_step_in_the_conversation_and_by_mail(db):
    conversation, reference = filed(db)
    handover.decide(db, sample.content(), reference, "in_behandeling", ANNE, NOW)
    handover.decide(db, sample.content(), reference, "vraag_terug", ANNE, NOW, "Bel mevrouw Kwetsbaar")
    assert [one["text"] for one in told(db, conversation)] == [
        f"bericht_in_behandeling {reference}",
        f"bericht_vraag_terug {reference}",
    ]
    assert kinds(db, reference)[2:] == ["status", "status"]


def test_what_the_desk_writes_is_only_for_its_own_sender(db):
    conversation, reference = filed(db)
    handover.decide(db, sample.content(), reference, "in_behandeling", ANNE, NOW, "Bel mevrouw Kwetsbaar")
    event = told(db, conversation)[0]["event"]
    assert lifecycle.why(db, event, conversation) == "Bel mevrouw Kwetsbaar"
    assert lifecycle.why(db, event, "iemand anders") == lifecycle.why(db, event + 1, conversation) == ""


def test_a_move_that_is_not_allowed_tells_nobody(db):
    conversation, reference = filed(db)
    with pytest.raises(NotAllowed):
        handover.decide(db, sample.content(), reference, "afgerond", ANNE, NOW)
    assert told(db, conversation) == []
