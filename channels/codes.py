"""Codes to go on with a check later: recognised in what is typed before the engine sees it, and shown once.

A code, and the message it stands in, never reaches the engine, the database or a log.
"""

import re

from applications import errors
from applications.codes import LENGTH, Code
from applications.errors import CodeError
from applications.reference import SIGNS
from channels.errors import CodeRefused, TooManyCodes
from channels.messages import Message, say
from knowledge.case import Case
from knowledge.dated import dutch_day

_GAP = r"[ \-‐–—_.]{0,3}"
_SIGNS = rf"([{SIGNS}]{{4}}{_GAP}[{SIGNS}]{{4}})"
# After the word "code" a slip of the finger counts too: that is a wrong code and no question.
_FILL = r"[\s:=\"'“”]*"
_LOOSE = rf"([A-Z0-9]{{4}}{_GAP}[A-Z0-9]{{4}})"
_NAMED = re.compile(rf"\b\w*(?<!post)code\b{_FILL}(?:is\b|luidt\b)?{_FILL}{_LOOSE}\b", re.I)
_ASKED = re.compile(rf"\b(?:verder|doorgaan|hervatten?|ga door) met\W+{_SIGNS}\b", re.I)
_WHOLE = re.compile(rf"\W*{_SIGNS}\W*", re.I)
# Nothing but eight signs with a dash in the middle and two digits: a slip of the finger in a code, and no answer.
_SLIP = re.compile(r"\W*(?=(?:[^\d]*\d){2})([A-Z0-9]{4}[-‐–—][A-Z0-9]{4})\W*", re.I)
_INSIDE = re.compile(rf"(?<![\w-])([{SIGNS}]{{4}}[-‐–—]?[{SIGNS}]{{4}})(?![\w-])", re.I)
_OWN = re.compile(r"\b(?:kandida(?:at|te)|klant|cli[eë]nte?|dossier|kenmerk|referentie|nummer|nr)\W+$", re.I)

RESUME = '/knop{"doe":"hervat"}'
START = '/knop{"doe":"start_check"}'
PERSON = '/knop{"doe":"mens"}'
NO_CHECK = {"nieuw", "klaar", "elders"}
OPENED = say(
    "Ik heb uw check in dit gesprek geopend. De code is nu gebruikt. "
    "Contactgegevens gaan niet mee naar een ander gesprek. Die vult u zo nodig opnieuw in."
)

# Status, code, what is the matter, what to do.
REFUSALS: dict[type[CodeError], tuple[int, str, str, str]] = {
    errors.UnknownCode: (
        404,
        "code_onbekend",
        "Deze code ken ik niet.",
        "Kijk of u de code goed heeft overgenomen. Een code heeft acht tekens: letters en cijfers door elkaar.",
    ),
    errors.ExpiredCode: (
        410,
        "code_verlopen",
        "Deze code is verlopen.",
        "Uw antwoorden staan nog in het gesprek waarin u de code vroeg. Vraag daar om een nieuwe code.",
    ),
    errors.UsedCode: (
        410,
        "code_gebruikt",
        "Deze code is al gebruikt. Een code werkt één keer.",
        "Ga verder in het gesprek waarin u de code gebruikte. Daar kunt u ook om een nieuwe code vragen.",
    ),
    errors.ReplacedCode: (
        410,
        "code_vervangen",
        "Voor deze check is later een nieuwe code gemaakt. Alleen die werkt nog.",
        "Gebruik de nieuwste code.",
    ),
    errors.FinishedCode: (
        410,
        "code_afgerond",
        "Deze check is klaar: de aanmelding is al gemaakt.",
        "Download de aanmelding in het gesprek waarin u haar maakte. Of start een nieuwe check.",
    ),
}


def find_code(text: str) -> str | None:
    """The signs of a code in a cleaned text, in capitals and without a dash; None when there is none.

    An own reference of a candidate that looks like a code is none, unless it is all there is.
    """
    for pattern, known in ((_NAMED, False), (_ASKED, True), (_INSIDE, True)):
        for match in pattern.finditer(text):
            signs = plain(match[1])
            if _mixed(signs, known) and not _OWN.search(text[: match.start(1)]):
                return signs
    whole = _WHOLE.fullmatch(text) or _SLIP.fullmatch(text)
    return plain(whole[1]) if whole and _mixed(plain(whole[1]), True) else None


def plain(code: str) -> str:
    """A code as somebody may write it, as its signs alone. What is far too long stays wrong."""
    return re.sub(r"[\W_]", "", code[: 4 * LENGTH]).upper()


def too_many(seconds: float) -> tuple[str, str]:
    """What is the matter, and what to do, when codes are tried too often."""
    minutes = max(1, round(seconds / 60 + 0.5))
    wait = "één minuut" if minutes == 1 else f"{minutes} minuten"
    return "Er is te vaak een code geprobeerd die niet werkt.", f"Wacht {wait} en probeer het dan opnieuw."


def guessed_wrong(error: CodeRefused | TooManyCodes, case: Case) -> Message:
    """What somebody reads in a conversation after a code that does not work, with a way on."""
    if isinstance(error, TooManyCodes):
        told, action = too_many(error.seconds)
    else:
        _, _, told, action = REFUSALS[type(error.error)]
    way = ("Start de check", START) if case.stage in NO_CHECK else ("Verder met de check", RESUME)
    return say(f"{told}\n\n{action}", [way, ("Spreek een mens", PERSON)])


def with_code(message: Message, code: Code | None) -> Message:
    """The message with the code on its card; without a code it says how to get one."""
    if code is None:
        told = 'Een code staat maar één keer in beeld. Typ "later verder" voor een nieuwe code.'
        return {**message, "card": {**message["card"], "code": None, "until": None, "text": told}}
    until = dutch_day(code.last_day)
    told = (
        f"De code werkt één keer, tot en met {until}. Bewaar hem goed: wie de code heeft, kan verder met deze check. "
        f'Zo gebruikt u hem: begin een gesprek en typ "verder met code {code.text}".'
    )
    return {**message, "card": {**message["card"], "code": code.text, "until": until, "text": told}}


def _mixed(signs: str, known: bool) -> bool:
    """A code always has a digit; without the word "code" before it a letter too, so no number is taken for one."""
    has_digit = any(sign.isdigit() for sign in signs)
    return has_digit and (not known or any(sign.isalpha() for sign in signs))
