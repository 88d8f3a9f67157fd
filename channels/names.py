"""The phrases that introduce a person's name in Dutch. Group 1 of each pattern is the name.

A name without such a phrase is not found here. A wrong hit costs a question its meaning, so they are narrow.
"""

import re

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

NAMES = (
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
