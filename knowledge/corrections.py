"""When a message says that an earlier answer is wrong: which one, and what it should be."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache

from knowledge.ages import group_in
from knowledge.case import UNKNOWN, Case
from knowledge.dated import AsOf
from knowledge.model import Content, Field
from knowledge.questions import conversation_fields, settled
from knowledge.replies import inside, whole
from knowledge.wording import all_letters, forms, letters

LONGEST = 14  # words; a longer message tells a story and is not about one answer
# An answer that was about another one: consent is given for one income, and asked again with another.
BELONGS_TO = {"toestemming": "situatie"}


def with_answers(content: Content, case: Case, answers: Mapping[str, str], now: datetime) -> Case:
    """The case with these answers, without the ones that no longer apply or were about an answer that changed."""
    changed = {name for name, value in answers.items() if case.value(name) not in {None, value}}
    stale = [name for name, other in BELONGS_TO.items() if other in changed and name not in answers]
    case = case.without(*(name for name in stale if name in case.answers))
    for name, value in answers.items():
        case = case.with_answer(name, value, "gebruiker", now)
    case = settled(content, case)
    return case.without(*(one.id for one in _answered(content, case) if not _can_be_given(one, case)))


def _can_be_given(asked: Field, case: Case) -> bool:
    """An answer of the role before may be no answer of this one: an employer is never without a company."""
    return all(one.offered_to(case.role) for one in asked.choices if one.value == case.value(asked.id))


def named_value(as_of: AsOf, case: Case, text: str) -> tuple[str, str] | None:
    """Field and value in "de leeftijd is 19" or "praktijkopleider: ja"."""
    for asked in conversation_fields(as_of.content, case):
        rest = after_name(asked, text)
        if rest and (value := whole(as_of, asked, rest)):
            return asked.id, value
    return None


def after_name(asked: Field, text: str) -> str:
    """What a message says after the name of a question: "is Horst"; empty when it does not begin so."""
    found = _after_name(asked.names).match(letters(text)) if asked.names else None
    return found[1] if found else ""


def called_wrong(as_of: AsOf, case: Case, text: str) -> tuple[str, str | None] | None:
    """The answered field that a message calls wrong by its name or its answer, and the new answer if it is there."""
    said = f" {letters(text)} "
    if len(said.split()) > LONGEST or not _has(said, as_of.content.words["fout"].words):
        return None
    answered = _answered(as_of.content, case)
    named = [(len(name), one.id) for one in answered for name in _names(one, case) if f" {name} " in said]
    if not named:
        return None
    asked = as_of.content.fields[max(named)[1]]
    return asked.id, _value_in(as_of, asked, text)


def instead(as_of: AsOf, case: Case, asked: Field | None, text: str) -> tuple[str, str] | None:
    """Field and value in "vmbo", "ik bedoel vmbo" and "nee, 19": about the last answer, or about the open question."""
    last = last_answered(as_of, case)
    if last and (value := _only_of(as_of, last, asked, text)) and value != case.value(last.id):
        return last.id, value
    for words, order in (("verbetering", (last, asked)), ("tegenspraak", (asked, last))):
        rest = _without(as_of.content.words[words].words, letters(text))
        for one in order if rest else ():
            if one and (value := whole(as_of, one, rest)):
                return one.id, value
    return None


def _only_of(as_of: AsOf, last: Field, asked: Field | None, text: str) -> str | None:
    """The answer to the last question that a whole message is, when it cannot be one to the open question."""
    if {"ja", "nee"} & set(forms(as_of.content, text)) or (asked and whole(as_of, asked, text)):
        return None
    return whole(as_of, last, text)


def last_answered(as_of: AsOf, case: Case) -> Field | None:
    """The question whose answer the user gave last, before the one that is open again."""
    given = [one.id for one in _answered(as_of.content, case) if case.answers[one.id].origin == "gebruiker"]
    if case.asking in given:
        given = given[: given.index(case.asking)]
    return as_of.content.fields[given[-1]] if given else None


def _answered(content: Content, case: Case) -> list[Field]:
    """The questions of the conversation with an answer, in the order in which the answers came."""
    fields = content.fields
    return [fields[name] for name in case.answers if fields[name].asked == "gesprek"]


def _names(asked: Field, case: Case) -> Iterator[str]:
    """What people call a question, and the words of the answer it has."""
    yield from all_letters(asked.names)
    value = case.value(asked.id)
    if value and asked.type == "gemeente" and value != UNKNOWN:
        yield letters(value)
    for choice in asked.choices:
        if choice.value == value:
            yield from all_letters(choice.words)


def _value_in(as_of: AsOf, asked: Field, text: str) -> str | None:
    """The new answer that stands beside the complaint: "de leeftijd moet 19 zijn"."""
    if asked.type == "leeftijd":
        groups = {group_in(as_of, number) for number in re.findall(r"\b\d{2}\b", text)}
        return groups.pop() if len(groups) == 1 else None
    return inside(asked, text)


def _has(said: str, words: tuple[str, ...]) -> bool:
    return any(f" {word} " in said for word in all_letters(words))


def _without(words: tuple[str, ...], said: str) -> str:
    """What is left when such words are taken off one end; empty when they do not stand there."""
    start, end = _ends(words)
    rest = start.sub("", said) if start.match(said) else end.sub("", said)
    return rest if rest != said else ""


@lru_cache(maxsize=8)
def _ends(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    either = "|".join(sorted(map(re.escape, all_letters(words)), key=len, reverse=True))
    return re.compile(f"^(?:(?:{either}) )+"), re.compile(f" (?:{either})$")


@lru_cache(maxsize=64)
def _after_name(names: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, all_letters(names)), key=len, reverse=True))
    return re.compile(rf"(?:(?:nee|maar|trouwens|oh|de|het|mijn|zijn|haar) )*(?:{either}) (.+)$")
