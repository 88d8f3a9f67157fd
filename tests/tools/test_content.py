"""What the reports read: content that is half filled in is good enough, a file that cannot be read is told."""

from pathlib import Path

import pytest

from tests.knowledge.planting import copy_of_content
from tools import article, content


def test_an_article_that_is_not_filled_in_is_no_hindrance(tmp_path: Path) -> None:
    root = copy_of_content(tmp_path)
    article.make(root, "reiskosten", "nuggers")

    assert content.read(root).articles["reiskosten"].title == ""


def test_a_file_that_cannot_be_read_ends_the_command_with_file_and_line(tmp_path: Path) -> None:
    root = copy_of_content(tmp_path)
    (root / "talk.yml").write_text("- id: groet\n  text: 'Dag\n", encoding="utf-8")

    with pytest.raises(SystemExit, match=r"^talk.yml: regel 3: is niet te lezen: .*\nVerbeter dit eerst"):
        content.read(root)
