"""One candidate in one line: "K-3, 34, geen diploma, bijstand, Venlo" → a reference and answers.

A part counts only when it can mean one thing. What stays unclear is given back, to be asked about.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.case import UNKNOWN
from knowledge.dated import AsOf
from knowledge.model import Field
from knowledge.places import find, plain
from knowledge.replies import heard, label_of

PARTS = re.compile(r"[,;|\t\n]")
NAMED = re.compile(r"(?:eigen )?(?:kenmerk|referentie|code|nummer|dossier(?:nummer)?)\s*[:=]?\s+(?P<name>\S.*)", re.I)
KEYED = re.compile(r"(?P<key>[^:=]{2,40})[:=]\s*(?P<value>.+)")
CODE_FIRST = re.compile(r"(?P<name>(?!mbo)[a-z]{1,4}[-_/.]?\d{1,6})\s*(?::|\bis\b|\bheeft\b)?\s+(?P<rest>.{3,})", re.I)
LIVES = re.compile(r"^(?:(?:hij|zij|ze) )?(?:woont |wonend )?(?:in|uit|te) ")
DONT_KNOW = {"weet ik niet", "weet niet", "onbekend", "geen idee", "?", "n.v.t", "nvt"}
# Alone these can be the answer to any question.
BARE = {"ja", "nee", "geen", "niet", "niets"}
LONGEST_NAME = 20


@dataclass(frozen=True)
class Line:
    """What a line says: the reference ("" for none), answers by field id, and parts that are not understood."""

    name: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    unclear: tuple[str, ...] = ()


def value_of(as_of: AsOf, asked: Field, text: str) -> str | None:
    """The answer that a whole text is to one field: a label, value, word, age or place; None when it is none."""
    said = plain(text).strip(" .!")
    if said in DONT_KNOW:
        return UNKNOWN
    if asked.type == "gemeente":
        places = find(as_of.content, LIVES.sub("", said))
        return places[0].name if len(places) == 1 else None
    for choice in asked.choices:
        if said in {choice.value, plain(label_of(as_of, asked, choice.value))}:
            return choice.value
    reply = heard(as_of, asked, text, ())
    return reply.answers.get(asked.id) if reply.exact else None


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
        is_name = not rest or any(part.isdigit() for part in rest)
    else:
        is_name = len(first) <= LONGEST_NAME and plain(first) not in BARE and not _answers(as_of, asked, asked, first)
    return (first, rest) if is_name else ("", parts)


def _answers(as_of: AsOf, asked: Iterable[Field], open_fields: Iterable[Field], part: str) -> dict[str, str]:
    """What one part answers, as surely as possible: by the name of its field, as a whole, or by a word in it."""
    if keyed := _keyed(as_of, asked, part):
        return keyed
    if plain(part).strip(" .!") in BARE:
        return {}
    for way in (_by_words, value_of, _by_part):
        found = {one.id: value for one in open_fields if (value := way(as_of, one, part))}
        if len(found) == 1:
            return found
    return {}


def _keyed(as_of: AsOf, asked: Iterable[Field], part: str) -> dict[str, str]:
    """An answer with the name of its field before it: "opleiding: vmbo", "wil ja"."""
    for one in asked:
        value = _after_key(one, part)
        if value and (answer := value_of(as_of, one, value) or _by_part(as_of, one, value)):
            return {one.id: answer}
    return {}


def _after_key(asked: Field, part: str) -> str:
    own = plain(asked.id.replace("_", " "))
    if match := KEYED.fullmatch(part):
        key = plain(match["key"])
        return match["value"] if key == own or plain(asked.label).startswith(key) else ""
    said = plain(part)
    return said.removeprefix(f"{own} ") if said.startswith(f"{own} ") else ""


def _by_words(as_of: AsOf, asked: Field, part: str) -> str | None:
    """The answer by a label or a word that means it in any sentence; an age and a place mean only themselves."""
    if asked.type == "gemeente":
        return value_of(as_of, asked, part)
    said = plain(part).strip(" .!")
    for choice in asked.choices:
        if said in {plain(one) for one in (label_of(as_of, asked, choice.value), *choice.words)}:
            return choice.value
    is_age = asked.type == "leeftijd" and re.fullmatch(r"\d{2}( ?(jr|jaar))?", said)
    return value_of(as_of, asked, part) if is_age else None


def _by_part(as_of: AsOf, asked: Field, part: str) -> str | None:
    """The answer by a word somewhere in the part, unless it is denied there."""
    if asked.type == "leeftijd" and (years := re.search(r"\b(\d{2}) ?(?:jr|jaar)\b", plain(part))):
        return value_of(as_of, asked, years[1])
    return heard(as_of, asked, part, ()).answers.get(asked.id)
