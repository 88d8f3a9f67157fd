"""Names of people in a Dutch text: by the phrases that introduce one, and in a question by two strange words.

A wrong hit costs a question its meaning, so both are narrow: a name alone, or without capitals, stays.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.model import Content
from knowledge.texts_of import texts

_PERSON = (
    r"(?:klant|kandidaat|kandidate|cli[eë]nte?|client|collega|leerling|zoon|dochter|man|vrouw|partner"
    r"|medewerk(?:er|ster)|werkne(?:mer|emster)|deelne(?:mer|emster)"
    r"|hij|zij|ze|ik|die|meneer|mevrouw)"
)
_CAPITAL = r"[A-ZÀ-Þ][a-zà-ÿ'’-]+(?:[A-ZÀ-Þ][a-zà-ÿ'’-]+)*"
_JOIN = r"(?:(?:van|de|den|der|het|'t|ter|ten|te|el|al|la|le|bin|ben|ibn|von)\s)"
_FULL = rf"{_CAPITAL}(?:\s{_JOIN}{{0,2}}{_CAPITAL}){{0,3}}"
_TWO = rf"{_CAPITAL}\s{_JOIN}{{0,2}}{_CAPITAL}(?:\s{_CAPITAL})?"
_ANY = rf"(?:{_FULL}|[a-zà-ÿ'’-]{{2,}}(?:\s{_JOIN}{{1,2}}[a-zà-ÿ'’-]{{2,}})?)"
_NO_NAME = (
    r"(?!(?:een|het|de|dit|dat|niet|nu|ook|nog|geen|welkom|zo|wel|hij|zij|ze|van|bij|in|en|of|is"
    r"|nugger|praktijk\w*)\b)"
)
_PLACE = r"(?!(?:Den|Noord|Oost|Zuid|West|Midden|Sint|Nieuw|Groot|Holland|Rijk)\b)"

# Group 1 of each pattern is the name.
_INTRODUCED = (
    # mijn klant heet Jan de Vries, ze heet fatima
    re.compile(rf"\b(?i:{_PERSON})\s(?i:heet|genaamd|heette|is\sgenaamd)\s{_NO_NAME}({_ANY})"),
    # mijn naam is Jan de Vries, de naam van de kandidaat is Jan
    re.compile(rf"\b(?i:naam(?:\svan\s\w+(?:\s\w+)?)?\sis)\s{_NO_NAME}({_ANY})"),
    # naam: Jan de Vries, Naam kandidaat: jan
    re.compile(rf"\b(?i:(?:voor|achter|roep)?naam(?:\s{_PERSON})?\s?:)\s?({_ANY})"),
    # mevrouw Jansen, dhr. de Vries
    re.compile(rf"\b(?i:mevrouw|meneer|mevr|mw|dhr|de\sheer)\.?\s({_JOIN}{{0,2}}{_FULL})"),
    # mijn klant Jan de Vries: two names at least, one capital alone can be anything
    re.compile(rf"\b(?i:mijn|onze|een|de)\s(?i:{_PERSON}),?\s{_PLACE}({_TWO})"),
)

# kan Fatima Yilmaz meedoen, een plek voor Jan de Boer
_ASKED = re.compile(
    r"\b(?i:kan|mag|moet|wil|heeft|krijgt|is|ben|voor|met|om|over|namens|klant|kandidaat|kandidate|cli[eë]nte?)\s"
    rf"(?P<first>{_CAPITAL})\s{_JOIN}{{0,2}}(?P<second>{_CAPITAL})(?:\s(?P<third>{_CAPITAL}))?"
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Words:
    """What is no name: every word of the content, and the names of places. Lower case."""

    known: frozenset[str]
    places: frozenset[str]


def words_of(content: Content) -> Words:
    """The words of everything we say, of the questions we know, and of sources, places and regions."""
    places = [name for one in content.gemeenten for name in (one.name, *one.aliases)]
    places += [name for one in content.regions.values() for name in (one.name, *one.aliases)]
    said = [text for _file, _key, text in texts(content)]
    asked = [one for article in content.articles.values() for one in (*article.examples, *article.proof)]
    cited = [part for one in content.sources.values() for part in (one.title, one.publisher)]
    known = {word for text in (*places, *said, *asked, *cited) for word in _parts(text)}
    return Words(frozenset(known), frozenset(name.lower() for name in places))


def names_in(text: str, words: Words | None = None) -> Iterator[tuple[int, int]]:
    """Where names stand, in order; those in a question only with `words`."""
    found = [match.span(1) for name in _INTRODUCED for match in name.finditer(text)]
    found += [span for match in _ASKED.finditer(text) if words and (span := _strange(match, words))]
    return iter(sorted(found))


def _strange(match: re.Match[str], words: Words) -> tuple[int, int] | None:
    """First name and surname, when the first is no word of ours and the second is no place."""
    if any(part in words.known for part in _parts(match["first"])) or match["second"].lower() in words.places:
        return None
    third = match["third"] and match["third"].lower() not in words.places
    return match.start("first"), match.end("third" if third else "second")


def _parts(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
