"""`make check-content`: one clear line for a day that is none, and the content of the folder it is given."""

import os
import subprocess
import sys
from pathlib import Path

from tests.knowledge.planting import copy_of_content, plant
from tools import house


def checked(**variables: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "tools.check_content"],
        cwd=house.ROOT, env={**os.environ, **variables}, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def test_a_day_that_is_none_is_told_in_one_line() -> None:
    ended = checked(TODAY="morgen")

    assert ended.returncode == 1
    assert ended.stderr == "TODAY=morgen is geen dag. Schrijf jjjj-mm-dd, zoals TODAY=2027-01-15.\n"


def test_shape_words_and_readability_are_checked_as_of_the_day(tmp_path: Path) -> None:
    root = copy_of_content(tmp_path)
    plant(root, "talk.yml", "bedankt.text", "Verantwoordelijkheidsbesef. " * 20)

    ended = checked(TODAY="2036-01-01", CONTENT_FOLDER=str(root))

    assert ended.returncode == 1
    assert "talk.yml: bedankt.text: leesbaarheid" in ended.stdout
    assert "let op: sources.yml: faq.checked.again_before: moest voor" in ended.stdout


def test_a_file_that_cannot_be_read_is_named_with_its_line(tmp_path: Path) -> None:
    root = copy_of_content(tmp_path)
    (root / "talk.yml").write_text("- id: groet\n  text: 'Dag\n", encoding="utf-8")

    ended = checked(CONTENT_FOLDER=str(root))

    assert (ended.returncode, ended.stderr) == (1, "")
    assert ended.stdout.startswith("talk.yml: regel 3: is niet te lezen")
    assert ended.stdout.endswith("[vorm]\n")
