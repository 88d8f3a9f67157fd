"""Words, pairs of words and pieces of words of a sentence, as numbers.

Learnt with scikit-learn's TfidfVectorizer. One sentence is turned into numbers here with the same arithmetic: the
library checks its input and builds matrices, which takes twice as long as the work itself.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import count

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

WORDS = {"ngram_range": (1, 2), "token_pattern": r"\S+"}
PIECES = {"analyzer": "char_wb", "ngram_range": (2, 4)}
KINDS = ((WORDS, 0.5), (PIECES, 1.0))  # how to cut a sentence, and how much that counts


def vectorizer(kind: dict) -> TfidfVectorizer:
    """One way to cut a sentence, not yet learnt."""
    return TfidfVectorizer(**kind, sublinear_tf=True, min_df=2, dtype=np.float32)


@dataclass
class Grams:
    """What was learnt. `known`: the grams of each kind in the order of their columns; `rarity`: a number for each."""

    known: list[list[str]]
    rarity: np.ndarray

    def __len__(self) -> int:
        """How many columns there are."""
        return len(self.rarity)

    def of(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """The columns of the grams of a text and their values: two arrays of one length; empty when none is known."""
        found = [self._of_kind(text, number) for number in range(len(KINDS))]
        return np.concatenate([columns for columns, _ in found]), np.concatenate([values for _, values in found])

    def _of_kind(self, text: str, number: int) -> tuple[np.ndarray, np.ndarray]:
        places, cut = self._places[number], self._cuts[number]
        often = Counter(map(places.get, cut(text)))  # these two at once are twice as quick as a look at each gram
        often.pop(None, 0)  # of those that were never seen
        columns = np.fromiter(often.keys(), dtype=np.int64, count=len(often))
        values = (1 + np.log(np.fromiter(often.values(), dtype=np.float32, count=len(often)))) * self.rarity[columns]
        return columns, values * (KINDS[number][1] / (np.linalg.norm(values) or 1))

    @cached_property
    def _places(self) -> list[dict[str, int]]:
        columns = count()
        return [dict(zip(one, columns, strict=False)) for one in self.known]

    @cached_property
    def _cuts(self) -> list:
        return [vectorizer(kind).build_analyzer() for kind, _ in KINDS]


def learn(texts: list[str]) -> tuple[Grams, csr_matrix]:
    """What there is to know of all texts, and their numbers: (texts, columns)."""
    learnt = [vectorizer(kind) for kind, _ in KINDS]
    seen = hstack([one.fit_transform(texts) * weight for one, (_, weight) in zip(learnt, KINDS, strict=True)], "csr")
    known = [one.get_feature_names_out().tolist() for one in learnt]
    return Grams(known, np.concatenate([one.idf_ for one in learnt]).astype(np.float32)), seen
