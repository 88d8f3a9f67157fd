"""Every threat has a test that exists."""

import ast
import re
from functools import cache

from tools.house import ROOT

PAGE = (ROOT / "docs/safety/threats.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in re.findall(r"^\| [A-Z]\d+ .*$", PAGE, re.M)]
STOCK = 28  # attacks that were tried on a stock engine


@cache
def names_in(path: str) -> set[str]:
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / "tests" / path).read_text(encoding="utf-8"))
    found = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {one.name for one in ast.walk(tree) if isinstance(one, found) and one.name.startswith("test_")}


def test_every_threat_names_a_test_that_exists() -> None:
    for name, _threat, stops, tests in ROWS:
        named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", tests)
        assert stops, name
        assert named, name
        assert " ".join(f"`{path}::{test}`" for path, test in named) == tests, name
        assert [one for one in named if one[1] not in names_in(one[0])] == [], name


def test_no_threat_is_left_out_or_numbered_twice() -> None:
    names = [row[0] for row in ROWS]
    assert len(names) == len(set(names))
    assert {f"S{number}" for number in range(1, STOCK + 1)} <= set(names)
    for letter in {name[0] for name in names}:
        numbers = [int(name[1:]) for name in names if name[0] == letter]
        assert numbers == list(range(1, len(numbers) + 1)), letter
