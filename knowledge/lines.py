"""One candidate in one line: "K-3, 34, geen diploma, bijstand, Venlo" → a reference and answers.

A part counts only when it can mean one thing. What stays unclear is given back, to be asked about.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.ages import group_in
from knowledge.case import UNKNOWN
from knowledge.corrections import after_name
from knowledge.dated import AsOf
from knowledge.model import Field
from knowledge.replies import inside, label_of, whole
from knowledge.wording import all_letters, forms, letters

PARTS = re.compile(r"[,;|\t\n]")
NAMED = re.compile(r"(?:eigen )?(?:kenmerk|referentie|code|nummer|dossier(?:nummer)?)\s*[:=]?\s+(?P<name>\S.*)", re.I)
CODE_FIRST = re.compile(r"(?P<name>(?!mbo)[a-z]{1,4}[-_/.]?\d{1,6})\s*(?::|\bis\b|\bheeft\b)?\s+(?P<rest>.{3,})", re.I)
REFERENCE = re.compile(r"(?!mbo)[a-z]{1,4}[-_/.]\d{1,6}", re.I)
YEARS = re.compile(r"\b(\d{2}) ?(?:jr|jaar)\b")
DONT_KNOW = {"weet ik niet", "weet niet", "onbekend", "geen idee", "?", "n v t", "nvt"}
# Alone these can be the answer to any question.
BARE = {"ja", "nee", "geen", "niet", "niets"}
LONGEST_NAME, AGE_DIGITS = 20, 2


@dataclass(frozen=True)
class Line:
    """What a line says: the reference ("" for none), answers by field id, and parts that are not understood."""

    name: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    unclear: tuple[str, ...] = ()


def reference_first(text: str) -> str:
    """The reference that a message of several parts begins with ("M-2, nee"); "" when it begins otherwise."""
    first = PARTS.split(text)[0].strip()
    return first if REFERENCE.fullmatch(first) else ""


def value_of(as_of: AsOf, asked: Field, text: str) -> str | None:
    """The answer that a whole text is to one field: a label, value, word, age or place; None when it is none."""
    said = letters(text)
    if said in DONT_KNOW:
        return UNKNOWN
    as_value = next((one.value for one in asked.choices if said == letters(one.value)), None)
    return as_value or whole(as_of, asked, text)


def read_line(as_of: AsOf, fields: Iterable[Field], text: str, *, wants_name: bool) -> Line:
    """What a line says about one candidate. `fields` are those it may answer, in order."""
    asked = tuple(fields)
    parts = [part.strip() for part in PARTS.split(text) if part.strip()]
    if wants_name and len(parts) == 1 and (code := CODE_FIRST.fullmatch(parts[0])):
        parts = [code["name"], code["rest"]]
    name, parts = _name(as_of, asked, parts) if wants_name else ("", parts)
    answers: dict[str, str] = {}
    unclear = []
    for part in parts:
        before = len(answers)
        for piece in _pieces(as_of, asked, part):
            answers |= _answers(as_of, asked, [one for one in asked if one.id not in answers], piece)
        unclear += [] if len(answers) > before else [part]
    return Line(name, answers, tuple(unclear))


def _pieces(as_of: AsOf, asked: tuple[Field, ...], part: str) -> list[str]:
    """A part is one thing; if it is not, what stands around "en" may be."""
    return [part] if _answers(as_of, asked, asked, part) else re.split(r"\s+en\s+", part)


def _name(as_of: AsOf, asked: tuple[Field, ...], parts: list[str]) -> tuple[str, list[str]]:
    """The reference and the other parts: the part that is called so, else the first when it is no answer."""
    for part in parts:
        if called := NAMED.fullmatch(part):
            return called["name"], [one for one in parts if one is not part]
    if not parts:
        return "", parts
    first, *rest = parts
    if first.isdigit():  # a bare number is a reference, unless it can only be the age
        is_name = not rest or any(part.isdigit() for part in rest) or len(first) > AGE_DIGITS
    else:
        says_nothing = BARE & set(forms(as_of.content, first))
        is_name = not says_nothing and len(first) <= LONGEST_NAME and not _answers(as_of, asked, asked, first)
    return (first, rest) if is_name else ("", parts)


def _answers(as_of: AsOf, asked: Iterable[Field], open_fields: Iterable[Field], part: str) -> dict[str, str]:
    """What one part answers, as surely as possible: by the name of its field, as a whole, or by a word in it."""
    fields = tuple(asked)
    for one in fields:
        named = _after_name(one, part)
        if named and (value := value_of(as_of, one, named) or _by_part(as_of, one, named)):
            return {one.id: value}
    if letters(part) in BARE and len(fields) > 1:
        return {}
    for way in (_by_words, value_of, _by_part):
        found = {one.id: value for one in open_fields if (value := way(as_of, one, part))}
        if len(found) == 1:
            return found
    return {}


def _after_name(asked: Field, part: str) -> str:
    """What stands after what the field is called: "mag werken ja"."""
    said, own = letters(part), letters(asked.id)
    return after_name(asked, part) or (said.removeprefix(f"{own} ") if said.startswith(f"{own} ") else "")


def _by_words(as_of: AsOf, asked: Field, part: str) -> str | None:
    """The answer by a label or a word that means it in any sentence; an age and a place mean only themselves."""
    if asked.type == "gemeente":
        return whole(as_of, asked, part)
    said = set(forms(as_of.content, part))
    for choice in asked.choices:
        if said & all_letters((label_of(as_of, asked, choice.value), *choice.words)):
            return choice.value
    return group_in(as_of, letters(part)) if asked.type == "leeftijd" else None


def _by_part(as_of: AsOf, asked: Field, part: str) -> str | None:
    """The answer by a word somewhere in the part, unless it is denied there."""
    if asked.type == "leeftijd":
        years = YEARS.search(letters(part))
        return group_in(as_of, years[1]) if years else inside(asked, part)
    return inside(asked, part)
