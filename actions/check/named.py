"""Which candidate a message is about: an own reference such as "kandidaat K-204", a number, "de eerste kandidaat".

Never a name: somebody who types one is asked for an own reference.
"""

import re

from applications.cases import Dossier
from knowledge.dated import AsOf
from knowledge.model import Content, Field
from knowledge.places import find
from knowledge.replies import whole
from knowledge.wording import all_letters, letters

NOUN = (
    r"(?:kandida(?:a?t|aten|te)|kand|klant(?:en)?|cli[eë]nt(?:e|en)?|deelne(?:mer|emster)|werkplek(?:ken)?|vacature"
    r"|dossier|kenmerk|referentie)"
)
_FILL = (
    r"(?:\s*[:=]\s*|\s+(?:met\s+|heeft\s+)?(?:als\s+)?(?:eigen\s+)?(?:(?:kenmerk|code|nummer|nr\.?|referentie)\s*[:=]?\s*)?"
    r"(?:is\s+)?)"
)
_OWN = re.compile(rf"\b{NOUN}\b{_FILL}(?=[\w./-]*\d)([A-Za-z0-9][A-Za-z0-9./-]{{1,19}})(?![\w-])", re.IGNORECASE)
_AGED = r"\s*(?:jaar|jr\b|-?jarig)"
_SMALL = re.compile(rf"\b{NOUN}\s+(?:nummer\s+|nr\.?\s+)?(\d{{1,2}})(?!{_AGED}|[\w-])", re.IGNORECASE)
_FIRST = re.compile(rf"\b(eerste|tweede|derde|vierde|vijfde)\s+{NOUN}\b", re.IGNORECASE)
_NAME = re.compile(rf"\b(?i:{NOUN})\s+(?i:heet\s+|genaamd\s+)?(\[naam\]|[A-ZÀ-Þ][a-zà-ÿ][a-zà-ÿ'’-]*\b(?!\d))")
_POSTCODE = re.compile(r"\s?[A-Za-z]{2}\b")
_AGE = re.compile(_AGED, re.IGNORECASE)
ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde")


def reference_in(content: Content, text: str) -> str:
    """The own reference in a message, in capitals: "K-204", "12-B", "20431"; empty when there is none."""
    for match in _OWN.finditer(text):
        found, after = match[1].rstrip("./-"), text[match.end() :]
        if _is_reference(content, found) and not _AGE.match(after) and not _is_postcode(found, after):
            return found.upper()
    return ""


def without(content: Content, text: str) -> str:
    """The message without the reference or the name in it: "nieuwe kandidaat K-204" → "nieuwe kandidaat"."""
    if reference := reference_in(content, text):
        text = re.sub(rf"{re.escape(reference)}(?![\w-])", " ", text, flags=re.IGNORECASE)
    return _NAME.sub(lambda match: match[0].removesuffix(match[1]), text)


def one_of(dossiers: tuple[Dossier, ...], content: Content, text: str) -> Dossier | None:
    """The case of this conversation that a message names: by its reference, its number or its place in the row."""
    if reference := reference_in(content, text):
        return next((one for one in dossiers if _plain(one.case.name) == _plain(reference)), None)
    if number := _SMALL.search(text):
        return next((one for one in dossiers if re.fullmatch(rf"\D+ {int(number[1])}", one.called)), None)
    if place := _FIRST.search(text):
        index = ORDINALS.index(place[1].lower())
        return dossiers[index] if index < len(dossiers) else None
    return None


def is_all(content: Content, text: str) -> bool:
    """Is there nothing in the message besides naming a candidate and asking to go there?"""
    rest = letters(_OWN.sub(" ", _SMALL.sub(" ", _FIRST.sub(" ", text))))
    known = {*content.words["noemen"].words, *content.words["erheen"].words}
    return set(rest.split()) <= known


def moves_on(content: Content, text: str) -> bool:
    """Does it go on to somebody else: "nu kandidaat K-202", "de volgende: K-3"?"""
    return bool(set(letters(text).split()) & set(content.words["volgende"].words))


def goes_there(content: Content, text: str) -> bool:
    """Does it ask to go to another candidate?"""
    return bool(set(letters(text).split()) & set(content.words["erheen"].words))


def holds_a_name(as_of: AsOf, text: str) -> bool:
    """Does it seem to call a candidate by the name of a person? A place or an answer is none."""
    found = _NAME.search(text)
    if found is None or found[1] == "[naam]":
        return bool(found)
    return not find(as_of.content, found[1]) and not any(whole(as_of, one, found[1]) for one in _worded(as_of))


def _worded(as_of: AsOf) -> list[Field]:
    return [one for one in as_of.content.fields.values() if one.choices]


def _is_reference(content: Content, found: str) -> bool:
    """With a digit, not just an age, and no word that is an answer ("mbo2")."""
    if not any(sign.isdigit() for sign in found) or (found.isdigit() and len(found) < 3):
        return False
    said = letters(found)
    meant = (all_letters((*choice.words, *choice.replies)) for one in content.fields.values() for choice in one.choices)
    return not any(said in words for words in meant) and not re.fullmatch(r"\d+ ?(?:jarige?|plus|jaar)", said)


def _is_postcode(found: str, after: str) -> bool:
    return bool(re.fullmatch(r"\d{4}[a-zA-Z]{2}", found) or (re.fullmatch(r"\d{4}", found) and _POSTCODE.match(after)))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
