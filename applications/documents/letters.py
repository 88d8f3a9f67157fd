"""Which letters the document can show.

A PDF/UA with a letter that is in none of its fonts cannot be made at all, so one emoji in an answer would
cost the whole document. Such letters become one sign; the attached JSON keeps them.
"""

import re
import unicodedata
from typing import Any

STANDS_FOR_OTHERS = "\ufffd"
LATIN = "\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u1e00-\u1eff"
GREEK_AND_CYRILLIC = "\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff\u0400-\u0482\u048a-\u04ff"
SIGNS = "\u2010-\u2027\u2030-\u2040\u2044-\u2052\u20a0-\u20bf\u2190-\u22ff\ufffd"
OTHERS = re.compile(f"[^{LATIN}{GREEK_AND_CYRILLIC}{SIGNS}]+")
NEVER_SEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")


def displayable(value: Any) -> Any:
    """The same JSON value, with every letter that cannot be shown replaced."""
    if isinstance(value, str):
        whole = NEVER_SEEN.sub("", unicodedata.normalize("NFC", value))
        return OTHERS.sub(STANDS_FOR_OTHERS, whole.replace("\t", " ").replace("\r", ""))
    if isinstance(value, list):
        return [displayable(one) for one in value]
    if isinstance(value, dict):
        return {key: displayable(one) for key, one in value.items()}
    return value
