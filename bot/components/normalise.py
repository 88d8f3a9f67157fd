"""A Dutch sentence as plain, comparable words: what people type differently but mean the same."""

import re
from functools import cache

from bot.components.words import WORD, fold, words
from knowledge.load import load_content
from knowledge.places import plain

LONGEST = 1000
REPEATED = re.compile(r"(.)\1{2,}")
LEVEL = re.compile(r"\b(mbo|niveau|nivo|niv|entree)[ -]?([1-4])\b")
NUMBER = re.compile(r"^\d+")


@cache
def abbreviations() -> dict[str, str]:
    """What is written short → written out: the trade's own from the glossary, everyday ones from words.yml."""
    terms = load_content().glossary.values()
    return {**words()["abbreviations"], **{one.term.lower(): plain(one.short_for) for one in terms if one.short_for}}


def plain_words(text: str) -> list[str]:
    """Lower case, no accents, short forms written out, levels kept, other numbers alike."""
    short = abbreviations()
    lowered = REPEATED.sub(r"\1\1", fold(text[:LONGEST].lower()))
    lowered = re.sub(r"\b(p|wet)-(wet)\b", r"\1\2", LEVEL.sub(r"niveau\2", lowered))
    written = (short.get(word, word) for word in WORD.findall(lowered))
    return [_number(part) for word in written for part in word.split()]


def _number(word: str) -> str:
    return NUMBER.sub("getal", word) if word[0].isdigit() else word


def join_compounds(parts: list[str], known: frozenset[str]) -> list[str]:
    """Dutch writes compounds as one word: join "praktijk verklaring" when the whole is a known word."""
    joined: list[str] = []
    for part in parts:
        whole = joined[-1] + part if joined else ""
        if len(whole) >= 8 and min(len(joined[-1]), len(part)) >= 3 and whole in known:
            joined[-1] = whole
        else:
            joined.append(part)
    return joined
