"""Who somebody says to be, and who is only spoken of."""

import pytest
from spacy.language import Language

from bot.components.dutch import find_entities, patterns_of, pipeline
from knowledge.load import load_content


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline(patterns_of(load_content()))


def roles(nlp: Language, text: str) -> set[str]:
    return {one["value"] for one in find_entities(nlp, text) if one["entity"] == "rol"}


@pytest.mark.parametrize(
    "text",
    [
        *("ik ben hier al tien jaar de baas", "wij zijn een klein familiebedrijf", "kan ik als ondernemer meedoen"),
        *("ben zelf eigenaar van een hotel", "namens de werkgevers hier", "onze eigen bakkerij", "ik run een kapsalon"),
        *("leren bij ons in de keuken", "I am the employer", "ik heb een garage", "werkgever hier, wat nu?"),
        *("ik ben wekgever", "mijn klant is bang; ik ben haar werkgever"),
    ],
)
def test_an_employer_says_so(nlp: Language, text: str):
    assert roles(nlp, text) == {"werkgever"}


@pytest.mark.parametrize(
    "text",
    [
        *("ik ben sinds kort werkcoach", "als klantmanager zie ik dit vaak", "jobcoach hier", "ben haar begeleider"),
        *("kunt u mij (consulent) helpen", "ik werk als participatiecoach", "Goedemorgen, casemanager hier: mag dit?"),
    ],
)
def test_a_professional_says_so(nlp: Language, text: str):
    assert roles(nlp, text) == {"professional"}


@pytest.mark.parametrize(
    "text",
    [
        *("de werkgever wil niet", "mijn werkgever betaalt", "een werkcoach zei dat", "als de werkgever stopt"),
        *("als een ondernemer failliet gaat", "hij werkt als jobcoach", "ze wil aan de slag als consulent"),
        *("ik zoek een werkgever", "ik ben bij een werkgever geweest", "wij zijn een leerwerkbedrijf"),
        *("ik heb een garage gevonden voor hem", "wat doet een jobcoach", "registratie als jobcoach"),
    ],
)
def test_who_is_spoken_of_is_not_who_speaks(nlp: Language, text: str):
    assert roles(nlp, text) == set()
