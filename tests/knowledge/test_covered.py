"""The coverage table: every fact is carried or has a reason, and none is told surer than it is."""

import dataclasses
import re

import pytest

from knowledge.checks import covered, surer
from knowledge.checks.lists import Lists, Words, load_lists
from knowledge.coverage import Entry, Section
from knowledge.load import FOLDER
from knowledge.model import Content

# What an answer says about something that is over: kindly, and never as if it still holds.
OVER = re.compile(
    r"voorbij|gestopt|stopte|afgeschaft|bestaat niet|niet meer|verouderd|sloot|oude |vroeger|eerste jaren", re.I
)
WRONG = [
    (Entry("1.1", "proef", "V"), "niets draagt dit"),
    (Entry("1.1", "proef", "V", articles=("weg",)), "articles: 'weg' bestaat niet"),
    (Entry("1.1", "proef", "V", facts=("weg",)), "facts: 'weg' bestaat niet"),
    (Entry("1.1", "proef", "V", rules=("weg",)), "rules: 'weg' bestaat niet"),
    (Entry("1.1", "proef", "V", regions=("AM99",)), "regions: 'AM99' bestaat niet"),
    (Entry("1.1", "proef", "V", fields=("weg",)), "fields: 'weg' bestaat niet"),
    (Entry("1.1", "proef", "V", terms=("weg",)), "terms: 'weg' bestaat niet"),
    (Entry("1.1", "proef", "BG", articles=("jobcoach",), reason="x"), "wordt nooit getoond"),
    (Entry("1.1", "proef", "U", articles=("praktijkverklaring",)), "klinkt als zeker, maar het merk is U"),
    (Entry("1.1", "proef", "V?", articles=("praktijkverklaring",)), "klinkt als zeker, maar het merk is V?"),
    (Entry("1.1", "proef", "U", regions=("AM15", "AM18")), "AM18 klinkt als waarschijnlijk"),
    (Entry("1.1", "proef", "U", rules=("leeftijd",)), "niets dat dit vertelt, zegt dat het onzeker is"),
]


def found(content: Content, *sections: Section) -> list[str]:
    lists = Lists(Words((), (), ()), (), sections)
    return [f"{one.file} {one.key}: {one.text}" for one in covered.problems(content, lists)]


def one(entry: Entry) -> Section:
    return Section("1", "Proef", (entry,), count=1)


@pytest.mark.parametrize(("entry", "problem"), WRONG)
def test_a_wrong_entry_is_found_by_its_number(content: Content, entry: Entry, problem: str) -> None:
    lines = found(content, one(entry))

    assert [line for line in lines if line.startswith("coverage.yml 1.1: ") and problem in line], lines


def test_a_missing_number_a_missing_row_and_a_double_number_are_found(content: Content) -> None:
    first, third = (Entry(name, "proef", "V", articles=("jobcoach",)) for name in ("1.1", "1.3a"))

    assert found(content, Section("1", "Proef", (first, third), first="1.1", last="1.3"))[0].startswith(
        "coverage.yml 1.2: ontbreekt"
    )
    assert "het horen er 2 te zijn" in found(content, Section("1", "Proef", (first,), count=2))[0]
    assert "twee keer" in found(content, Section("1", "Proef", (first, first), count=2))[0]


def test_an_uncertain_fact_may_be_left_out_with_a_reason(content: Content) -> None:
    assert found(content, one(Entry("1.1", "proef", "U", reason="niet na te gaan"))) == []


def test_an_article_that_is_surer_than_its_fact_is_found(content: Content) -> None:
    sure = dataclasses.replace(content.articles["leerbedrijf-worden"], certainty="zeker")
    changed = dataclasses.replace(content, articles={**content.articles, sure.id: sure})
    lines = [problem.line() for problem in surer.problems(changed, Lists(Words((), (), ()), ()))]

    assert lines == [
        "articles/leerbedrijf-worden.yml: certainty: is zeker, maar het feit 'erkenning-aanvraagduur' in de tekst "
        "is onzeker; maak de tekst net zo onzeker [te-zeker]"
    ]


def test_what_is_over_is_told_as_over(content: Content) -> None:
    expired = [entry for section in load_lists(FOLDER).coverage for entry in section.entries if entry.mark == "E"]

    assert len(expired) > 10
    for entry in expired:
        for name in entry.articles:
            words = [text for said in content.articles[name].answers.values() for text in (said.short, said.more)]
            told = " ".join([*words, *(str(v.value) for f in entry.facts for v in content.facts[f].values)])
            assert OVER.search(told), f"{entry.id}: {name} does not say that it is over"
