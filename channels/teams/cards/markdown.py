"""Texts in cards. A card reads a little Markdown and a few functions: what somebody typed must come out as typed.

Only this module writes Markdown: lists and links of our own. Everything else is escaped.
"""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any
from urllib.parse import quote

ITEM = re.compile(r"(?:-|(\d{1,3})\.)\s+(.*)")
_SIGNS = re.compile(r"([\\`*_\[\]<>~]|&(?=#?\w{1,32};))")
_BEGIN = re.compile(r"^(\s*)([-+#>=|]|\d{1,9}(?=[.)]))")
_CALLS = re.compile(r"([{$])(?=\{)")
_BREAK = "\u2060"  # word joiner: nothing to see, and no template or date function any more
_URL = "!#$%&'*+,/:;=?@[]~-._"


def plain(text: str) -> str:
    """One line of text as it is, also for a reader of Markdown."""
    line = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _BEGIN.sub(lambda found: found[1] + _begin(found[2]), line)


def _begin(sign: str) -> str:
    """A list, heading or quote begins with this: a number keeps its digits, its dot is what is escaped."""
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"


def link(title: str, url: str) -> str:
    """A link to a page; the bare title when the address is no web address."""
    if not re.match(r"https?://", url, re.I):
        return plain(title)
    return f"[{plain(title)}]({quote(url, safe=_URL)})"


def bullets(lines: Iterable[str]) -> str:
    """A list of lines that are Markdown already."""
    return "\n".join(f"- {line}" for line in lines)


def numbered(lines: Iterable[str]) -> str:
    """The same with numbers from 1."""
    return "\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1))


def blocks(text: str) -> list[str]:
    """The paragraphs and lists of a text: a blank line splits, "- " and "1. " begin an item of a list."""
    parts = re.split(r"\n\s*\n", text.strip().replace("€ ", "€\u00a0"))
    return [block for part in parts for block in _parts(part)]


def _parts(part: str) -> list[str]:
    lines = [line.strip() for line in part.split("\n") if line.strip()]
    return [_block(listed, list(group)) for listed, group in groupby(lines, key=_is_item)]


def _is_item(line: str) -> bool:
    return ITEM.fullmatch(line) is not None


def _block(listed: bool, lines: list[str]) -> str:
    if not listed:
        return "\n\n".join(plain(line) for line in lines)
    return "\n".join(_item(found) for line in lines if (found := ITEM.fullmatch(line)))


def _item(found: re.Match[str]) -> str:
    sign = f"{found[1]}." if found[1] else "-"
    return f"{sign} {plain(found[2])}"


def inert(value: Any) -> Any:
    """A finished card in which no text can be taken for a template `${…}` or a function `{{DATE(…)}}`."""
    if isinstance(value, str):
        return _CALLS.sub(rf"\1{_BREAK}", value)
    if isinstance(value, list):
        return [inert(one) for one in value]
    if isinstance(value, dict):
        return {name: one if name in ("url", "data") else inert(one) for name, one in value.items()}
    return value
