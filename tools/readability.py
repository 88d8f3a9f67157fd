"""How easy the texts are to read: Flesch-Douma for Dutch and words in a sentence. A proxy, no judgement of a text.

What people here know or get explained does not make a text difficult: terms of the glossary, words of the field
(`content/checks/words.yml`) and names count as easy words. Texts of fewer than twenty words say too little.
"""

import re
from collections.abc import Iterator

import textstat

from knowledge.checks.lengths import sentences
from knowledge.checks.lists import Lists
from knowledge.checks.problem import Problem
from knowledge.model import Content
from knowledge.texts_of import PLACEHOLDER, texts

KINDS = ("moeilijk",)
EASY = 60
LONGEST_AVERAGE = 13
FEWEST_WORDS = 20
NAME = re.compile(r"(?<=[a-z,:;] )[A-Z][\w-]+(?: [A-Z][\w-]+)*")


def problems(content: Content, lists: Lists) -> Iterator[Problem]:
    """Every text that is too difficult."""
    textstat.set_lang("nl")
    known = _known_words(content, lists)
    for file, key, text in texts(content):
        parts = sentences(NAME.sub("Jan", known.sub("werk", PLACEHOLDER.sub("tien", text))))
        words = sum(len(part.split()) for part in parts)
        if words < FEWEST_WORDS:
            continue
        if (score := round(reading_ease(parts))) < EASY:
            said = f"leesbaarheid {score}, ten minste {EASY}; gebruik kortere woorden en zinnen"
            yield Problem(file, key, said, "moeilijk")
        if (average := words / len(parts)) > LONGEST_AVERAGE:
            said = f"gemiddeld {average:.0f} woorden in een zin, hoogstens {LONGEST_AVERAGE}; maak zinnen korter"
            yield Problem(file, key, said, "moeilijk")


def reading_ease(parts: list[str]) -> float:
    """Flesch-Douma of sentences: the higher, the easier."""
    closed = [part.strip(" -").rstrip(":;,") for part in parts]
    return textstat.flesch_reading_ease(" ".join(part if part[-1] in ".!?" else f"{part}." for part in closed if part))


def _known_words(content: Content, lists: Lists) -> re.Pattern[str]:
    terms = [name for term in content.glossary.values() for name in (term.term, *term.also, term.short_for) if name]
    words = sorted({*terms, *lists.words.field}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?:en|s|n)?\b", re.I)
