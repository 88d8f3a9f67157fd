"""Texts of the content as HTML: paragraphs and lists, as the chat window shows them. Everything is escaped.

An amount stays on one line with its sign.
"""

import re
from itertools import groupby

from markupsafe import Markup, escape

ITEM = re.compile(r"(?:(-)|(\d{1,3})\.)\s+(.*)")


def prose(text: str) -> Markup:
    """A blank line splits; "- " and "1. " begin an item of a list."""
    parts = re.split(r"\n\s*\n", text.strip().replace("€ ", "€\u00a0"))
    return Markup("\n").join(block for part in parts for block in _blocks(part))


def _blocks(part: str) -> list[Markup]:
    lines = [line.strip() for line in part.split("\n") if line.strip()]
    return [_block(kind, list(group)) for kind, group in groupby(lines, key=_kind)]


def _kind(line: str) -> str:
    found = ITEM.fullmatch(line)
    return "p" if not found else "ul" if found.group(1) else "ol"


def _block(kind: str, lines: list[str]) -> Markup:
    if kind == "p":
        return Markup("<p>{}</p>").format(Markup("<br>").join(escape(line) for line in lines))
    items = [ITEM.fullmatch(line) for line in lines]
    begin = items[0].group(2) if items[0] else None
    start = Markup(' start="{}"').format(begin) if begin and begin != "1" else ""
    listed = Markup("").join(Markup("<li>{}</li>").format(item.group(3)) for item in items if item)
    return Markup("<{0}{1}>{2}</{0}>").format(kind, start, listed)
