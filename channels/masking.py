"""The privacy guard: personal data is taken out of a text before the engine, the database or a log sees it.

Found by shape and check digit, names by the phrases that introduce one. Ages, postcodes, amounts and recent
dates stay.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stdnum import iban
from stdnum.nl import bsn

from channels.birthdays import birthdays_in
from channels.names import Words, names_in

# What is found, as the user reads it. The order is the order of the search.
KINDS = {
    "email": "een e-mailadres",
    "iban": "een rekeningnummer",
    "geboortedatum": "een geboortedatum",
    "telefoon": "een telefoonnummer",
    "bsn": "een burgerservicenummer (BSN)",
    "naam": "een naam",
}
PLACEHOLDER = {
    "email": "[e-mailadres]",
    "iban": "[rekeningnummer]",
    "geboortedatum": "[geboortedatum]",
    "telefoon": "[telefoonnummer]",
    "bsn": "[bsn]",
    "naam": "[naam]",
}

Span = tuple[int, int]
MOST_ROUNDS = 5  # what is taken out can lay bare what stood against it

_EMAIL = re.compile(r"[\w.+'-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_IBAN_START = re.compile(r"[A-Za-z]{2}\d{2}(?=[ .-]?[A-Za-z0-9])")
_IBAN_DUTCH = re.compile(r"(?<!\w)NL[ .-]?\d{2}[ .-]?[A-Z]{4}(?:[ .-]?\d){9,10}(?!\w)", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\d+])(?:"
    r"(?:\+|00)\s?31[ .-]{0,3}(?:\(0\))?(?:[ .-]{0,3}\d){9}"  # +31 6 12345678, 0031-(0)6-12345678
    r"|\(?0(?!800|90[069])[1-9](?:[ .()-]{0,3}\d){8}"  # 06-12345678, (050) 123 45 67
    r"|\+[1-9](?:[ .-]?\d){7,13}"  # any other country
    r")(?!\d)"
)
_NINE = re.compile(r"(?<![\d€])(?<!\d[.,])\d(?:[ ./_-]{0,3}\d){8}(?!\d|[.,]\d)")
_NAMED_BSN = re.compile(
    r"(?<!\[)\b(?:bsn|burger\s?service\s?n(?:ummer|r)|sofi\s?-?n(?:ummer|r))(?![^\W\d])"
    r"[^\d\[]{0,25}?(\d(?:[ ./_-]{0,3}\d){7,8})(?!\d)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"€\s?$|\beur(?:o)?\s?$", re.IGNORECASE)


@dataclass(frozen=True)
class Masked:
    """The text with placeholders, and the kinds that were in it, in the order of KINDS."""

    text: str
    kinds: tuple[str, ...] = ()


def mask(text: str, words: Words | None = None) -> Masked:
    """Take personal data out of a cleaned text. With the words of the content, names in a question are found too."""
    found: set[str] = set()
    for _ in range(MOST_ROUNDS):
        before = text
        for kind in KINDS:
            spans = names_in(text, words) if kind == "naam" else _FINDERS[kind](text)
            masked = _replace(text, spans, PLACEHOLDER[kind])
            if masked != text:
                text, found = masked, {*found, kind}
        if text == before:
            break
    return Masked(text, tuple(kind for kind in KINDS if kind in found))


def explanation(kinds: tuple[str, ...]) -> str:
    """What a user is told about it."""
    things = [KINDS[kind] for kind in kinds]
    listed = " en ".join([", ".join(things[:-1]), things[-1]] if len(things) > 1 else things)
    age = " Typ alleen de leeftijd; dat is genoeg." if "geboortedatum" in kinds else ""
    return (
        f"Ik zag in uw bericht {listed}. Dat heb ik weggehaald: het is niet bewaard.{age}\n\n"
        "Deel in dit gesprek geen persoonsgegevens. Voor een aanmelding vraag ik uw contactgegevens "
        "later in een apart formulier."
    )


def _replace(text: str, spans: Iterator[Span], placeholder: str) -> str:
    parts, done = [], 0
    for start, end in spans:
        if start >= done:
            parts += [text[done:start], placeholder]
            done = end
    return "".join([*parts, text[done:]])


def _matches(pattern: re.Pattern[str]) -> Callable[[str], Iterator[Span]]:
    return lambda text: (match.span() for match in pattern.finditer(text))


def _ibans(text: str) -> Iterator[Span]:
    found = [match.span() for match in _IBAN_DUTCH.finditer(text)]
    for match in _IBAN_START.finditer(text):
        ends = (end for end in range(match.end() + 11, match.end() + 40) if end <= len(text))
        found += [(match.start(), end) for end in ends if iban.is_valid(text[match.start() : end])][-1:]
    return iter(sorted(found))


def _bsns(text: str) -> Iterator[Span]:
    found = [match.span(1) for match in _NAMED_BSN.finditer(text)]
    for match in _NINE.finditer(text):
        written = match[0]
        if bsn.is_valid(re.sub(r"\D", "", written)) and _one_number(written) and not _is_amount(text, match):
            found.append(match.span())
    return iter(sorted(found))


def _one_number(written: str) -> bool:
    """Nine digits written as one number, not a row of ages or years: "18 19 20 21 5" is five numbers."""
    if " " not in written:
        return True
    groups = [len(group) for group in re.split(r"\D+", written)]
    return len(groups) <= 3 or set(groups) == {1} or groups == [2, 2, 2, 3]


def _is_amount(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    return bool(_AMOUNT.search(before)) or after.lstrip().lower().startswith("euro")


_FINDERS: dict[str, Callable[[str], Iterator[Span]]] = {
    "email": _matches(_EMAIL),
    "iban": _ibans,
    "geboortedatum": birthdays_in,
    "telefoon": _matches(_PHONE),
    "bsn": _bsns,
}
