"""The candidates of a group in the store: kept, wiped, moved and applied for together."""

import json

import pytest

from applications import cases, codes, contact, conversations, corrections, groups, store
from applications.errors import Incomplete
from knowledge import group
from knowledge.case import Case
from knowledge.load import load_content
from tests.applications.sample import NOW, TODAY

CARD = {
    "organisatie": "Gemeente Voorbeeld",
    "contactpersoon": "S. Pietersen",
    "email": "s@voorbeeld.example",
    "akkoord_kandidaat": "ja",
}
PLACE = {"rol": "professional", "bedrijf": "erkend", "praktijkopleider": "ja", "werk": "ja"}


def group_of(*names: str, place: dict[str, str] = PLACE) -> group.Members:
    first = Case()
    for field, value in place.items():
        first = first.with_answer(field, value, "gebruiker", NOW)
    members = group.made(load_content(), first, "g1", len(names))
    return tuple(
        group.filled(load_content(), one, name, {"leeftijd": "volwassen"}, NOW)
        for one, name in zip(members, names, strict=True)
    )


@pytest.fixture
def members(db, conversation) -> group.Members:
    """Three candidates, kept."""
    made = group.placed("g1", group_of("K-1", "K-2", "K-3"))
    groups.save(db, conversation, made, 1, NOW)
    return made


def test_all_candidates_come_back_as_they_were_kept(db, conversation, members) -> None:
    assert groups.members(db, conversation) == members
    assert cases.load(db, conversation) == members[0]
    assert [one.case.name for one in cases.dossiers(db, conversation)] == ["K-1", "K-2", "K-3"]


def test_the_check_that_a_group_began_from_is_its_first_candidate(db, conversation) -> None:
    cases.save(db, conversation, Case(stage="vragen").with_answer("rol", "professional", "profiel", NOW), NOW)
    groups.save(db, conversation, group.placed("g1", group_of("K-1", "K-2")), 2, NOW)

    assert [one.number for one in cases.dossiers(db, conversation)] == [1, 2]
    assert cases.load(db, conversation).name == "K-2"


def test_who_is_taken_out_is_wiped(db, conversation, members) -> None:
    groups.save(db, conversation, group.placed("g1", (members[0], members[2])), 1, NOW)

    assert [one.name for one in groups.members(db, conversation)] == ["K-1", "K-3"]
    assert [one.case.name for one in cases.dossiers(db, conversation)] == ["K-1", "K-3"]


def test_stopping_wipes_every_candidate_and_the_card(db, conversation, members) -> None:
    contact.save(db, conversation, CARD, NOW)
    groups.drop(db, conversation, NOW)

    assert cases.dossiers(db, conversation) == ()
    assert contact.load(db, conversation) == {}


def test_a_case_in_no_group_is_left_alone(db, conversation) -> None:
    cases.save(db, conversation, Case(stage="vragen").with_answer("rol", "professional", "profiel", NOW), NOW)
    groups.drop(db, conversation, NOW)

    assert cases.load(db, conversation).role == "professional"
    assert groups.members(db, conversation) == ()


def submit(db, conversation) -> groups.Made:
    return groups.submit(db, conversation, load_content(), TODAY, NOW)


def test_one_application_for_each_candidate_with_its_own_reference_and_the_shared_card(
    db, conversation, members
) -> None:
    contact.save(db, conversation, CARD, NOW)
    made = submit(db, conversation)

    assert [case.name for case, _ in made] == ["K-1", "K-2", "K-3"]
    assert len({one.reference for _, one in made}) == 3
    for case, one in made:
        text = json.dumps(one.document, ensure_ascii=False)
        assert f'"{case.name}"' in text
        assert "s@voorbeeld.example" in text
        assert not [other for other in ("K-1", "K-2", "K-3") if other != case.name and f'"{other}"' in text]


def test_submitting_again_gives_the_same_applications(db, conversation, members) -> None:
    contact.save(db, conversation, CARD, NOW)
    first = [one.reference for _, one in submit(db, conversation)]

    assert [one.reference for _, one in submit(db, conversation)] == first
    assert [one.reference for _, one in groups.applications(db, conversation, "g1")] == first
    assert cases.load(db, conversation).stage == "klaar"


def test_without_a_card_none_is_made(db, conversation, members) -> None:
    with pytest.raises(Incomplete):
        submit(db, conversation)

    assert store.of_conversation(db, conversation) == ()


def test_thirty_at_once(db, conversation) -> None:
    names = [f"K-{number}" for number in range(1, 31)]
    groups.save(db, conversation, group.placed("g1", group_of(*names)), 1, NOW)
    contact.save(db, conversation, CARD, NOW)

    assert len({one.reference for _, one in submit(db, conversation)}) == 30


def test_a_skipped_candidate_gets_none_and_stays_as_a_case_of_its_own(db, conversation, members) -> None:
    skipped = (members[0], group.in_state(members[1], group.SKIPPED), members[2])
    groups.save(db, conversation, skipped, 1, NOW)
    contact.save(db, conversation, CARD, NOW)

    assert [case.name for case, _ in submit(db, conversation)] == ["K-1", "K-3"]
    (left,) = [one for one in cases.dossiers(db, conversation) if one.reference is None]
    assert left.case.name == "K-2"
    assert left.case.group is None


def test_another_conversation_sees_no_application_of_a_group(db, conversation, members) -> None:
    contact.save(db, conversation, CARD, NOW)
    submit(db, conversation)
    other = conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)

    assert groups.applications(db, other, "g1") == ()
    assert groups.applications(db, conversation, "g2") == ()


def test_a_next_group_keeps_the_applications_of_the_one_before(db, conversation, members) -> None:
    contact.save(db, conversation, CARD, NOW)
    submit(db, conversation)
    fresh = group.placed("g4", group_of("K-4", "K-5"))
    groups.save(db, conversation, fresh, 1, NOW)

    assert [one.name for one in groups.members(db, conversation)] == ["K-4", "K-5"]
    assert len(groups.applications(db, conversation, "g1")) == 3


def test_a_code_takes_the_whole_group_along(db, conversation, members) -> None:
    number = cases.look(db, conversation).number
    code = codes.make(db, conversation, number, 14, NOW)
    other = conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)

    codes.redeem(db, other, code.text.replace("-", ""), NOW)

    assert [one.name for one in groups.members(db, other)] == ["K-1", "K-2", "K-3"]
    assert cases.dossiers(db, conversation) == ()


def test_one_application_of_a_group_is_corrected_alone(db, conversation, members) -> None:
    contact.save(db, conversation, CARD, NOW)
    made = submit(db, conversation)
    reference = made[1][1].reference

    corrections.correct(db, conversation, reference, NOW)

    assert [one.name for one in groups.members(db, conversation)] == ["K-2"]
    ((_, again),) = submit(db, conversation)
    assert (again.reference, again.version) == (reference, 2)
