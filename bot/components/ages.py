"""How people write an age: "34 jr", "ik ben 34", "vierendertig"."""

import knowledge.ages
from bot.components.words import words

AGE = "leeftijd"
NOT_AGE = "geen"
PERSONS = [
    *("vrouw", "man", "mevrouw", "meneer", "meisje", "jongen", "jongeman", "kandidaat", "iemand", "klant", "persoon"),
    *("jongere", "dame", "heer"),
]
# "Een statushouder van 29 uit Venlo": who it is means something by itself, so only what stands around counts.
AFTERWARDS = ["uit", "met", "zonder", "die", "en"]
YOUNGEST, OLDEST = 14, 79
LIKELY = r"(?:1[4-9]|[2-7]\d)"

WRITTEN = {word: years for word, years in knowledge.ages.WRITTEN.items() if YOUNGEST <= years <= OLDEST}
YEARS = ["jr", "jaar", "jarige", "j", "jarig"]
SAID = ["ben", "is", "leeftijd", "wordt", "werd", "word", "bent"]


def age_patterns() -> list[dict]:
    """EntityRuler patterns; those with the id `geen` are longer and keep a look-alike from counting."""
    digits = {"TEXT": {"REGEX": f"^{LIKELY}$"}}
    return [pattern for number in (digits, {"LOWER": {"IN": list(WRITTEN)}}) for pattern in _around(number)] + [
        _pattern([{"LOWER": {"REGEX": rf"^{LIKELY}(?:{'|'.join(YEARS)})$"}}], AGE)
    ]


def _around(number: dict) -> list[dict]:
    years, said = {"LOWER": {"IN": YEARS}}, {"LOWER": {"IN": SAID}}
    before, after = ({"LOWER": {"IN": words()[name]}} for name in ("not_age_before", "not_age_after"))
    return [
        _pattern([number, years], AGE),
        _pattern([said, number], AGE),
        _pattern([said, number, years], AGE),
        _pattern([{"LOWER": {"IN": PERSONS}}, {"LOWER": "van", "OP": "?"}, number], AGE),
        _pattern([{"LOWER": "van"}, number, {"LOWER": {"IN": AFTERWARDS}}], AGE),
        _pattern([before, number, years], NOT_AGE),
        _pattern([said, before, number, years], NOT_AGE),
        _pattern([number, years, {"OP": "?"}, after], NOT_AGE),
        _pattern([before, number, years, {"OP": "?"}, after], NOT_AGE),
        _pattern([said, number, {"LOWER": {"IN": words()["units"]}}], NOT_AGE),
    ]


def _pattern(tokens: list[dict], meaning: str) -> dict:
    return {"label": AGE, "pattern": tokens, "id": meaning}


def age_of(tokens: list[str]) -> int | None:
    """The age in these words, or None when there is none in a likely range."""
    for token in tokens:
        digits = token[:2]
        number = WRITTEN.get(token) or (int(digits) if digits.isdigit() and digits.isascii() else None)
        if number and YOUNGEST <= number <= OLDEST and not token[2:3].isdigit():
            return number
    return None
