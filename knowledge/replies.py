"""What a message means as answers: against the open question first, then for the rest of the case."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from knowledge.case import UNKNOWN
from knowledge.dated import AsOf
from knowledge.model import Choice, Field, Gemeente
from knowledge.places import find, plain
from knowledge.texts import filled

YOUNGEST, OLDEST = 10, 99
# With one of these in the same clause, a word may mean the opposite: then nothing is concluded from it.
DENIALS = {"niet", "geen", "nooit", "zonder", "gestopt", "afgebroken", "wacht", "wachten", "misschien", "bijna"}
CLAUSE = re.compile(r"[,.;:!?]| (?:maar|want|en|dus|omdat|wel) ")
QUESTION_WORDS = {
    *("wat", "wie", "waar", "wanneer", "waarom", "waarvoor", "hoe", "hoeveel", "hoelang", "welk", "welke"),
    *("mag", "mogen", "kan", "kunnen", "moet", "moeten", "krijg", "krijgt", "bestaat", "bestaan"),
    *("geldt", "wordt", "worden", "zou", "betaalt"),
}


@dataclass(frozen=True)
class Heard:
    """Answers found in one message, places that fit more than one gemeente, and what cannot be.

    `exact`: the whole message was the answer to the open question, so nothing was concluded from a part.
    """

    answers: dict[str, str] = field(default_factory=dict)
    exact: bool = False
    ambiguous: tuple[Gemeente, ...] = ()
    impossible: str = ""


def is_question(text: str) -> bool:
    """Does this text look like a question rather than an answer?"""
    words = plain(text).replace("?", " ? ").split()
    return "?" in words or (bool(words) and words[0] in QUESTION_WORDS)


def heard(as_of: AsOf, asked: Field | None, text: str, entities: Iterable[dict]) -> Heard:
    """The answers in a message, given the open question (None outside a check).

    `entities`: [{"entity", "value"}] as the language engine found them.
    """
    found = list(entities)
    if asked and (exact := _exact(as_of, asked, text)):
        return Heard({asked.id: exact}, exact=True)
    places = _places(as_of, asked, text, found)
    if len(places) > 1:
        return Heard(ambiguous=places)
    answers = {"gemeente": places[0].name} if places else {}
    answers |= _from_entities(as_of, text, found)
    if asked and not answers:  # a short word such as "nee" counts only when nothing else was said
        answers = {asked.id: value} if (value := _inside(asked, text)) else {}
    return Heard(answers, impossible=_impossible(asked, text, found, answers))


def age_group(as_of: AsOf, years: int) -> str | None:
    """The age group of somebody of this age; None for an age that cannot be."""
    if not YOUNGEST <= years <= OLDEST:
        return None
    if years < as_of.number("kwalificatieplicht-tot"):
        return "minderjarig"
    return "jongvolwassen" if years < as_of.number("jongeren-tot") else "volwassen"


def _exact(as_of: AsOf, asked: Field, text: str) -> str | None:
    """The whole text is the answer: a choice by label, word or short reply, or a number of years."""
    said = plain(text).strip(" .!,")
    if asked.type == "leeftijd" and re.fullmatch(r"\d{1,3}( ?(jr|jaar))?", said):
        return age_group(as_of, int(re.match(r"\d+", said).group()))  # type: ignore[union-attr]
    for choice in asked.choices:
        if said in {plain(one) for one in (choice.label, *choice.words, *choice.replies)}:
            return choice.value
    return None


def _inside(asked: Field, text: str) -> str | None:
    """The longest word or short reply of the open question that stands in the text, and is not denied there."""
    meant = [choice for choice in asked.choices if _affirmed(choice, text)]
    hits = [(len(word), choice.value) for choice, word, _ in _hits(meant, text)]
    return max(hits)[1] if hits else None


def _affirmed(choice: Choice, text: str) -> bool:
    """Is a choice said without a denial beside it? A word that itself denies ("niet erkend") is no denial."""
    longest: dict[str, str] = {}
    for _, word, clause in _hits([choice], text):
        longest[clause] = max(longest.get(clause, ""), word, key=len)
    rests = [clause.replace(f" {word} ", " ", 1).split() for clause, word in longest.items()]
    return not rests or any(not DENIALS & set(rest) for rest in rests)


def _hits(choices: Iterable[Choice], text: str) -> Iterator[tuple[Choice, str, str]]:
    """Every word of every choice that stands in a clause of the text: (choice, word, clause)."""
    clauses = [f" {_letters(clause)} " for clause in CLAUSE.split(f" {plain(text)} ")]
    for choice in choices:
        for word in {_letters(plain(one)) for one in (*choice.words, *choice.replies)}:
            for clause in clauses:
                if f" {word} " in clause and (word not in DENIALS or clause.strip() == word):
                    yield choice, word, clause


def _letters(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]", " ", text).split())


def _choice(asked: Field, value: str) -> Choice:
    return next(one for one in asked.choices if one.value == value)


def _places(as_of: AsOf, asked: Field | None, text: str, entities: list[dict]) -> tuple[Gemeente, ...]:
    named = [one["value"] for one in entities if one["entity"] == "gemeente"]
    if not named and asked and asked.type == "gemeente":
        named = [re.sub(r"^(in|uit|te|gemeente|de gemeente) ", "", plain(text).strip(" .!,"))]
    found = [find(as_of.content, str(name)) for name in named]
    return next((places for places in found if places), ())


def _from_entities(as_of: AsOf, text: str, entities: list[dict]) -> dict[str, str]:
    """One value per field; a field of which two different things are said stays open."""
    found: dict[str, set[str]] = {}
    for one in entities:
        name, value = one["entity"], one["value"]
        if name == "leeftijd":
            value = age_group(as_of, int(value)) if str(value).isdigit() else value
        known = as_of.content.fields.get(name)
        if known and value in {choice.value for choice in known.choices} and _affirmed(_choice(known, value), text):
            found.setdefault(name, set()).add(value)
    return {name: values.pop() for name, values in found.items() if len(values) == 1}


def _impossible(asked: Field | None, text: str, entities: list[dict], answers: dict) -> str:
    """The id of the open question when its answer was given but cannot be, such as an age of 150."""
    if not asked or asked.type != "leeftijd" or "leeftijd" in answers:
        return ""
    return asked.id if re.search(r"\d", text) or any(one["entity"] == "leeftijd" for one in entities) else ""


def label_of(as_of: AsOf, asked: Field, value: str) -> str:
    """An answer as a person reads it."""
    if value == UNKNOWN:
        return "Weet ik niet"
    labels = {choice.value: choice.label for choice in asked.choices} or {"ja": "Ja", "nee": "Nee"}
    return filled(labels.get(value, value), as_of)
