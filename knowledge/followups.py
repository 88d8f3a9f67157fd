"""A message without a subject of its own leans on the answer before it: "en in Venlo?", "wie betaalt dat?"."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.model import Content, Region
from knowledge.places import plain
from knowledge.wording import letters

AUDIENCES = ("werkgever", "professional", "algemeen")
LONGEST = 10  # words of a message that can lean


@dataclass(frozen=True)
class Leaning:
    """How a message leans. `again`: the same answer, for another region or audience; else it is a new question.

    `refers`: it has a word that points back, such as "dat". `audience`: whom it asks for, or None.
    `regions`: the regions that one name in it can mean ("Limburg"), as codes.
    """

    again: bool
    refers: bool
    audience: str | None = None
    regions: tuple[str, ...] = ()


def leaning(
    content: Content, text: str, spans: Iterable[tuple[int, int]] = (), *, place: bool = False
) -> Leaning | None:
    """How a text leans on what was said before, or None when it has a subject of its own.

    `spans`: where places and ages stand (start, end). `place`: is one of them a place?
    """
    words = letters(_without(text, spans)).split()
    audience = next((one for one in AUDIENCES if _said(content, one) & set(words)), None)
    left = [word for word in words if audience is None or word not in _said(content, audience)]
    joins, asks = _said(content, "aansluiten"), _said(content, "vraagwoorden")
    strange = [word for word in left if word not in joins | asks]
    regions = regions_with(content, strange[0]) if len(strange) == 1 and not place else ()
    known = set(left) - set(strange)
    if not known or len(words) > LONGEST or (strange and not regions):
        return None
    again = bool(place or audience or regions) and known <= joins
    return Leaning(again, bool(_said(content, "terugwijzen") & known), audience, regions)


def regions_with(content: Content, word: str) -> tuple[str, ...]:
    """The codes of the regions that have this word in their name: "limburg" is in three."""
    return tuple(one.code for one in content.regions.values() if word in _words_of(one))


def _words_of(region: Region) -> list[str]:
    return plain(region.name).replace("/", " ").split()


def _said(content: Content, name: str) -> frozenset[str]:
    return frozenset(content.followups[name].words)


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text
