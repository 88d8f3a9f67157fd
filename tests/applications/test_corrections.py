"""After an application: a better version, one for the next candidate, and a warning when it exists."""

from datetime import timedelta

import pytest

from applications import cases, contact, handover, outbox, store
from applications.corrections import ALIKE_WITHIN, alike, copy, correct
from applications.errors import NotAllowed, UnknownApplication
from applications.lifecycle import move
from applications.status import Actor
from tests.applications import sample
from tests.applications.filed import filed, submit, talk
from tests.applications.sample import LATER, NOW

DESK = Actor("loket", "anne")


def corrected(db, conversation, reference):
    case = correct(db, conversation, reference, LATER)
    cases.save(db, conversation, case.with_answer("gemeente", "Assen", "gebruiker", LATER), LATER)
    return submit(db, conversation, LATER)


def gemeente(application) -> str:
    return next(one["value"] for one in application.document["answers"] if one["id"] == "gemeente")


def test_a_correction_is_the_next_version_and_the_old_one_stays(db):
    conversation, reference = filed(db)
    new = corrected(db, conversation, reference)
    assert (new.reference, new.version, gemeente(new)) == (reference, 2, "Assen")
    old = store.find(db, reference, conversation, 1)
    assert (old.newest, gemeente(old)) == (False, "Groningen")
    assert store.find(db, reference, conversation) == new
    assert store.find(db, reference, conversation, 3) is None
    assert [one.version for one in store.of_conversation(db, conversation)] == [2]


def test_a_correction_twice_is_one_version(db):
    conversation, reference = filed(db)
    assert corrected(db, conversation, reference) == submit(db, conversation, LATER)


def test_the_desk_gets_the_correction_and_a_question_of_the_desk_is_answered_by_it(db):
    conversation, reference = filed(db)
    move(db, reference, "in_behandeling", DESK, NOW)
    move(db, reference, "vraag_terug", DESK, NOW, "Welke gemeente?")
    assert corrected(db, conversation, reference).status == "in_behandeling"
    assert [one.kind for one in outbox.of(db, reference)][-2:] == ["correctie", "bevestiging"]


@pytest.mark.parametrize("decided", ["aangenomen", "doorverwezen"])
def test_what_the_desk_has_decided_on_can_no_longer_be_corrected(db, decided):
    conversation, reference = filed(db)
    correct(db, conversation, reference, LATER)
    move(db, reference, "in_behandeling", DESK, NOW)
    move(db, reference, decided, DESK, NOW)
    with pytest.raises(NotAllowed):
        correct(db, conversation, reference, LATER)
    with pytest.raises(NotAllowed):  # begun before, sent after
        submit(db, conversation, LATER)
    assert store.find(db, reference, conversation).version == 1


def copied(db, conversation, reference, now):
    return copy(db, conversation, reference, sample.content(), now)


@pytest.mark.parametrize("act", [correct, copied])
def test_nobody_goes_on_from_an_application_of_another_conversation(db, act):
    _, reference = filed(db)
    with pytest.raises(UnknownApplication):
        act(db, talk(db), reference, LATER)


def test_a_copy_has_the_place_and_the_sender_and_nothing_of_the_candidate(db):
    conversation, reference = filed(db)
    begun = copy(db, conversation, reference, sample.content(), LATER)
    assert set(begun.answers) == {"rol"}
    assert cases.load(db, conversation) == begun
    assert set(contact.load(db, conversation)) == {"organisatie", "email"}
    assert store.find(db, reference, conversation).version == 1


def test_the_same_candidate_region_and_organisation_is_noticed_for_ninety_days(db):
    filed(db)
    again, other = talk(db), talk(db, {**sample.CARD, "referentie": "K-08"})
    assert alike(db, again, "AM01", NOW + ALIKE_WITHIN).at == NOW
    assert alike(db, again, "AM01", NOW + ALIKE_WITHIN + timedelta(seconds=1)) is None
    assert alike(db, again, "AM02", NOW) is None
    assert alike(db, other, "AM01", NOW) is None


def test_case_and_spaces_do_not_hide_a_likeness(db):
    filed(db)
    card = {**sample.CARD, "referentie": " k-07 ", "organisatie": sample.CARD["organisatie"].upper()}
    assert alike(db, talk(db, card), "AM01", NOW)


def test_only_the_own_conversation_learns_the_reference(db):
    conversation, reference = filed(db)
    assert alike(db, talk(db), "AM01", NOW).reference is None
    copy(db, conversation, reference, sample.content(), LATER)
    contact.save(db, conversation, sample.CARD, LATER)
    assert alike(db, conversation, "AM01", LATER).reference == reference


def test_a_correction_is_not_like_itself_and_a_withdrawn_one_is_like_nothing(db):
    conversation, reference = filed(db)
    correct(db, conversation, reference, LATER)
    assert alike(db, conversation, "AM01", LATER) is None
    handover.withdraw(db, reference, LATER)
    assert alike(db, talk(db), "AM01", LATER) is None
