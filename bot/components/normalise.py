"""A Dutch sentence as plain, comparable words: what people type differently but mean the same."""

import re

from bot.components.words import WORD, fold, words

LONGEST = 1000
REPEATED = re.compile(r"(.)\1{2,}")
LEVEL = re.compile(r"\b(mbo|niveau|nivo|niv|entree)[ -]?([1-4])\b")
NUMBER = re.compile(r"^\d+")


def plain_words(text: str) -> list[str]:
    """Lower case, no accents, short forms written out, levels kept, other numbers alike."""
    short = words()["abbreviations"]
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
