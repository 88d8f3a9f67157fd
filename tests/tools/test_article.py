"""A new article: every key is there and explained, and the check says exactly what is still to be filled in."""

import dataclasses
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from knowledge.check import check_folder
from knowledge.model import Article
from knowledge.yaml_files import read
from tests.knowledge.planting import copy_of_content, plant
from tools import house
from tools.article import Refused, make

TO_FILL_IN = {
    ("title", "is leeg; vul dit in [start]"),
    ("answers.algemeen.short", "is leeg; vul dit in [start]"),
    ("sources", "is leeg; een artikel heeft ten minste één bron nodig [start]"),
    ("examples", "0 voorbeeldvragen; geef er ten minste 25 [voorbeeldvragen]"),
    ("proof", "0 proefvragen; geef er precies 3 [proefvragen]"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of_content(tmp_path)


def test_every_key_is_there_with_its_explanation(root: Path) -> None:
    file = make(root, "reiskosten", "financiering_subsidie")

    keys = {one.name for one in dataclasses.fields(Article)} - {"id"}
    assert set(read(file, root)) == keys
    text = file.read_text(encoding="utf-8")
    assert all(re.search(rf"^# .*\n{key}:", text, re.M) for key in keys)


def test_the_check_says_exactly_what_is_still_to_be_filled_in(root: Path) -> None:
    make(root, "reiskosten", "financiering_subsidie")

    found = {one.line() for one in check_folder(root)}

    assert found == {f"articles/reiskosten.yml: {key}: {said}" for key, said in TO_FILL_IN}


def test_once_filled_in_nothing_is_wrong(root: Path) -> None:
    file = f"articles/{make(root, 'reiskosten', 'financiering_subsidie').name}"
    plant(root, file, "title", "Wie betaalt de reis?")
    plant(root, file, "answers.algemeen.short", "Daar is geen landelijke regel voor.")
    plant(root, file, "sources", [{"id": "seed", "place": "Belemmeringen"}])
    plant(root, file, "examples", [f"wie betaalt de reis naar {word}" for word in BUSINESSES])
    plant(root, file, "proof", ["buskaartje vergoed", "krijgt hij kilometergeld terug", "treinkosten van mijn klant"])

    assert [one.line() for one in check_folder(root)] == []


BUSINESSES = (
    *("bakker", "kapper", "slager", "smid", "molen", "haven", "kas", "kwekerij", "fabriek", "winkel", "garage"),
    *("hotel", "keuken", "magazijn", "depot", "loods", "manege", "stal", "boerderij", "zagerij", "drukkerij"),
    *("wasserij", "brouwerij", "camping", "werf"),
)


@pytest.mark.parametrize(
    ("topic", "kind"), [("nuggers", "artikel"), ("verwant_onderwerp", "wegwijzer"), ("buiten_onderwerp", "buiten")]
)
def test_the_kind_follows_from_the_topic(root: Path, topic: str, kind: str) -> None:
    assert read(make(root, "nieuw", topic), root)["kind"] == kind


@pytest.mark.parametrize(
    ("wanted", "topic", "said"),
    [
        ("", "nuggers", "Er is geen id"),
        ("Reis Kosten", "nuggers", "id=Reis Kosten kan niet"),
        ("../sources", "nuggers", "kan niet"),
        ("nugger-meedoen", "nuggers", "bestaat al"),
        ("reiskosten", "geld", "topic=geld bestaat niet"),
        ("reiskosten", "", "  nuggers                      Mensen zonder uitkering"),
    ],
)
def test_a_wrong_id_or_topic_is_refused_and_nothing_is_written(root: Path, wanted: str, topic: str, said: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.yml")}

    with pytest.raises(Refused, match=re.escape(said)):
        make(root, wanted, topic)

    assert {path: path.read_bytes() for path in root.rglob("*.yml")} == before


def test_the_command_counts_the_day_to_check_again_from_today(root: Path) -> None:
    given = {"CONTENT_FOLDER": str(root), "TODAY": "2027-01-15"}
    command, environment = [sys.executable, "-m", "tools.article", "reiskosten", "nuggers"], {**os.environ, **given}
    ended = subprocess.run(command, cwd=house.ROOT, env=environment, capture_output=True, text=True, timeout=60)

    assert ended.stdout.startswith(f"Gemaakt: {os.path.relpath(root, house.ROOT)}/articles/reiskosten.yml")
    assert read(root / "articles/reiskosten.yml", root)["checked"]["again_before"] == date(2027, 7, 16)
