"""Which letters the document can show.

A PDF/UA with a letter that is in none of its fonts cannot be made at all, so one emoji in an answer would
cost the whole document. Such letters become one sign; the attached JSON keeps them.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

STANDS_FOR_OTHERS = "\ufffd"
LATIN = "\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u1e00-\u1eff"
GREEK_AND_CYRILLIC = "\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff\u0400-\u0482\u048a-\u04ff"
SIGNS = "\u2010-\u2027\u2030-\u2040\u2044-\u2052\u20a0-\u20bf\u2190-\u22ff\ufffd"
OTHERS = re.compile(f"[^{LATIN}{GREEK_AND_CYRILLIC}{SIGNS}]+")
NEVER_SEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")


# XML cannot hold these at all.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def displayable(value: Any) -> Any:
    """The same JSON value, with every letter that cannot be shown replaced."""
    return _each(value, _shown)


def writable(value: Any) -> Any:
    """The same JSON value, with every letter that a Word document cannot hold replaced."""
    return _each(value, lambda text: NOT_IN_XML.sub(STANDS_FOR_OTHERS, text))


def _shown(text: str) -> str:
    whole = NEVER_SEEN.sub("", unicodedata.normalize("NFC", text))
    return OTHERS.sub(STANDS_FOR_OTHERS, whole.replace("\t", " ").replace("\r", ""))


def _each(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_each(one, change) for one in value]
    if isinstance(value, dict):
        return {key: _each(one, change) for key, one in value.items()}
    return value
