"""Which candidate a message is about; an age, a level, a postcode or a name is no reference."""

import pytest

from actions.check import named
from applications.cases import Dossier
from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.load import load_content
from tests.actions.test_turn import NOW, TODAY

CONTENT = load_content()
REFERENCES = {
    "kandidaat K-204": "K-204",
    "terug naar kandidaat k-204": "K-204",
    "kenmerk 12-B": "12-B",
    "kenmerk: 12-b": "12-B",
    "mijn klant heeft kenmerk 12-B": "12-B",
    "kandidaat met kenmerk K-204, 34 jaar": "K-204",
    "nieuwe kandidaat, kenmerk is 2041": "2041",
    "dossier 4411": "4411",
    "dossier nummer 4411.": "4411",
    "cliënt KL/31": "KL/31",
    "het gaat om kandidaat 2026-17": "2026-17",
    "start de check voor kandidaat K-204 uit Venlo": "K-204",
    "kandidaat A1": "A1",
}
NONE = [
    "kandidaat",
    "kandidaat 2",
    "de kandidaat is 34",
    "kandidaat 34 jaar",
    "kandidaat 34-jarige",
    "kandidaat mbo2",
    "mijn klant mbo-3 afgemaakt",
    "de kandidaat 5911 XC",
    "de kandidaat 5911XC",
    "kandidaat heeft 3 kinderen",
    "mijn kandidaat woont in Venlo",
    "kandidaat Jan",
    "welke kandidaten heb ik",
    "wie beslist over de kandidaat?",
    "ik heb 12 kandidaten",
    "de klant is 27+",
    "kandidaat vmbo",
]


@pytest.mark.parametrize("text", REFERENCES)
def test_a_reference_is_found(text: str) -> None:
    assert named.reference_in(CONTENT, text) == REFERENCES[text]


@pytest.mark.parametrize("text", NONE)
def test_anything_else_is_none(text: str) -> None:
    assert named.reference_in(CONTENT, text) == ""


def case(name: str) -> Case:
    return Case(name=name, stage="vragen").with_answer("rol", "professional", "profiel", NOW)


DOSSIERS = (
    Dossier(1, case("K-204"), False, None),
    Dossier(4, case("kandidaat 2"), True, None),
    Dossier(5, case("12-B"), False, None),
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("terug naar kandidaat K-204", 1),
        ("kandidaat k204", 1),
        ("kenmerk k 204", None),
        ("kandidaat 2", 4),
        ("ga naar klant nummer 2", 4),
        ("kandidaat 1", None),
        ("de eerste kandidaat", 1),
        ("terug naar de derde kandidaat", 5),
        ("de vierde kandidaat", None),
        ("kandidaat 12-B is 34", 5),
        ("kandidaat K-999", None),
        ("kandidaat 2 jaar", None),
        ("ik heb 2 kandidaten", None),
    ],
)
def test_a_candidate_of_this_conversation_is_known_by_what_it_is_called(text: str, number: int | None) -> None:
    found = named.one_of(DOSSIERS, CONTENT, text)
    assert (found and found.number) == number


@pytest.mark.parametrize("text", ["kandidaat K-204", "terug naar kandidaat K-204 graag", "het gaat om kenmerk 12-B"])
def test_naming_a_candidate_and_nothing_else(text: str) -> None:
    assert named.is_all(CONTENT, text)


@pytest.mark.parametrize(
    "text", ["kandidaat K-204 heeft bijstand", "kandidaat K-204, vmbo", "kan kandidaat K-204 meedoen?"]
)
def test_naming_a_candidate_and_saying_something(text: str) -> None:
    assert not named.is_all(CONTENT, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("nieuwe kandidaat Fatima", True),
        ("nieuwe kandidaat [naam]", True),
        ("kandidaat genaamd Jan", True),
        ("nieuwe kandidaat Venlo", False),
        ("nieuwe kandidaat K-204", False),
        ("nieuwe kandidaat graag", False),
        ("nieuwe klant Bijstand", False),
    ],
)
def test_the_name_of_a_person_is_noticed(text: str, name: bool) -> None:
    assert named.holds_a_name(AsOf(CONTENT, TODAY), text) is name
