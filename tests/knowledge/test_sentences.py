"""Facts that are sentences: another text on another day, with the numbers of other facts in it."""

import dataclasses
from datetime import date

import pytest

from knowledge import references
from knowledge.dated import AsOf
from knowledge.errors import ContentError
from knowledge.model import Checked, Cited, Content, Fact, Value, Wording
from knowledge.texts import filled

OPENS = date(2026, 6, 2)
FROM = Cited("seed")
CHECKED = Checked(date(2027, 5, 22))
DAY = Fact("dag", "Eerste dag", "datum", (Value(OPENS, OPENS, FROM),), CHECKED)


def sentence(*values: tuple[date, str | None]) -> Fact:
    return Fact("ronde", "Ronde", "zin", tuple(Value(start, text, FROM) for start, text in values), CHECKED)


def shown_in(content: Content, text: str, *facts: Fact) -> Content:
    """The content with these facts, and one text that shows them."""
    article = dataclasses.replace(content.articles["nugger-meedoen"], answers={"algemeen": Wording(text)})
    return dataclasses.replace(
        content,
        facts={**content.facts, **{fact.id: fact for fact in facts}},
        fact_files=dict.fromkeys((*content.facts, *(fact.id for fact in facts)), "facts/proef.yml"),
        articles={**content.articles, article.id: article},
    )


def first_problem(content: Content) -> str:
    with pytest.raises(ContentError) as caught:
        references.check(content)
    return str(caught.value)


@pytest.fixture
def round_opens(content: Content) -> Content:
    values = ((content.valid_from, "Er is geen ronde."), (OPENS, "Open sinds {dag}."), (date(2026, 9, 18), None))
    return shown_in(content, "Let op. {ronde} Bel RVO.", DAY, sentence(*values))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 6, 1), "Let op. Er is geen ronde. Bel RVO."),
        (date(2026, 6, 2), "Let op. Open sinds 2 juni 2026. Bel RVO."),
        (date(2026, 9, 17), "Let op. Open sinds 2 juni 2026. Bel RVO."),
        (date(2026, 9, 18), "Let op. Bel RVO."),
    ],
)
def test_a_sentence_differs_by_day_and_leaves_no_gap(round_opens: Content, day: date, expected: str) -> None:
    assert filled("Let op. {ronde} Bel RVO.", AsOf(round_opens, day)) == expected


def test_a_sentence_with_nothing_to_say_leaves_no_empty_line_or_list_item(round_opens: Content) -> None:
    text = "Dit telt:\n- {ronde}\n- loon\n\n{ronde}\n\nBel RVO."

    assert filled(text, AsOf(round_opens, date(2027, 1, 1))) == "Dit telt:\n- loon\n\nBel RVO."


def test_a_fact_may_begin_later_when_only_a_later_sentence_shows_it(round_opens: Content) -> None:
    references.check(round_opens)


def test_a_fact_that_is_shown_before_its_first_day_is_found(content: Content) -> None:
    early = shown_in(content, "{ronde}", DAY, sentence((content.valid_from, "Open sinds {dag}.")))

    assert "facts/proef.yml: dag.values[0].start: moet al gelden op" in first_problem(early)


def test_a_sentence_in_a_sentence_is_found(content: Content) -> None:
    inner = dataclasses.replace(sentence((content.valid_from, "Kort.")), id="dag")
    outer = sentence((content.valid_from, "Zie {dag}"))

    assert "facts/proef.yml: ronde.values[0].value: {dag} is zelf ook een zin" in first_problem(
        shown_in(content, "{ronde}", inner, outer)
    )
