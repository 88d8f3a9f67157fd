"""A file of content is read strictly: what could surprise is an error with its line."""

import pytest

from knowledge.errors import ContentError
from knowledge.yaml_files import read

STEPS = zip("abcdefgh", "bcdefghi", strict=True)
BOMB = "a: &a [x, x]\n" + "\n".join(f"{new}: &{new} [*{old}, *{old}, *{old}]" for old, new in STEPS)


@pytest.mark.parametrize("text", [BOMB, "a: &x 1\nb: *x", "- &x a", "{a: &x {b: c}, d: *x}"])
def test_an_alias_is_refused_before_it_can_grow(tmp_path, text):
    (tmp_path / "facts.yml").write_text(text)
    with pytest.raises(ContentError, match=r"regel 1.*verwijst naar zichzelf"):
        read(tmp_path / "facts.yml", tmp_path)


def test_a_sign_in_a_text_is_no_alias(tmp_path):
    (tmp_path / "facts.yml").write_text('a: "Bakker &Zoon"\nb: Bakker & Zoon &co\n')
    assert read(tmp_path / "facts.yml", tmp_path) == {"a": "Bakker &Zoon", "b": "Bakker & Zoon &co"}


@pytest.mark.parametrize("text", ["!!python/object/apply:os.system [ls]", "!!python/name:os.system", "!x a"])
def test_a_tag_runs_nothing(tmp_path, text):
    (tmp_path / "facts.yml").write_text(text)
    with pytest.raises(ContentError):
        read(tmp_path / "facts.yml", tmp_path)
