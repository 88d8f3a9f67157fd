"""What somebody says about a group: that there is one, how many they are, and which candidate is meant."""

import re
from dataclasses import dataclass

from knowledge.case import Case
from knowledge.group import Members
from knowledge.model import Content
from knowledge.numbers import WORDS, whole_number, whole_numbers
from knowledge.wording import all_letters, forms, is_question, letters

PEOPLE = r"(?:kandidaten|kandidates|kands?|klanten|clienten|deelnemers|leerlingen)"
ANYBODY = rf"(?:{PEOPLE}|mensen|personen|medewerkers|werknemers|jongeren|statushouders|werkzoekenden|man)"
MANY = r"(?:meerdere|meer|verschillende|een paar|een aantal|een groep(?:je)?(?: van)?|allerlei|een stuk of)"
NUMBER = rf"(?:\d{{1,4}}|{'|'.join(sorted(WORDS, key=len, reverse=True))})"
REGISTERING = r"(?:aanmeld|meld|opge[vf]|check|invoer|invul|uploaden|spreadsheet|excel)"
CAN_I = re.compile(rf"^(?:kan|mag|kunnen|mogen|hoe) (?:ik|wij|we|kan ik|kunnen wij|kunnen we|meld ik)\b.*{REGISTERING}")
SOME = re.compile(rf"\b{MANY} (?:[a-z]+ )?{PEOPLE}\b|\b(?:een groep(?:je)?|groepsaanmelding|groep aanmelden)\b")
ANY_OF = re.compile(rf"\b(?P<number>{NUMBER}) (?:[a-z]+ )?(?P<who>{ANYBODY})\b")
TOGETHER = re.compile(rf"\b(?:{MANY} )?{ANYBODY}\b.*\b(?:tegelijk|tegelijkertijd|in een keer|samen|ineens)\b")
TARGET = re.compile(rf"\b(?:kandidaat|kandidate|kand|nummer|nr|deelnemer|klant|medewerker) (?P<number>{NUMBER})\b")
REMOVE = re.compile(r"\b(?:verwijder|verwijderen|haal|schrap|schrappen|wis|weghalen|eruit|eraf|weg)\b")
EVERYBODY = re.compile(
    r"^(?:ze|zij|die)? ?(?:zijn|hebben|wonen|zitten|komen|krijgen)? ?"
    r"(?:allemaal|iedereen|alle kandidaten|alle \w+ kandidaten|voor allemaal|voor iedereen|elke kandidaat)\b"
)


@dataclass(frozen=True)
class Meant:
    """The candidate a message is about, what else it says, and whether that candidate must go.

    `by_name`: it was called by its own reference.
    """

    case: Case
    rest: str
    remove: bool
    text: str
    by_name: bool


def asked_for(text: str) -> bool:
    """Does a message say that there are several candidates to do a check for?"""
    said = letters(text)
    wants = re.search(rf"\b\w*{REGISTERING}", said) is not None
    if is_question(text) and not CAN_I.match(said):
        return False
    if SOME.search(said) or (wants and TOGETHER.search(said)):
        return True
    found = [one for one in ANY_OF.finditer(said) if (whole_number(one["number"]) or 0) > 1]
    return any(re.fullmatch(PEOPLE, one["who"]) or wants for one in found)


def count_in(text: str) -> int | None:
    """How many candidates a message names; None when it names none, or more numbers than one."""
    said = letters(text)
    named = [number for one in ANY_OF.finditer(said) if (number := whole_number(one["number"])) is not None]
    counts = named or list(whole_numbers(said))
    several = {number for number in counts if number != 1} or set(counts)
    return several.pop() if len(several) == 1 else None


def meant(text: str, members: Members) -> Meant | None:
    """The candidate that a message names by its own reference or its number."""
    remove = REMOVE.search(letters(text)) is not None
    for one in sorted(members, key=lambda case: -len(case.name)):
        if one.name and (found := _name_in(one.name, text)):
            return Meant(one, _rest(text, found), remove, text, by_name=True)
    if (found := TARGET.search(letters(text))) and (number := whole_number(found["number"])):
        place = {one.group.place: one for one in members if one.group}
        if number in place:
            return Meant(place[number], _after(text, found["number"]), remove, text, by_name=False)
    return None


def about_everybody(text: str) -> str | None:
    """What a message says of all candidates: "allemaal uit Venlo"."""
    found = EVERYBODY.match(letters(text))
    return letters(text)[found.end() :].strip() if found else None


def says(content: Content, words: str, text: str) -> bool:
    """Is the whole message one of these words, politeness aside?"""
    return bool(set(forms(content, text)) & all_letters(content.words[words].words))


def _name_in(name: str, text: str) -> re.Match[str] | None:
    """Where a reference stands. One that is only a number must be called so: "kenmerk 12"."""
    shape = r"[\s._/-]*".join(re.escape(part) for part in re.findall(r"[A-Za-z]+|\d+", name))
    called = r"(?:kenmerk|kandidaat|code|nummer)\s+" if name.isdigit() else ""
    return re.search(rf"(?<![\w-]){called}{shape}(?![\w-])", text, re.IGNORECASE)


def _rest(text: str, found: re.Match[str]) -> str:
    return _plain_rest(f"{text[: found.start()]} {text[found.end() :]}")


def _after(text: str, number: str) -> str:
    """What stands after the number of the candidate, in the words of the user; else what stands before it."""
    parts = re.split(rf"\b{re.escape(number)}\b", text, maxsplit=1, flags=re.IGNORECASE)
    return _plain_rest(parts[-1] if len(parts) > 1 else "")


def _plain_rest(text: str) -> str:
    """Without what only ties the answer to the candidate: "is", "heeft", a colon."""
    bare = re.sub(r"\b(?:bij|van|voor|kandidaat|nee|toch)\b", " ", text, flags=re.IGNORECASE)
    return re.sub(r"^[\s:,.;-]*(?:(?:is|heeft|zit|woont|wordt|moet zijn|heet)\b)?[\s:,]*", "", bare).strip(" .!")
