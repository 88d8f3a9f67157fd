"""A wrong value anywhere in the content stops the start and names file and key."""

import shutil
from pathlib import Path

import pytest

from knowledge.errors import ContentError
from knowledge.load import FOLDER, load_content

PLANTED = [
    ("sources.yml", "publisher:", "uitgever:", "uitgever", "unknown key"),
    ("facts/geld.yml", "unit: euro", "unit: gulden", "unit", "gulden"),
    ("facts/geld.yml", "value: 2700", "value: [2700]", "value", "expected"),
    ("articles/nugger-meedoen.yml", "topic: nuggers", "topic: nugers", "topic", "nugers"),
    ("articles/nugger-meedoen.yml", "certainty: ", "certainty: misschien # ", "certainty", "misschien"),
    ("articles/nugger-meedoen.yml", "{id: pw-10", "{id: pw-99", "sources", "pw-99"),
    ("articles/nugger-meedoen.yml", "  algemeen:", "  iedereen:", "answers", "algemeen"),
    ("articles/nugger-meedoen.yml", "checked:", "checked: {on: ja}\nchecked:", "line", "stands twice"),
    ("regions/AM01.yml", "  url:", "  adres:", "desk.adres", "unknown key"),
    ("regions/AM01.yml", "  how:", "  how: 3\n  huh:", "desk", "huh"),
    ("gemeenten.csv", "Venlo,AM29", "Venlo,AM99", "Venlo", "AM99"),
    ("gemeenten.csv", "Venray,AM29", "Venlo,AM29", "Venlo", "twice"),
    ("fields.yml", "type: gemeente", "type: plaats", "type", "plaats"),
    ("rules.yml", "says:", "zegt:", "zegt", "unknown key"),
    ("body.yml", "valid_from: 2026-01-01", "valid_from: binnenkort", "valid_from", "date"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "content"))


@pytest.mark.parametrize(("file", "right", "wrong", "key", "problem"), PLANTED)
def test_a_planted_error_is_found_with_file_and_key(
    copy: Path, file: str, right: str, wrong: str, key: str, problem: str
) -> None:
    text = (copy / file).read_text(encoding="utf-8")
    assert right in text
    (copy / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        load_content(copy)

    assert file.startswith(caught.value.file)
    assert key in caught.value.key
    assert problem in str(caught.value)


def test_the_version_changes_with_any_change_of_content(copy: Path) -> None:
    before = load_content(copy).version
    (copy / "gemeenten.csv").open("a").write("Nieuwstad,AM01,,\n")

    assert load_content(copy).version != before


def test_all_35_regions_and_their_gemeenten_are_there(content) -> None:
    assert len(content.regions) == 35
    assert {one.region for one in content.gemeenten} == set(content.regions)
    assert all(region.desk.name and region.desk.how and region.desk.url for region in content.regions.values())
