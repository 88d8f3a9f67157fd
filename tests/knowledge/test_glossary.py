"""Asking what a word means, in the ways people ask it."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.glossary import asked_term, better_article, explain
from knowledge.model import Cited, Content, Term

TODAY = date(2026, 11, 22)
OVO = Term("ovo", "ovo", "Een onderwijsovereenkomst.", (Cited("rvo-adm"),), article="praktijkovereenkomst",
           certainty="waarschijnlijk", short_for="onderwijsovereenkomst voor de hele opleiding")  # fmt: skip
TERMS = (
    OVO,
    Term("pok", "pok", "Een praktijkovereenkomst.", (Cited("sbb-pok"),), short_for="praktijkovereenkomst"),
    Term("pv", "pv", "Een praktijkverklaring.", (Cited("faq"),), short_for="praktijkverklaring"),
    Term("verklaring", "praktijkverklaring", "Wat iemand kan.", (Cited("faq"),), article="praktijkverklaring"),
    Term("jobcoach", "jobcoach", "Iemand die helpt.", (Cited("faq"),), also=("job-coaching",), article="jobcoach"),
    Term("bbl", "bbl", "Een leerweg.", (Cited("faq"),)),
    Term("bedrijf", "leerbedrijf", "Een bedrijf.", (Cited("faq"),)),
)


@pytest.fixture(scope="module")
def small(content: Content) -> Content:
    return replace(content, glossary={one.id: one for one in TERMS})


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("wat is een ovo?", "ovo"),
        ("Wat is een OVO", "ovo"),
        ("wat betekent bbl", "bbl"),
        ("wat betekend pok eigenlijk", "pok"),
        ("betekenis van pok", "pok"),
        ("pok betekenis", "pok"),
        ("waar staat ovo voor", "ovo"),
        ("Waar staat de afkorting BBL voor?", "bbl"),
        ("waar is pok de afkorting van", "pok"),
        ("ovo?", "ovo"),
        ("o.v.o.?", "ovo"),
        ("ovo's", "ovo"),
        ("Wat zijn leerbedrijven?", "bedrijf"),
        ("wat zijn jobcoaches", "jobcoach"),
        ("wat is job coaching", "jobcoach"),
        ("wat is een praktijkverklaaring?", "verklaring"),
        ("wat is een praktijk verklaring", "verklaring"),
        ("hallo, kunt u mij uitleggen wat een jobcoach is?", "jobcoach"),
        ("leg uit wat pok betekent", "pok"),
        ("wat wordt bedoeld met de term ovo", "ovo"),
        ("wat houdt bbl in", "bbl"),
        ("wat is een onderwijsovereenkomst voor de hele opleiding", "ovo"),
    ],
)
def test_the_term_is_found(small: Content, text: str, term: str) -> None:
    asked = asked_term(small, text)

    assert asked is not None
    assert asked.term.id == term


OTHER_QUESTIONS = (
    *("", "?", "wat is", "wat is bol?", "wat is een pov", "wat kost een jobcoach?", "hoe lang duurt bbl"),
    *("wat is een ovo in een bakkerij en wie tekent", "wat is het verschil tussen bbl en bol"),
    *("moet ik een pok tekenen", "dji praktijkverklaring", "praktijkverklaaring", "wat zijn de pokken"),
)


@pytest.mark.parametrize("text", OTHER_QUESTIONS)
def test_another_question_is_no_question_for_a_term(small: Content, text: str) -> None:
    assert asked_term(small, text) is None


def test_only_the_term_is_asked_for_less_clearly_than_with_a_question_mark(small: Content) -> None:
    assert asked_term(small, "bbl").bare
    assert not asked_term(small, "bbl?").bare
    assert not asked_term(small, "betekenis bbl").bare


@pytest.mark.parametrize(
    ("text", "likely", "better"),
    [
        ("wat is een jobcoach?", "jobcoach", True),  # its title names the jobcoach
        ("wat is een ovo?", "derde-leerweg", False),  # the title names it between brackets only
        ("wat is een leerbedrijf?", "jobcoach", False),
        ("wat betekent jobcoach", "jobcoach", False),  # the word is asked for, not the thing
        ("jobcoach", "jobcoach-aanvragen", True),  # anything may be asked
        ("jobcoach", None, False),
        ("wat is een jobcoach?", None, False),
    ],
)
def test_an_article_that_is_about_the_very_thing_goes_first(
    small: Content, text: str, likely: str | None, better: bool
) -> None:
    assert better_article(small, asked_term(small, text), likely) == (likely if better else None)


def test_an_explanation_has_meaning_caution_source_and_a_way_on(small: Content) -> None:
    said = explain(small, OVO, TODAY)

    assert said["text"].split("\n\n") == [
        "Ovo is kort voor onderwijsovereenkomst voor de hele opleiding.",
        "Een onderwijsovereenkomst.",
        small.talk["waarschijnlijk"].text,
    ]
    assert said["sources"][0]["title"].startswith("RVO")
    assert [one["payload"] for one in said["buttons"]] == ['/knop{"artikel":"praktijkovereenkomst"}']


def test_every_term_is_found_by_each_of_its_names(content: Content) -> None:
    for term in content.glossary.values():
        for name in (term.term, *term.also):
            assert asked_term(content, f"wat betekent {name}?").term is term
        assert explain(content, term, TODAY)["text"]
