"""What is told of a candidate or a company in more words than one: "ontslag per 1 mei", "vso nog bezig".

The shapes are data (told.yml). What such a shape finds counts for more than the single words within it.
"""

import re
from functools import cache
from pathlib import Path

import yaml

from bot.components.line import Line, either
from bot.components.words import words

BETWEEN = r"(?:[\w']+ ){0,3}"
NOT_MINE = {"werkgever", "keuken", "zaak"}  # "mijn werkgever" is not me
Fact = tuple[str, str, tuple[int, int]]


@cache
def _shapes() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Field, value and everything that says it."""
    kept = yaml.safe_load(Path(__file__).with_name("told.yml").read_text(encoding="utf-8"))
    parts = {**kept["parts"], "company": either(tuple(set(words()["companies"]) - NOT_MINE))}
    return tuple(
        (field, value, re.compile("|".join(_shape(one, parts) for one in shapes)))
        for field, values in kept["told"].items()
        for value, shapes in values.items()
    )


def _shape(written: str, parts: dict[str, str]) -> str:
    filled = re.sub(r"\{(\w+)\}", lambda name: parts.get(name[1], name[0]), written)
    inside = filled.replace("~", BETWEEN)
    # A space to begin with, not a look behind: the search can then jump from space to space.
    return inside if inside.startswith("(?<=") else rf" {inside}(?= )"


def facts_in(line: Line) -> list[Fact]:
    """Every fact of a line: field, value and where it stands in the message."""
    found = [
        (field, value, one.span()) for field, value, shape in _shapes() for one in shape.finditer(line.text) if one[0]
    ]
    return [(field, value, line.said_at(*_trimmed(line.text, span))) for field, value, span in found]


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    return start + len(text[start:end]) - len(text[start:end].lstrip()), len(text[:end].rstrip())
