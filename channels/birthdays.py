"""Dates of birth: every full date right beside a word about birth, and any date of a year people are born in.

Start dates and terms are recent, so they stay; so does an older date that says since when something holds.
"""

import re
from collections.abc import Iterator

_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NUMBER = r"(?:0?[1-9]|1[0-2])"
_MARK = r"\s?[-–/.]\s?"
_ADULT = r"(?:19[3-9]\d|200\d|201[0-5])"  # who takes part, or once may, was born in these years
_ANY_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)"


def _date(year: str) -> str:
    """12-03-1990, 12/3/1990, 12.03.1990, 1990-03-12, 12 maart 1990, 12e mrt. 1990."""
    return (
        rf"(?<![\w€])(?<!\d[.,/-])(?:{_DAY}{_MARK}{_NUMBER}{_MARK}{year}"
        rf"|{year}{_MARK}{_NUMBER}{_MARK}{_DAY}"
        rf"|{_DAY}(?:e|ste|de)?[\s-]?{_MONTH}[\s-]?{year})(?!\w|[.,/-]\d)"
    )


_OF_AN_ADULT = re.compile(_date(_ADULT), re.IGNORECASE)
_SINCE = re.compile(r"\b(?:sinds|vanaf|per|wet\svan|besluit\svan|regeling\svan)\s$", re.IGNORECASE)
_BESIDE = r"(?:(?!\b(?:start|begin|vanaf|sinds|per)(?:t|datum)?\b)[^\d\[]){0,25}?"
_BORN = re.compile(
    r"(?<!\[)\b(?:geboren|geboorte\s?datum|geb(?:\.\s?dat|\.datum|datum|dat)?)\b"
    rf"{_BESIDE}({_date(_ANY_YEAR)}|(?<!\w){_DAY}\s{_NUMBER}\s{_ANY_YEAR}(?!\w)|(?<!\w)\d{{8}}(?!\w))",
    re.IGNORECASE,
)
_AND_BORN = re.compile(rf"({_date(_ANY_YEAR)})\s(?:is\s(?:hij|zij|ze|de\s\w+)\s)?geboren\b", re.IGNORECASE)


def birthdays_in(text: str) -> Iterator[tuple[int, int]]:
    """Where they stand, in order."""
    found = [match.span(1) for pattern in (_BORN, _AND_BORN) for match in pattern.finditer(text)]
    dates = (match.span() for match in _OF_AN_ADULT.finditer(text))
    return iter(sorted([*found, *(span for span in dates if not _SINCE.search(text[: span[0]]))]))
