"""The report on the number of questions: up to date, and the same as walking every single way."""

import re
from collections import defaultdict
from datetime import date

import pytest

from knowledge.clusters import case_with
from knowledge.dated import MONTHS, AsOf
from knowledge.load import load_content
from knowledge.questions import next_question
from knowledge.verdict import judge
from tools import check_report
from tools.check_report import FILE, Walk, report, weights

CONTENT = load_content()
DAY = date(2026, 11, 22)


def test_the_report_is_of_the_rules_as_they_are() -> None:
    text = FILE.read_text(encoding="utf-8")
    day, month, year = re.search(r"regels op (\d+) (\w+) (\d{4})", text).groups()
    seen = date(int(year), MONTHS.index(month) + 1, int(day))

    assert report(AsOf(CONTENT, seen)) == text, "draai: make check-report"


@pytest.mark.parametrize("role", ["professional", "werkgever"])
def test_all_ways_together_are_one_and_none_is_longer_than_twelve_answers(role: str) -> None:
    ways = Walk(AsOf(CONTENT, DAY), role).ways()

    assert sum(ways.share.values()) == pytest.approx(1)
    assert max(ways.most.values()) == (12 if role == "professional" else 6)
    assert all(often <= 1 + 1e-9 for often in ways.asked.values())


def test_walking_every_single_way_of_an_employer_gives_the_same() -> None:
    as_of = AsOf(CONTENT, DAY)
    share, answers, most = defaultdict(float), defaultdict(float), defaultdict(int)

    def walk(given: dict[str, str], weight: float) -> None:
        case = case_with("werkgever", given)
        asked = next_question(CONTENT, case, DAY)
        if asked is None:
            outcome = judge(CONTENT, case, DAY).outcome
            share[outcome] += weight
            answers[outcome] += weight * (len(given) + 1)
            most[outcome] = max(most[outcome], len(given) + 1)
            return
        for value, often in weights(as_of, asked):
            walk({**given, asked.id: value}, weight * often)

    walk({}, 1.0)
    ways = Walk(as_of, "werkgever").ways()

    assert dict(ways.share) == pytest.approx(dict(share))
    assert dict(ways.answers) == pytest.approx(dict(answers))
    assert dict(ways.most) == dict(most)


def test_a_consultant_who_says_the_first_things_first_is_walked_like_any_other() -> None:
    as_of = AsOf(CONTENT, DAY)
    given = {"gemeente": "Venlo", "opleiding": "mbo2plus"}

    assert dict(Walk(as_of, "professional")._from(given).share) == {"andere_route": 1.0}


def test_the_command_writes_the_page(monkeypatch, tmp_path, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(check_report, "FILE", tmp_path / "docs" / "questions.md")

    assert check_report.main(DAY) == 0
    assert (tmp_path / "docs" / "questions.md").read_text(encoding="utf-8").startswith("# Hoeveel vragen")
