"""Several candidates for one place: what is asked once, and what of each."""

from dataclasses import replace

import pytest

from knowledge import group
from knowledge.load import FOLDER
from knowledge.questions import card_fields
from knowledge.yaml_files import read
from tests.knowledge.conftest import NOW, case_of

ABOUT_THE_PLACE = {"bedrijf", "praktijkopleider", "werk", "sector", "taken", "vorm", "organisatie", "email"}
ABOUT_A_PERSON = {"gemeente", "opleiding", "leeftijd", "situatie", "toestemming", "mag_werken", "school", "wil"}


def test_every_field_says_how_it_is_asked_in_a_group() -> None:
    assert [one["id"] for one in read(FOLDER / "fields.yml", FOLDER) if "group" not in one] == []


def test_a_consultant_is_told_of_each_candidate_what_is_about_the_person(content) -> None:
    how = {one.id: one.grouped("professional") for one in content.fields.values()}

    assert {how[name] for name in ABOUT_A_PERSON} == {"each"}
    assert {how[name] for name in ABOUT_THE_PLACE} == {"shared"}


@pytest.mark.parametrize("name", ["gemeente", "samenwerken", *ABOUT_THE_PLACE])
def test_an_employer_is_asked_once_about_the_place(content, name: str) -> None:
    assert content.fields[name].grouped("werkgever") == "shared"


PLACE = {"bedrijf": "erkend", "praktijkopleider": "ja", "werk": "ja"}
PERSON = {
    "gemeente": "Venlo", "opleiding": "geen", "leeftijd": "volwassen", "situatie": "werkend", "mag_werken": "ja",
    "school": "nee", "wil": "ja",
}  # fmt: skip


def group_of(content, size: int = 3, role: str = "professional", **answers: str):
    return group.made(content, case_of({"rol": role, **answers}), "g1", size)


def test_each_candidate_has_a_place_and_what_all_share(content) -> None:
    members = group_of(content, bedrijf="erkend", opleiding="geen")

    assert [(one.group.place, one.group.size) for one in members] == [(1, 3), (2, 3), (3, 3)]
    assert [set(one.answers) for one in members] == [{"rol", "bedrijf", "opleiding"}, *[{"rol", "bedrijf"}] * 2]


def test_the_place_is_asked_about_once_and_first(as_of) -> None:
    members = group_of(as_of.content)

    assert group.next_shared(as_of, members).id == "bedrijf"
    assert group.next_shared(as_of, group_of(as_of.content, **PLACE)) is None


def test_a_shared_answer_reaches_every_candidate_and_a_personal_one_stays(content) -> None:
    first, *rest = group_of(content)
    first = first.with_answer("bedrijf", "erkend", "gebruiker", NOW).with_answer("situatie", "ww", "gebruiker", NOW)

    members = group.with_shared(content, first, (first, *rest))

    assert {one.value("bedrijf") for one in members} == {"erkend"}
    assert [one.value("situatie") for one in members] == ["ww", None, None]


def test_a_changed_place_takes_away_what_no_longer_applies(content) -> None:
    members = group_of(content, **PLACE)
    changed = members[1].with_answer("bedrijf", "nog_geen", "gebruiker", NOW)

    assert all("werk" not in one.answers for one in group.with_shared(content, changed, members))


def test_of_each_candidate_is_asked_what_can_still_change_its_outcome(as_of) -> None:
    first = group_of(as_of.content, **PLACE)[0]

    assert group.next_of_each(as_of, first).id == "gemeente"
    for name, value in PERSON.items():
        assert group.next_of_each(as_of, first) is not None
        first = first.with_answer(name, value, "gebruiker", NOW)
    assert group.next_of_each(as_of, first) is None


def test_an_employer_is_asked_only_whether_somebody_works_there_already(as_of) -> None:
    first = group_of(as_of.content, role="werkgever", gemeente="Venlo", samenwerken="ja", **PLACE)[0]

    assert [one.id for one in group.told_of_each(as_of.content, first)] == ["werkt_al"]


def test_a_candidate_is_done_when_it_has_a_reference_and_no_open_question(as_of) -> None:
    first = group_of(as_of.content, **PLACE, **PERSON)[0]

    assert not group.is_done(as_of, first)
    assert group.is_done(as_of, replace(first, name="K-1"))
    assert group.is_done(as_of, group.in_state(group_of(as_of.content)[1], group.SKIPPED))


def test_the_card_of_a_group_asks_nothing_about_one_candidate(content) -> None:
    for role in ("professional", "werkgever"):
        asked = card_fields(content, group_of(content, role=role)[0])

        assert "akkoord_kandidaat" in {one.id for one in asked}
        assert not {"referentie", "mag_werken", "werkt_al", "kandidaat_in_beeld"} & {one.id for one in asked}


def test_an_employer_alone_is_not_asked_about_a_candidate(content) -> None:
    asked = {one.id for one in card_fields(content, case_of({"rol": "werkgever"}))}

    assert not {"referentie", "akkoord_kandidaat", "werkt_al"} & asked


def test_a_spreadsheet_replaces_the_same_reference_and_adds_the_others(content) -> None:
    first, *rest = group_of(content)
    told = (replace(first, name="K-1"), *rest)
    rows = tuple(group.filled(content, first, name, {"leeftijd": "volwassen"}, NOW) for name in ("k-1", "K-2"))

    merged = group.merged(told, rows)

    assert [one.name for one in merged] == ["k-1", "K-2"]
    assert all(group.state_of(one) == group.DONE for one in merged)
