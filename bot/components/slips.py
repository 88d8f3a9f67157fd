"""A word that nobody knows and that is one slip from exactly one word of the entities is taken for that word."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from bot.components.spelling import dictionary, one_error_apart
from bot.components.words import WORD, fold, words
from knowledge.load import load_content
from knowledge.texts_of import texts

SHORTEST, OFTEN = 6, 4
LETTERS = re.compile(r"[a-z]+")


class Slips:
    """Puts slips right: one letter too many, too few, another, or two that changed places."""

    def __init__(self, meant: Iterable[str], known: frozenset[str]) -> None:
        """`meant`: the words that others may be a slip of. `known`: words that are right as they are."""
        self._meant = {word for word in meant if len(word) >= SHORTEST and LETTERS.fullmatch(word)}
        self._known = known
        self._shapes: dict[str, set[str]] = defaultdict(set)
        for word in self._meant:
            for shape in (word, *_shorter(word)):
                self._shapes[shape].add(word)

    def right(self, word: str) -> str:
        """The word that was meant; the word itself when it is known, or when it can be two others or none."""
        near = set() if word in self._known else self.near(word)
        return near.pop() if len(near) == 1 else word

    def near(self, word: str) -> set[str]:
        """The words that a word is one slip from; none for a word that is one of them."""
        if len(word) < SHORTEST - 1 or word in self._meant or not LETTERS.fullmatch(word):
            return set()
        shapes = (word, *_shorter(word))
        return {one for shape in shapes for one in self._shapes.get(shape, ()) if _slip(word, one)}


def _shorter(word: str) -> set[str]:
    """The word without each of its letters in turn."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _slip(typed: str, meant: str) -> bool:
    """Are two words one error apart? People seldom miss the first letter."""
    return (typed[0] == meant[0] or typed[1::-1] == meant[:2]) and one_error_apart(typed, meant)


@cache
def known_words() -> frozenset[str]:
    """Words that are no slips: those of our own texts, of the dictionary, and what people typed more often."""
    content = load_content()
    asked = (text for one in content.articles for said in content.examples(one).values() for text in said)
    typed = Counter(word for text in asked for word in set(_words(text)))
    ours = {word for _, _, text in texts(content) for word in _words(text)}
    often = {word for word, times in typed.items() if times >= OFTEN}
    return frozenset(ours | often | set(words()["everyday_places"])) | dictionary()


def _words(text: str) -> list[str]:
    return WORD.findall(fold(text).lower())
