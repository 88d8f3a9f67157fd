"""Several cases in one conversation: each keeps its own answers and contact details."""

import pytest

from applications import cases, contact, conversations, store
from applications.cases import Dossier
from applications.errors import ChangedMeanwhile, UnknownCase, UnknownConversation
from knowledge.case import Case
from tests.applications import sample
from tests.applications.sample import LATER, NOW, TODAY


def running(**changed: str) -> Case:
    return sample.case(**changed).at_stage("vragen")


@pytest.fixture
def two(db, conversation) -> str:
    """A conversation with two cases, the second one current."""
    cases.save(db, conversation, running(gemeente="Assen"), NOW)
    contact.save(db, conversation, sample.CARD, NOW)
    assert cases.begin(db, conversation, running(gemeente="Emmen"), LATER) == 2
    return conversation


def test_a_further_case_becomes_the_current_one_and_the_first_is_kept(db, two):
    assert cases.load(db, two).value("gemeente") == "Emmen"
    assert contact.load(db, two) == {}
    assert cases.dossiers(db, two) == (
        Dossier(1, running(gemeente="Assen"), False, None, contact=True),
        Dossier(2, running(gemeente="Emmen"), True, None),
    )


def test_going_back_gives_the_first_case_with_its_contact_details(db, two):
    assert cases.turn_to(db, two, 1, LATER) == running(gemeente="Assen")
    assert cases.load(db, two).value("gemeente") == "Assen"
    assert contact.load(db, two).keys() == contact.load(db, two).keys() | {"organisatie"}
    cases.save(db, two, running(gemeente="Venlo"), LATER)
    cases.turn_to(db, two, 2, LATER)
    assert cases.load(db, two).value("gemeente") == "Emmen"
    assert contact.load(db, two) == {}


def test_wiping_one_leaves_the_other_alone_and_its_number_is_not_used_again(db, two):
    cases.drop(db, two, 1, LATER)
    assert [one.number for one in cases.dossiers(db, two)] == [2]
    cases.turn_to(db, two, 1, LATER)
    assert (cases.load(db, two), contact.load(db, two)) == (Case(), {})
    assert cases.begin(db, two, running(), LATER) == 3


def test_what_was_only_hinted_at_is_gone_once_another_case_is_taken_up(db, two):
    cases.begin(db, two, sample.case(gemeente="Venlo"), LATER)
    assert cases.load(db, two).stage == "nieuw"
    assert [one.number for one in cases.dossiers(db, two)] == [1, 2]
    cases.turn_to(db, two, 1, LATER)
    cases.turn_to(db, two, 3, LATER)
    assert cases.load(db, two) == Case()


@pytest.mark.parametrize("act", [cases.turn_to, cases.drop])
def test_a_number_of_another_conversation_is_unknown(db, two, act):
    other = conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)
    for number in (1, 2):
        with pytest.raises(UnknownCase):
            act(db, other, number, NOW)
    assert len(cases.dossiers(db, two)) == 2


def test_the_application_of_each_case_is_its_own(db, two):
    cases.turn_to(db, two, 1, NOW)
    first = store.submit(db, two, sample.content(), TODAY, NOW, judge=sample.judge)
    cases.turn_to(db, two, 2, NOW)
    contact.save(db, two, {**sample.CARD, "referentie": "K-08"}, NOW)
    second = store.submit(db, two, sample.content(), TODAY, NOW, judge=sample.judge)
    assert [one.reference for one in cases.dossiers(db, two)] == [first.reference, second.reference]
    assert "Emmen" not in str(first.document)
    assert "Assen" not in str(second.document)


def test_other_answers_after_an_application_begin_a_next_case_and_the_made_one_is_kept(db, two):
    cases.turn_to(db, two, 1, NOW)
    made = store.submit(db, two, sample.content(), TODAY, NOW, judge=sample.judge)
    cases.save(db, two, running(gemeente="Venlo"), LATER)
    assert [(one.number, one.current, one.reference) for one in cases.dossiers(db, two)] == [
        (1, False, made.reference),
        (2, False, None),
        (3, True, None),
    ]


CHANGES = {
    "save": lambda db, who: cases.save(db, who, running(gemeente="Venlo"), LATER),
    "begin": lambda db, who: cases.begin(db, who, Case(), LATER),
    "turn_to": lambda db, who: cases.turn_to(db, who, 1, LATER),
    "drop": lambda db, who: cases.drop(db, who, 1, LATER),
    "contact": lambda db, who: contact.save(db, who, {}, LATER),
    "submit": lambda db, who: store.submit(db, who, sample.content(), TODAY, NOW, judge=sample.judge),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_turn_notices_every_change_that_somebody_else_made(db, two, change):
    contact.save(db, two, sample.CARD, NOW)
    seen = cases.look(db, two)
    cases.unchanged(db, two, seen)
    CHANGES[change](db, two)
    with pytest.raises(ChangedMeanwhile):
        cases.unchanged(db, two, seen)


def test_what_is_seen_is_of_one_moment(db, two):
    seen = cases.look(db, two)
    assert (seen.case, seen.number) == (running(gemeente="Emmen"), 2)
    assert [one.number for one in seen.others] == [1]
    assert cases.look(db, "nobody").case == Case()
    with pytest.raises(UnknownConversation):
        cases.unchanged(db, "nobody", seen)


def test_several_changes_in_one_transaction_happen_together_or_not_at_all(db, two):
    def change_and_fail() -> None:
        with db.session():
            cases.begin(db, two, running(gemeente="Venlo"), LATER)
            assert cases.load(db, two).value("gemeente") == "Venlo"
            cases.drop(db, two, 99, LATER)

    before = cases.look(db, two)
    with pytest.raises(UnknownCase):
        change_and_fail()
    assert cases.look(db, two) == before


def test_each_change_in_a_transaction_counts(db, two):
    before = cases.look(db, two).version
    with db.session():
        cases.save(db, two, running(), LATER)
        contact.save(db, two, sample.CARD, LATER)
        cases.drop(db, two, 1, LATER)
    assert cases.look(db, two).version == before + 3
