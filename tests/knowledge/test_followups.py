"""Which messages lean on the answer before them, and how."""

import re

import pytest

from knowledge.followups import leaning
from knowledge.load import load_content

PLACES = re.compile(r"Venlo|Twente|Groningen|Enschede")
AGES = re.compile(r"\d+(?:-jarigen)?")


def lean(text: str) -> tuple | None:
    places = [one.span() for one in PLACES.finditer(text)]
    spans = [*places, *(one.span() for one in AGES.finditer(text))]
    found = leaning(load_content(), text, spans, place=bool(places))
    return found and (found.again, found.refers, found.audience)


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("en in Venlo?", None),
        ("En in Venlo dan", None),
        ("en in de regio Twente", None),
        ("hoe zit dat in Groningen?", None),
        ("geldt dat ook in Enschede?", None),
        ("en voor werkgevers?", "werkgever"),
        ("en als consulent?", "professional"),
        ("geldt dat ook voor een bedrijf", "werkgever"),
        ("en voor kandidaten in Venlo?", "algemeen"),
    ],
)
def test_a_place_or_an_audience_alone_asks_the_same_again(text: str, audience: str | None) -> None:
    found = lean(text)

    assert found is not None
    assert (found[0], found[2]) == (True, audience)


@pytest.mark.parametrize(
    ("text", "refers"),
    [
        ("hoeveel is dat?", True),
        ("hoe lang duurt dat?", True),
        ("wie betaalt dat", True),
        ("geldt dat ook voor 18-jarigen?", True),
        ("en wie betaalt dat in Venlo?", True),
        ("hoelang duurt t", True),
        ("hoeveel?", False),
        ("wie betaalt", False),
    ],
)
def test_a_question_without_a_subject_leans(text: str, refers: bool) -> None:
    assert lean(text) == (False, refers, None)


@pytest.mark.parametrize(
    "text",
    [
        "wat is een praktijkverklaring?",
        "mag een nugger in Venlo meedoen?",
        "geldt dat ook voor bijstand?",
        "en de derde leerweg?",
        "Venlo",
        "werkgever",
        "34",
        "bedankt",
        "ja",
        "",
        "😀",
        "en wie betaalt dat dan en hoe lang duurt het en wie doet dat",
    ],
)
def test_what_has_a_subject_of_its_own_or_says_nothing_does_not_lean(text: str) -> None:
    assert lean(text) is None


def test_a_name_that_several_regions_have_means_one_of_them() -> None:
    found = leaning(load_content(), "en in Limburg?")

    assert found is not None
    assert found.again
    assert len(found.regions) == 3
