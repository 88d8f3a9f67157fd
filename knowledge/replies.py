"""What a message means as answers: against the open question first, then for the rest of the case."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from knowledge.ages import age_group, group_in
from knowledge.case import UNKNOWN
from knowledge.dated import AsOf
from knowledge.model import Choice, Content, Field, Gemeente
from knowledge.places_said import places_in, places_named
from knowledge.texts import filled
from knowledge.wording import DENIALS, WEAK, all_letters, clauses, forms, letters

# With more said beside them, these say nothing of their own.
BARE = {"ja", "jazeker", "zeker", "nee", "prima", "graag", "goed", "geen", "nog niet"}
# Who asks for asylum waits: that denies nothing.
WAITING = re.compile(r"\bwacht(?:en)?\b", re.IGNORECASE)
AGREES = {"ja", "jazeker", "jawel", "zeker"}
LONGEST = 12  # words of a message in which a short reply can still be the answer


@dataclass(frozen=True)
class Heard:
    """Answers found in one message, places that fit more than one gemeente, and what cannot be.

    `exact`: the whole message was the answer to the open question, so nothing was concluded from a part.
    `literal`: it was one of the words that we know for that answer, so nothing has to be read back.
    """

    answers: dict[str, str] = field(default_factory=dict)
    exact: bool = False
    literal: bool = False
    ambiguous: tuple[Gemeente, ...] = ()
    impossible: str = ""

    def __bool__(self) -> bool:
        """Was anything heard?"""
        return bool(self.answers or self.ambiguous or self.impossible)


def heard(as_of: AsOf, asked: Field | None, text: str, entities: Iterable[dict]) -> Heard:
    """The answers in a message, given the open question (None outside a check).

    `entities`: [{"entity", "value"}] as the language engine found them.
    """
    found = list(entities)
    if asked and (value := whole(as_of, asked, text)):
        return Heard({asked.id: value}, exact=True, literal=letters(text) in _known(as_of, asked, value))
    places = places_in(as_of, asked, text, found)
    answers = {"gemeente": places[0].name} if len(places) == 1 else {}
    answers |= in_full(as_of, text) | _from_entities(as_of, text, found)
    if asked and not answers and not places:  # a short word such as "nee" counts only when nothing else was said
        answers = {asked.id: value} if (value := inside(asked, text)) else {}
    elif asked and (value := agreed(asked, text)) and not any(_has_yes(as_of, name) for name in answers):
        answers = {asked.id: value, **answers}
    several = places if len(places) > 1 else ()
    return Heard(answers, ambiguous=several, impossible=_impossible(as_of, asked, text, answers))


def whole(as_of: AsOf, asked: Field, text: str) -> str | None:
    """The value when the whole text answers this question: a choice, an age, the name of one gemeente."""
    for said in forms(as_of.content, text):
        if asked.type == "leeftijd" and (group := group_in(as_of, said)):
            return group
        for choice in asked.choices:
            if said in _known(as_of, asked, choice.value):
                return choice.value
    if asked.type == "gemeente" and len(found := places_named(as_of, text)) == 1:
        return found[0].name
    return None


def _known(as_of: AsOf, asked: Field, value: str) -> frozenset[str]:
    """The words that we know for an answer; none for a gemeente and for an age in years."""
    meant = [one for one in asked.choices if one.value == value]
    return frozenset().union(*(all_letters((filled(one.label, as_of), *one.words, *one.replies)) for one in meant))


def agreed(asked: Field, text: str) -> str | None:
    """The answer that "ja" is, when more follows it: "ja, brood bakken". A "nee" may contradict something else."""
    first, *rest = letters(text).split()[:2] or [""]
    yes = first in AGREES and not DENIALS & set(rest)
    return next((one.value for one in asked.choices if yes and "ja" in one.replies), None)


def _has_yes(as_of: AsOf, name: str) -> bool:
    """Can "ja" be an answer to this question? Then it is not sure which one a "ja" beside it answers."""
    return any("ja" in one.replies for one in as_of.content.fields[name].choices)


def inside(asked: Field, text: str) -> str | None:
    """The longest word or short reply of the open question that stands in the text, and is not denied there.

    In a long text a short reply such as "graag" says nothing about the question; its words still count.
    None when the text names two answers that have nothing to do with each other: "bijstand en ww".
    """
    long = len(text.split()) > LONGEST
    meant = [choice for choice in asked.choices if affirmed(choice, text)]
    hits = {(word, choice.value) for choice, word, _ in _hits(meant, text, replies=not long)}
    if not hits:
        return None
    longest, value = max(hits, key=lambda one: (len(one[0]), one[1]))
    others = {word for word, other in hits if other != value and word not in longest and word not in BARE}
    return None if others else value


def affirmed(choice: Choice, text: str) -> bool:
    """Is a choice said without a denial beside it? A word that itself denies ("niet erkend") is no denial."""
    longest: dict[str, str] = {}
    for _, word, clause in _hits([choice], text):
        longest[clause] = max(longest.get(clause, ""), word, key=len)
    rests = [clause.replace(f" {word} ", " ", 1).split() for clause, word in longest.items()]
    return not rests or any(not DENIALS & set(rest) for rest in rests)


def _hits(choices: Iterable[Choice], text: str, *, replies: bool = True) -> Iterator[tuple[Choice, str, str]]:
    """Every word of every choice that stands in a clause of the text: (choice, word, clause)."""
    parts = clauses(text)
    for choice in choices:
        for word in all_letters((*choice.words, *choice.replies) if replies else choice.words):
            for clause in parts:
                if f" {word} " in clause and (clause.strip() == word or not set(word.split()) <= WEAK):
                    yield choice, word, clause


def _choice(asked: Field, value: str) -> Choice:
    return next(one for one in asked.choices if one.value == value)


def in_full(as_of: AsOf, text: str) -> dict[str, str]:
    """What the whole text means whatever is asked: "toch bijstand", and "erkend", which answers only one question."""
    said = set(forms(as_of.content, text))
    fields = as_of.content.fields.values()
    sure = {one.id: choice.value for one in fields for choice in one.choices if said & all_letters(choice.words)}
    strong = {one for one in said if not set(one.split()) <= WEAK}  # more than a bare "geen" or "niet"
    if sure or not strong:
        return sure
    replies = {one.id: choice.value for one in fields for choice in one.choices if strong & _replies(choice)}
    return replies if len(replies) == 1 else {}


def _replies(choice: Choice) -> frozenset[str]:
    return all_letters((*choice.replies, *choice.employer_replies))


def _from_entities(as_of: AsOf, text: str, entities: list[dict]) -> dict[str, str]:
    """One value per field; a field of which the language engine found two different ones stays open."""
    found: dict[str, set[str]] = {}
    for one in entities:
        name, value = one["entity"], one["value"]
        if name == "leeftijd":
            value = age_group(as_of, int(value)) if str(value).isdigit() else value
        known = as_of.content.fields.get(name)
        if known and value in {choice.value for choice in known.choices} and _meant(as_of, known, value, text):
            found.setdefault(name, set()).add(value)
    return {name: values.pop() for name, values in found.items() if len(values) == 1}


def _meant(as_of: AsOf, asked: Field, value: str, text: str) -> bool:
    """Is an answer that was found not denied? Of who speaks only what stands right before it can deny it."""
    choice = _choice(asked, value)
    if asked.id == "rol":
        said = "|".join(all_letters(choice.words))
        return not re.search(rf"\b(?:niet|geen|nooit) (?:[a-z]+ )?(?:{said})\b", letters(text))
    others = _denying_besides(as_of.content, asked.id).sub(" , ", text)
    return affirmed(choice, WAITING.sub("", others) if asked.id == "mag_werken" else others)


@lru_cache(maxsize=64)
def _denying_besides(content: Content, name: str) -> re.Pattern[str]:
    """The words of the other fields that deny by themselves: "zonder diploma" says nothing against "nugger"."""
    others = (choice.words for one in content.fields.values() if one.id != name for choice in one.choices)
    denying = {word for words in others for word in words if DENIALS & set(letters(word).split())}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, denying), key=len, reverse=True))})\b", re.IGNORECASE)


def _impossible(as_of: AsOf, asked: Field | None, text: str, answers: dict) -> str:
    """The id of the open question when its answer was given but cannot be, such as an age of 150."""
    if not asked or asked.type != "leeftijd" or "leeftijd" in answers:
        return ""
    numbers = re.findall(r"\d+", text)
    return asked.id if numbers and not any(age_group(as_of, int(one)) for one in numbers) else ""


def label_of(as_of: AsOf, asked: Field, value: str) -> str:
    """An answer as a person reads it."""
    if value == UNKNOWN:
        return "Weet ik niet"
    labels = {choice.value: choice.label for choice in asked.choices} or {"ja": "Ja", "nee": "Nee"}
    return filled(labels.get(value, value), as_of)
