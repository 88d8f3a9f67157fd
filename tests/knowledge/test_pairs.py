"""The answer on the day before each change, and on the day itself."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from knowledge.answers import answer
from knowledge.checks.lengths import LONGEST_SHORT_ANSWER
from knowledge.dated import AsOf
from knowledge.model import Content
from knowledge.texts import filled

PAIRS = yaml.safe_load((Path(__file__).parent / "pairs.yml").read_text(encoding="utf-8"))


def days_of_change(content: Content) -> set[date]:
    """Every day on which the content says something else than the day before."""
    starts = {value.start for fact in content.facts.values() for value in fact.values[1:]}
    return {day for day in starts if day > content.valid_from}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["change"])
def test_the_answer_is_right_on_both_days(content: Content, pair: dict) -> None:
    said = {}
    for side in ("before", "after"):
        want = pair[side]
        said[side] = answer(content, pair["article"], pair.get("audience"), pair.get("region"), want["day"])["text"]
        for words in want.get("says", []):
            assert words in said[side], f"{want['day']}: {words!r} is missing in: {said[side]}"
        for words in want.get("never", []):
            assert words not in said[side], f"{want['day']}: {words!r} stands in: {said[side]}"
    assert said["before"] != said["after"]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["change"])
def test_a_pair_stands_on_the_two_days_around_a_change(content: Content, pair: dict) -> None:
    assert pair["after"]["day"] - pair["before"]["day"] == timedelta(days=1)
    assert pair["after"]["day"] in days_of_change(content)


def test_every_day_of_change_has_a_pair(content: Content) -> None:
    assert days_of_change(content) <= {pair["after"]["day"] for pair in PAIRS}


def test_on_no_day_a_short_answer_is_too_long_or_an_ended_amount_is_shown(content: Content) -> None:
    for day in {content.valid_from, *days_of_change(content)}:
        as_of = AsOf(content, day)
        for article in content.articles.values():
            for audience, wording in article.answers.items():
                short, more = filled(wording.short, as_of), filled(wording.more, as_of)
                assert len(short.split()) <= LONGEST_SHORT_ANSWER, (article.id, audience, day)
                assert "(vervallen op" not in short + more, (article.id, audience, day)


def test_on_no_day_a_list_is_announced_that_is_not_there(content: Content) -> None:
    for day in {content.valid_from, *days_of_change(content)}:
        for article in content.articles.values():
            for audience, wording in article.answers.items():
                lines = [line for line in filled(wording.more, AsOf(content, day)).split("\n") if line]
                for line, after in zip(lines, [*lines[1:], ""], strict=False):
                    assert not line.endswith(":") or after.startswith(("- ", "1. ")), (article.id, audience, day, line)
