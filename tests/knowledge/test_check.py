"""The content check passes on the real content and finds a planted mistake of every kind, with file and key."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from knowledge import checks
from knowledge.check import check_folder, main
from knowledge.checks.problem import Problem
from knowledge.load import FOLDER
from tests.knowledge.planting import copy_of_content, plant
from tools import readability

READABILITY = (readability.KINDS, readability.problems)
PLANTED = yaml.safe_load((Path(__file__).parent / "planted.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """What the check finds in a copy with all the mistakes."""
    root = copy_of_content(tmp_path_factory.mktemp("planted"))
    for one in PLANTED:
        plant(root, one["file"], one["at"], one["put"])
    return check_folder(root, READABILITY)


def test_the_content_has_no_problems() -> None:
    assert [one.line() for one in check_folder(FOLDER, READABILITY)] == []


@pytest.mark.parametrize("mistake", PLANTED, ids=lambda one: f"{one['kind']}: {one['file']}")
def test_a_planted_mistake_is_found_with_file_and_key(found: list[Problem], mistake: dict) -> None:
    key = mistake.get("key", mistake["at"])
    lines = [one.line() for one in found if (one.file, one.key, one.kind) == (mistake["file"], key, mistake["kind"])]

    assert any(mistake["says"] in line for line in lines), [one.line() for one in found]


def test_every_kind_of_mistake_is_planted() -> None:
    assert {one["kind"] for one in PLANTED} >= {*checks.KINDS, *readability.KINDS}


def test_nothing_else_is_found(found: list[Problem]) -> None:
    planted = {(one["kind"], one["file"], one.get("key", one["at"])) for one in PLANTED}
    assert [one.line() for one in found if (one.kind, one.file, one.key) not in planted] == []


@pytest.mark.parametrize(("strict", "code"), [("0", 0), ("1", 1)])
def test_what_is_overdue_is_a_warning_and_fails_only_when_asked(monkeypatch, capsys, strict: str, code: int) -> None:
    monkeypatch.setenv("STRICT", strict)

    assert main(date(2036, 1, 1)) == code
    told = capsys.readouterr().out
    for key in (
        "articles/nugger-meedoen.yml: checked",
        "sources.yml: faq.checked",
        "facts/geld.yml: bbl-subsidie-hoogste.checked",
    ):
        assert f"let op: {key}.again_before" in told


def test_on_the_day_of_writing_nothing_is_overdue(capsys) -> None:
    assert main(date(2026, 11, 22)) == 0
    assert capsys.readouterr().out.endswith("0 fout, 0 over tijd.\n")


def test_a_day_of_checking_that_is_still_to_come_is_found(tmp_path: Path, monkeypatch, capsys) -> None:
    root = copy_of_content(tmp_path)
    plant(root, "sources.yml", "faq.checked", {"on": date(2026, 12, 1), "again_before": date(2026, 11, 30)})
    monkeypatch.setenv("CONTENT_FOLDER", str(root))

    assert main(date(2026, 11, 22)) == 1
    told = capsys.readouterr().out
    assert "sources.yml: faq.checked.on: 2026-12-01 is nog niet geweest [dag]" in told
    assert "sources.yml: faq.checked.again_before: ligt niet na de dag van nakijken, 2026-12-01 [dag]" in told


def test_numbers_of_levels_and_lists_are_no_amounts(tmp_path: Path) -> None:
    root = copy_of_content(tmp_path)
    plant(root, "articles/nugger-meedoen.yml", "answers.algemeen.more", "1. Mbo-2 is een diploma.\n2. Niveau 3 ook.")

    assert check_folder(root) == []


def test_an_exception_excuses_one_mistake_and_must_give_its_reason(tmp_path: Path) -> None:
    root = copy_of_content(tmp_path)
    plant(root, "talk.yml", "bedankt.text", "Indien u wilt.")
    excuse = {"kind": "ambtelijk", "file": "talk.yml", "key": "bedankt.text", "reason": ""}
    plant(root, "checks/exceptions.yml", "[+]", excuse)

    assert [(one.key, one.kind) for one in check_folder(root)] == [("talk.yml bedankt.text", "uitzondering")]
