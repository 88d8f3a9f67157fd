"""The word that was meant by a misspelt one: a known word that is one typing error away.

One error is a letter too many, too few, another letter, or two letters swapped. Two words that are one error apart
have a word in common when one letter is left out of each, so that only a few words have to be compared.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, partial

from spellchecker import SpellChecker

from bot.components.words import WORD, fold

SHORTEST = 5  # shorter words have too many neighbours
OFTEN = 2  # a word that was seen once may be a typing error itself


@cache
def dictionary() -> frozenset[str]:
    """The words of Dutch: "stippen" is no slip of "stoppen"."""
    return frozenset(fold(word) for word in SpellChecker(language="nl").word_frequency.dictionary)


class Spelling:
    """Knows words and how often each was seen."""

    def __init__(self, seen: Mapping[str, int], right: frozenset[str] = frozenset()) -> None:
        """`seen`: words in lower case without accents, with their counts. `right`: other words that are no slips."""
        self._seen, self._right = seen, right
        self._near: dict[str, list[str]] = defaultdict(list)
        for word, times in seen.items():
            if len(word) >= SHORTEST and times >= OFTEN:
                for part in _shortened(word):
                    self._near[part].append(word)

    def corrected(self, text: str) -> str:
        """The text with the word that was meant in place of every misspelt one."""
        return WORD.sub(lambda found: self._instead(found.group()), text)

    def meant(self, word: str) -> str:
        """A known word as it is; else the known word one error away that is seen most; else the word as it is."""
        if word in self._seen or word in self._right or len(word) < SHORTEST:
            return word
        near = {other for part in _shortened(word) for other in self._near.get(part, ())}
        return max(filter(partial(one_error_apart, word), sorted(near)), key=self._seen.__getitem__, default=word)

    def _instead(self, word: str) -> str:
        plain = fold(word).lower()
        meant = self.meant(plain)
        return word if meant == plain else meant


def one_error_apart(one: str, other: str) -> bool:
    """Whether one letter was added, dropped or replaced, or two neighbours were swapped."""
    start = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return abs(len(one) - len(other)) == 1
    one, other = one[start:], other[start:]
    return one[1:] in (other, other[1:]) or one == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])


def _shortened(word: str) -> Iterator[str]:
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
