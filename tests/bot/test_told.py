"""Facts in more words than one."""

import pytest
from spacy.language import Language

from bot.components.dutch import pipeline
from bot.components.line import line_of
from bot.components.patterns import patterns_of
from bot.components.told import facts_in
from tests.bot.small import SMALL


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline(patterns_of(SMALL))


def told(nlp: Language, text: str) -> set[tuple[str, str]]:
    return {(field, value) for field, value, _ in facts_in(line_of(nlp(text), text))}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("haar contract wordt in mei niet verlengd", ("situatie", "bedreigd")),
        ("ontslag per 1 maart", ("situatie", "bedreigd")),
        ("krijgt van niemand iets, zonder inkomen", ("situatie", "nugger")),
        ("geen ww, geen bijstand", ("situatie", "nugger")),
        ("zit nog op de praktijkschool", ("situatie", "leerling")),
        ("vso (nog bezig)", ("situatie", "leerling")),
        ("net klaar met het pro", ("situatie", "schoolverlater")),
        ("wij dragen zelf het risico", ("situatie", "wia_eigenrisico")),
        ("de kandidaat zit vast", ("situatie", "anders")),
        ("diploma verpleegkunde uit Iran", ("opleiding", "buitenland")),
        ("heeft een Pools diploma", ("opleiding", "buitenland")),
        ("niets gehaald op school", ("opleiding", "geen")),
        ("vorig jaar entree gehaald", ("opleiding", "mbo1")),
        ("onze erkenning is vorig jaar verlopen", ("bedrijf", "niet_erkend")),
        ("werken mag hij niet", ("mag_werken", "nee")),
        ("heeft sinds mei een status", ("mag_werken", "statushouder")),
        ("klant van mij", ("rol", "professional")),
        ("mijn kapsalon loopt goed", ("rol", "werkgever")),
        ("wil de kinderopvang in", ("sector", "zorg")),
    ],
)
def test_a_fact_is_found(nlp: Language, text: str, fact: tuple[str, str]) -> None:
    assert fact in told(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "wat wijzigt er door pw in balans",
        "hij krijgt niks betaald voor zijn stage",
        "ik heb een bedrijf gevonden",
        "mijn werkgever wil niet",
        "moet ik hem zelf in dienst nemen",
        "de erkenning klopt niet",
    ],
)
def test_what_only_looks_like_a_fact_is_none(nlp: Language, text: str) -> None:
    assert told(nlp, text) == set()


def test_a_fact_stands_where_it_was_said(nlp: Language) -> None:
    text = "Hij is 30; ontslag per 1 maart."

    ((_, _, (start, end)),) = [one for one in facts_in(line_of(nlp(text), text)) if one[1] == "bedreigd"]

    assert text[start:end] == "ontslag per 1 maart"
