"""What is no longer so, not yet so, said of somebody else, or taken back: it says nothing of the case."""

import re
from collections.abc import Callable

from bot.components.words import fold

CLAUSE = re.compile(r"[.,;:!?\n]| (?:maar|nu|dus|->|want) ")
PAST = re.compile(r"\b(?:vroeger|voorheen|ooit|had|hadden|was|waren|woonde|werkte|zat)\b(?! nooit)")
HOPED = re.compile(r"\b(?:hoopt op|hoop op|hopen op|wou|wilde)\b")
NOT_GIVEN = re.compile(r"^\W*(?:aanvraag\b|(?:uitkering )?(?:is )?(?:aangevraagd|afgewezen|geweigerd|ingetrokken)\b)")
# A trade that somebody learnt or left is not the one to come.
LEFT = re.compile(r"(?:\b(?:oud|ex|mbo|niv)\W*\d?|\bna \d+ jaar|\d+ jaar ervaring (?:in (?:de|het)?|als))\s*$")
OVER = re.compile(r"\b(?:gehad|geweest|gestopt|voorbij|(?:is|zijn) op|beeindigd)\b")
ANOTHER = re.compile(
    r"\b(?:moeder|vader|ouders|partner|broer|zus|collega|vriend|vriendin|eigenaar|begeleider|baas)"
    r" (?:van|vd|v|op) (?:de |het |zijn |haar |mijn |een |hem)?"
    r"|\b(?:zijn|haar|mijn|m'n|de) (?:moeder|vader|ouders|partner|broer|zus|collega) (?:heeft|zit|is|krijgt)\b"
    r"|\bandere collega\b|\b(?:de|een) (?:eigenaar|begeleider|chef)\b"
)
LATER = re.compile(r"(?:\b(?:straks|binnenkort|daarna|later|vanaf volgend)|->)\s*$|\b(?:straks|binnenkort)\b")
TAKEN_BACK = re.compile(r"\b(?:nee,? (?:sorry|wacht)|sorry|ik bedoel|correctie)\b")
GENERAL = re.compile(r"^\W*(?:wat (?:is|zijn|betekent|houdt)|waarom staat|geldt artikel|is een \w+ hetzelfde)\b")
SOMEBODY = re.compile(r"\b(?:hij|zij|ze|ik|mijn|mn|onze|klant|client|kandidaat|kand|iemand|wij|we|hem|haar)\b")
# Of two places or two trades the one that is lived in, or wished for, is meant.
PREFERRED = {
    "gemeente": re.compile(r"\b(?:woont|wonend|woonachtig|komt uit|verhuisd)\b(?! niet)"),
    "sector": re.compile(r"\b(?:wil|wilt|wou|liefst|richting|overstap|zoekt|graag|ambieert)\b(?! niet)"),
}
LASTING = {"opleiding", "leeftijd", "rol", "bedrijf", "regio"}  # who once finished a school has still finished it
STATES = {"situatie", "mag_werken"}


def of_now(text: str, found: list[dict]) -> list[dict]:
    """The entities of a message that hold now, for this candidate, and were not taken back."""
    said = fold(text).lower()
    general = bool(GENERAL.search(said)) and not SOMEBODY.search(said)
    kept = [one for one in found if not (general and one["entity"] in {*STATES, "opleiding"})]
    kept = [one for one in kept if one["entity"] in LASTING or not _past(said, one)]
    kept = [one for one in kept if one["entity"] == "rol" or not ANOTHER.search(_clause(said, one)[0])]
    for drop in (_later, _before_a_correction):
        kept = [one for one in kept if not (drop(said, one) and _again(one, kept, said, drop))]
    for entity, shape in PREFERRED.items():
        kept = _preferring(said, kept, entity, shape)
    return kept


def _preferring(said: str, kept: list[dict], entity: str, shape: re.Pattern[str]) -> list[dict]:
    """With two values or more: without those that are not preferred, when one is."""
    same = [one for one in kept if one["entity"] == entity]
    best = [one for one in same if shape.search(_clause(said, one)[0])]
    several = len({one["value"] for one in same}) > 1
    return [one for one in kept if one["entity"] != entity or one in best] if several and best else kept


def _clause(said: str, one: dict) -> tuple[str, str]:
    """What stands before and after an entity within its clause."""
    before, after = said[: one["start"]], said[one["end"] :]
    return CLAUSE.split(before)[-1], CLAUSE.split(after)[0]


def _past(said: str, one: dict) -> bool:
    before, after = _clause(said, one)
    if one["entity"] in STATES and (HOPED.search(before) or NOT_GIVEN.search(after)):
        return True
    if one["entity"] == "sector" and (LEFT.search(before) or OVER.search(after) or "gewerkt" in after):
        return True
    return bool(PAST.search(before) or (one["entity"] in STATES and OVER.search(after)))


def _later(said: str, one: dict) -> bool:
    return one["entity"] in STATES and bool(LATER.search(_clause(said, one)[0] or said[: one["start"]][-4:]))


def _before_a_correction(said: str, one: dict) -> bool:
    return bool(TAKEN_BACK.search(said, one["end"]))


def _again(one: dict, kept: list[dict], said: str, drop: Callable[[str, dict], bool]) -> bool:
    """Is the same thing said otherwise as well?"""
    return any(other is not one and other["entity"] == one["entity"] and not drop(said, other) for other in kept)
