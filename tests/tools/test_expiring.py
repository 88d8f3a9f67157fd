"""What is due: on which day, from which file, and with everything that leans on it."""

import os
import subprocess
import sys
from datetime import date

import pytest

from knowledge.load import load_content
from knowledge.model import Content
from tests.knowledge.planting import copy_of_content, plant
from tools import house
from tools.expiring import Due, due, report

FIRST, LAST = date(2027, 1, 15), date(2027, 4, 15)
BEGIN = date(2020, 1, 1)
FROM = {"id": "seed", "place": "hoofdtekst"}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The content with a source, an article, an amount, a round and a sentence that are due soon."""
    root = copy_of_content(tmp_path_factory.mktemp("due"))
    plant(root, "sources.yml", "faq.checked.again_before", date(2027, 2, 1))
    plant(root, "articles/jobcoach.yml", "checked.again_before", date(2027, 1, 10))
    for name, unit, values in (
        ("proef-bedrag", "euro", {BEGIN: 100, date(2027, 3, 1): None}),
        ("proef-einde", "datum", {BEGIN: date(2027, 4, 15)}),
        ("proef-later", "datum", {BEGIN: date(2027, 4, 16)}),
        ("proef-zin", "zin", {BEGIN: "Tot {proef-einde} en {proef-later}.", date(2027, 4, 1): "Dicht."}),
    ):
        listed = [{"start": start, "value": value, "source": dict(FROM)} for start, value in values.items()]
        fact = {
            "id": name,
            "label": name,
            "unit": unit,
            "values": listed,
            "checked": {"again_before": date(2028, 1, 1)},
        }
        plant(root, "facts/geld.yml", "[+]", fact)
    plant(root, "articles/sectorfonds.yml", "answers.algemeen.short", "Het is {proef-bedrag}. {proef-zin}")
    return load_content(root)


@pytest.fixture(scope="module")
def found(content: Content) -> dict[tuple[str, str], Due]:
    return {(one.key, one.what): one for one in due(content, FIRST, LAST)}


@pytest.mark.parametrize(
    ("key", "what", "day"),
    [
        ("faq", "nakijken", date(2027, 2, 1)),
        ("", "nakijken (over tijd)", date(2027, 1, 10)),
        ("proef-bedrag", "vervalt", date(2027, 3, 1)),
        ("proef-einde", "deze dag breekt aan: proef-einde", date(2027, 4, 15)),
        ("proef-zin", "krijgt een nieuwe waarde", date(2027, 4, 1)),
    ],
)
def test_what_ends_changes_or_must_be_checked_is_told(found, key: str, what: str, day: date) -> None:
    assert found[key, what].day == day


def test_what_comes_later_or_was_earlier_is_left_out(found) -> None:
    assert not [one for one in found.values() if one.key == "proef-later" or one.day > LAST]
    assert {one.what for one in found.values() if one.day <= FIRST} == {"nakijken (over tijd)"}


def test_what_leans_on_it_is_told_also_by_way_of_a_sentence(found) -> None:
    assert found["proef-bedrag", "vervalt"].leaning == ("articles/sectorfonds.yml",)
    round_ends = found["proef-einde", "deze dag breekt aan: proef-einde"].leaning
    assert round_ends == ("facts/geld.yml: proef-zin", "articles/sectorfonds.yml")
    assert {"regions/AM01.yml", "rules.yml: regio"} <= set(found["faq", "nakijken"].leaning)
    assert "articles/jobcoach-aanvragen.yml" in found["", "nakijken (over tijd)"].leaning


def test_the_report_groups_by_file(content: Content) -> None:
    lines = report(content, FIRST, 90)

    assert lines[0].endswith("15 januari 2027 tot en met 15 april 2027")
    assert lines.index("articles/jobcoach.yml") < lines.index("facts/geld.yml") < lines.index("sources.yml")
    assert lines.count("facts/geld.yml") == 1


@pytest.mark.parametrize(
    ("variables", "code", "said"),
    [
        ({"TODAY": "2027-01-15", "DAYS": "10"}, 0, "15 januari 2027 tot en met 25 januari 2027"),
        ({"DAYS": "veel"}, 1, "DAYS=veel is geen aantal dagen"),
        ({"TODAY": "2027-13-15"}, 1, "TODAY=2027-13-15 is geen dag"),
    ],
)
def test_the_command_takes_a_day_and_a_number_of_days(variables: dict, code: int, said: str) -> None:
    command, environment = [sys.executable, "-m", "tools.expiring"], {**os.environ, **variables}
    ended = subprocess.run(command, cwd=house.ROOT, env=environment, capture_output=True, text=True, timeout=60)

    assert ended.returncode == code
    assert said in ended.stdout + ended.stderr
