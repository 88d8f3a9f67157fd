"""Who somebody says to be: "ik ben werkcoach", "als ondernemer", "klantmanager hier", "wij zijn een bakkerij".

Never who somebody else is: "de werkgever wil", "als de werkgever nee zegt", "een werkcoach zei".
"""

import re
from functools import cache

from bot.components.line import Line, either
from bot.components.words import words

ROLE = "rol"
# "Ben" alone is "ik ben" where a clause begins.
SELF = (
    r"(?:ik ben|ben ik|(?<=^ )ben|(?<=[,(] )ben|(?<= en )ben|(?<= want )ben|wij zijn|we zijn|zijn wij|i am|i m|we are)"
)
MINE = r"(?:mijn|mn|m'n|onze|ons)"
OFFICE = (
    rf"(?:(?:ik|wij|we) werk(?:en)?|ik spreek|werkzaam|{MINE} (?:rol|functie|werk|beroep) is|in {MINE} (?:rol|functie))"
)
SMALL = (
    r"(?:(?:zelf|ook|nu|hier|de|het|een|n|'n|hun|haar|zijn|z'n|zn|dr|d'r|nieuwe?|nieuw als|net|pas|sinds|kort|vorig|"
    r"jaar|al|jaren|jarenlang|gewoon|maar|eigenlijk|toevallig|kleine?|grote?|zelfstandig|startend|beginnend|ervaren|lokale|"
    r"jonge|inmiddels|momenteel|dus|namelijk|wel|enthousiaste?|erkende?|tevens|zowel|trotse|als|the|a|an|my|his|her|"
    r"mede|vanaf|ruim|twee|drie|vier|vijf|tien|maanden|maand|weken|week|freelance|extern|interne?|gecertificeerd) )"
)
HELLO = "(?:hallo|hoi|goedemorgen|goedemiddag|goedendag|dag|beste)"
# Whatever says what kind of company: "een middelgroot familiebedrijf". Not "een school met een bedrijf".
KIND = r"(?:(?!geen|bij|voor|van|niet|met|op|in|aan|naar|zonder|of|gemeente|school|zoek|die|dat)[\w']+ ){0,3}"
OWN = rf"(?:(?:in|bij|voor|binnen|vanuit) {MINE}|{MINE} eigen|bij ons in (?:de|het))"
HAVE = r"(?:(?:ik|wij|we) (?:heb|hebben) (?:zelf )?|(?:heb|hebben) (?:ik|wij|we) )(?:een|n|'n)"
RUN = r"(?:ik|wij|we) (?:run|runnen|bezit|leid|leiden|exploiteer|exploiteren) (?:een|n|'n|de|het|samen een)"
# "Ik heb een bedrijf gevonden": then it is somebody else's.
NOT_OURS = r"(?!(?:gevonden|op het oog|in beeld|dat|die|waar|gesproken|gebeld|bereid|nodig|voor (?:hem|haar|mijn)) )"


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Which role each way of saying it means; what says it is the group `said`."""
    lists = words()["speakers"]
    company = rf"(?!{either(tuple(words()['no_companies']))} )[\w']*{either(tuple(words()['companies']))}"
    owner = [
        rf" (?P<said>{SELF} {SMALL}{{0,5}}{either(tuple(words()['trades']))}) ",
        rf" (?P<said>{SELF} (?:zelf |ook |dus |nu )?(?:een|n|'n|het|de) {KIND}{company}) ",
        rf" (?P<said>{HAVE} {KIND}{company}) {NOT_OURS}",
        rf" (?P<said>{RUN} {KIND}{company}) ",
        rf" (?P<said>{OWN} (?:[\w']+ )?{company}) ",
    ]
    said = [(role, shape) for role in lists for shape in _office(rf"[\w']*{either(tuple(lists[role]))}")]
    return tuple((role, re.compile(shape)) for role, shape in (*said, *(("werkgever", one) for one in owner)))


def _office(noun: str) -> list[str]:
    """The ways to say that one is something, with the words for what one is."""
    return [
        rf" (?P<said>{SELF} {SMALL}{{0,6}}{noun}) (?!kwijt |die |dat )",
        rf" (?P<said>{OFFICE} (?:als )?{SMALL}{{0,4}}{noun}) ",
        rf" (?P<said>namens {SMALL}{{0,2}}{noun}) ",
        rf" (?:(?P<before>[^ ]+) )?(?P<said>(?:als|as an?|as) (?:(?:zelf|kleine|nieuwe|startende) )?{noun}) ",
        rf"^ (?:{HELLO} (?:, )?)*(?P<said>{noun}) (?:hier|met (?:een )?vraag) ",
        rf" (?P<said>hier (?:een|de) {noun}) ",
        rf" (?:mij|me|ik|wij|ons) [(,] (?P<said>(?:een |als )?{noun}) [),] ",
    ]


def speakers_in(line: Line) -> list[tuple[str, tuple[int, int]]]:
    """Every role that the speaker claims, with where it stands in the message."""
    found: dict[tuple[int, int], str] = {}
    for role, pattern in patterns():
        for one in pattern.finditer(line.text):
            if one.groupdict().get("before") not in words()["not_speaking_before"]:
                found.setdefault(line.said_at(*one.span("said")), role)
    return [(role, place) for place, role in sorted(found.items())]
