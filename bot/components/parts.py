"""Two questions in one message: the parts of a text that can each be a question."""

import re
from collections.abc import Iterator

from knowledge.followups import leaning
from knowledge.model import Content
from knowledge.places import plain
from knowledge.wording import QUESTION_WORDS, is_question, letters

FEWEST = 3  # words of a part that can be a question by itself
SENTENCE = re.compile(r"(?<=[?!.])\s+|(?<=\?)(?=\w)|\n+")


def parts(content: Content, text: str) -> tuple[str, ...]:
    """The questions in a text that stand by themselves, in order; fewer than two means that it is not split."""
    found = [part for sentence in SENTENCE.split(text) for part in _joined(content, sentence)]
    asked = [part for part in found if len(part.split()) >= FEWEST and _asks(part)]
    alone = (*asked[:1], *(part for part in asked[1:] if not _belongs_to_the_first(content, part)))
    return alone if len(alone) > 1 else ()


def _belongs_to_the_first(content: Content, part: str) -> bool:
    """Does a later question lean on the one before it: "en wat kost dat"?"""
    words = letters(part).split()
    points = set(words) & set(content.followups["hoort_bij_de_eerste"].words)
    return bool(points) or words[-1] in content.followups["terugwijzen"].words or leaning(content, part) is not None


def _joined(content: Content, sentence: str) -> Iterator[str]:
    """The sentence, cut where a word such as "en" stands between two questions."""
    words = sentence.split()
    joins, start = content.followups["tweede_vraag"].words, 0
    for place in range(1, len(words) - 1):
        before, after = words[start:place], words[place + 1 :]
        if plain(words[place].strip(",")) in joins and _asks(" ".join(before)) and _begins(joins, after):
            yield " ".join(before)
            start = place + 1 + (plain(after[0]) in joins)
    yield " ".join(words[start:])


def _begins(joins: tuple[str, ...], words: list[str]) -> bool:
    """Does a question begin here, perhaps after a second such word ("en ook hoe …")?"""
    rest = words[1:] if plain(words[0]) in joins else words
    return bool(rest) and plain(rest[0]) in QUESTION_WORDS


def _asks(part: str) -> bool:
    """A question, also after what was told first: "mijn klant heeft ww, mag hij meedoen"."""
    return is_question(part) or is_question(part.rpartition(",")[2])
