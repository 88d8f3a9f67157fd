"""The own reference of a candidate: a code from somebody's own records, never what leads to a person by itself.

Names cannot be told from codes for certain. What looks like one is refused; the text says what to use instead.
"""

import re

from stdnum.nl import bsn

LONGEST = 20
ALLOWED = re.compile(r"[A-Za-z0-9]+(?:[ ._/-]{1,3}[A-Za-z0-9]+)*")
DATE = re.compile(
    r"(?<!\d)\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d{2}(?!\d)"
    r"|(?<!\d)(?:19|20)\d{2}[-/. ]\d{1,2}[-/. ]\d{1,2}(?!\d)"
    r"|^\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2}$"
)
PHONE = re.compile(r"(?<!\d)0[1-9]\d{8}(?!\d)")
LETTERS = re.compile(r"[A-Za-z]+")
KNOWN = {"kandidaat", "kand", "klant", "client", "deelnemer", "dossier", "medewerker", "werknemer", "nr", "nummer"}
SHORT_WORD, SHORT_CODE = 4, 2  # longest run of letters beside a digit, and without one
USE_A_CODE = "Gebruik een code uit uw eigen administratie, zoals K-12."


def why_not(name: str) -> str:
    """Why this cannot be the reference of a candidate, in Dutch; "" when it can."""
    digits = re.sub(r"\D", "", name)
    if len(digits) in {8, 9} and bsn.is_valid(digits.zfill(9)):
        return f"Dit lijkt op een burgerservicenummer (BSN). {USE_A_CODE}"
    if "@" in name or PHONE.search(re.sub(r"[ -]", "", name)):
        return f"Dit lijkt op contactgegevens. {USE_A_CODE}"
    if DATE.search(name):
        return f"Dit lijkt op een datum. {USE_A_CODE}"
    if len(name) > LONGEST or not ALLOWED.fullmatch(name):
        return f"Gebruik hoogstens {LONGEST} letters, cijfers en streepjes, zoals K-12."
    if not all(_is_code(word, bool(digits)) for word in LETTERS.findall(name)):
        return f"Dit lijkt op een naam. {USE_A_CODE}"
    return ""


def _is_code(word: str, beside_digits: bool) -> bool:
    if word.lower() in KNOWN:
        return True
    if not beside_digits:
        return len(word) <= SHORT_CODE
    return len(word) <= SHORT_CODE or (len(word) <= SHORT_WORD and not word.istitle())
