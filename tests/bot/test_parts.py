"""Which messages hold two questions, and what stays one."""

import pytest

from bot.components.parts import parts
from knowledge.load import load_content

TWO = [
    (
        "Wat is een praktijkverklaring? Wie betaalt de school?",
        "Wat is een praktijkverklaring?",
        "Wie betaalt de school?",
    ),
    ("wat is een jobcoach?wie betaalt de school?", "wat is een jobcoach?", "wie betaalt de school?"),
    ("mag een nugger meedoen en wat is de derde leerweg", "mag een nugger meedoen", "wat is de derde leerweg"),
    ("hoe word ik leerbedrijf en ook hoe krijg ik subsidie", "hoe word ik leerbedrijf", "hoe krijg ik subsidie"),
    ("klant heeft ww, mag hij meedoen? Hoe lang duurt een proefplaatsing", "klant heeft ww, mag hij meedoen?", None),
]


@pytest.mark.parametrize(("text", "first", "second"), TWO)
def test_two_questions_are_two_parts(text: str, first: str, second: str | None) -> None:
    found = parts(load_content(), text)

    assert len(found) == 2
    assert found[0] == first
    assert second in (None, found[1])


@pytest.mark.parametrize(
    "text",
    [
        "wat is een praktijkverklaring en een mbo-certificaat?",
        "mag iemand met bijstand en zonder diploma meedoen?",
        "Hoe lang duurt een VOG en wat kost die?",
        "wat is een jobcoach en wie betaalt dat",
        "wie tekent de overeenkomst en wie beslist daarover?",
        "Mijn klant is 34. Hij woont in Venlo. Kan hij meedoen?",
        "Goedemorgen! Wat is een praktijkverklaring?",
        "kan dat? en hoe",
        "en en en ? ? ?",
        "mag dat? 😀 😀 😀?",
        "",
    ],
)
def test_one_question_stays_one(text: str) -> None:
    assert parts(load_content(), text) == ()
