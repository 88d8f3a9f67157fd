"""The text model under the question classifier: scikit-learn and a sentence encoder, no Rasa.

Words (one and two), pieces of words and meaning, side by side; one linear classifier; and one
factor, learnt on held-out examples, that turns its scores into probabilities.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

import numpy as np
import skops.io
from scipy.sparse import csr_matrix, hstack
from scipy.special import logsumexp, softmax
from sklearn.decomposition import PCA
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split
from sklearn.pipeline import FeatureUnion

from bot.components.linear import SEED, Linear, fit
from bot.components.meaning import meaning, meanings
from bot.components.normalise import abbreviations, join_compounds, plain_words
from bot.components.spelling import Spelling, dictionary

FILE = "questions.skops"
KEPT = 192  # of the encoder's 512 numbers: as good, and three times as quick to learn from
HELD_OUT = 0.25
LONG = 8
FACTORS = np.geomspace(0.5, 20, 60)


@dataclass
class Ranking:
    """A trained model: from a text to labels with probabilities. `words`: how often each was seen in training."""

    wording: FeatureUnion
    sense: PCA
    classifier: Linear
    factor: float
    words: Mapping[str, int]

    def rank(self, text: str) -> list[tuple[str, float]]:
        """All labels with their probability, best first; empty when nothing of the text was ever seen."""
        meant = self._spelling.corrected(text)
        worded = self.wording.transform([" ".join(join_compounds(plain_words(meant), self._compounds))])
        if not worded.nnz:
            return []
        seen = _beside(worded, self.sense, meaning([meant]))
        chances = softmax(self.classifier.scores(seen)[0] * self.factor)
        labels = self.classifier.labels
        return [(str(labels[place]), float(chances[place])) for place in np.argsort(-chances)]

    def save(self, folder: Path) -> None:
        """Write the model without pickle."""
        parts = {one.name: getattr(self, one.name) for one in fields(self)}
        skops.io.dump({**parts, "classifier": vars(self.classifier)}, folder / FILE)

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling({**dict.fromkeys(abbreviations(), 1), **self.words}, dictionary())

    @cached_property
    def _compounds(self) -> frozenset[str]:
        return compounds(self.words)


def train(texts: list[str], labels: list[str]) -> Ranking:
    """Learn from texts with one label each; at least three labels, and three texts for each."""
    words = [plain_words(text) for text in texts]
    often = Counter(word for sentence in words for word in sentence)
    whole, senses, worder = compounds(often), meanings(texts), wording()
    worded = worder.fit_transform([" ".join(join_compounds(sentence, whole)) for sentence in words])
    sense = PCA(min(KEPT, *senses.shape), random_state=SEED).fit(senses)
    seen, named = _beside(worded, sense, senses), np.array(labels)
    return Ranking(worder, sense, fit(seen, named), _factor(seen, named), dict(often))


def load(folder: Path) -> Ranking:
    """Read a model; types that skops does not trust by itself are refused."""
    kept = skops.io.load(folder / FILE)
    return Ranking(**{**kept, "classifier": Linear(**kept["classifier"])})


def compounds(words: Mapping[str, int]) -> frozenset[str]:
    """The words that are long enough to have been written as two."""
    return frozenset(word for word in words if len(word) >= LONG)


def wording() -> FeatureUnion:
    """Words and pieces of words as numbers, not yet learnt."""
    shared = {"sublinear_tf": True, "min_df": 2, "dtype": np.float32}
    words = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"\S+", **shared)  # noqa: S106 (no password)
    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), **shared)
    return FeatureUnion([("words", words), ("pieces", pieces)], transformer_weights={"words": 0.5})


def _beside(worded: csr_matrix, sense: PCA, meanings: np.ndarray) -> csr_matrix:
    """Wording and meaning side by side: (texts, words + pieces + KEPT).

    The arithmetic of `sense.transform` and of scikit-learn's `normalize`, without their checks: for one text those
    take ten times as long.
    """
    turned = (meanings - sense.mean_) @ sense.components_.T
    lengths = np.linalg.norm(turned, axis=1, keepdims=True)
    return hstack([worded, csr_matrix(turned / np.where(lengths, lengths, 1))], format="csr")


def _factor(seen: csr_matrix, labels: np.ndarray) -> float:
    """The factor under which probabilities fit examples that were held out of a trial training."""
    rows = np.arange(len(labels))
    known, unknown = train_test_split(rows, test_size=HELD_OUT, stratify=labels, random_state=SEED)
    trial = fit(seen[known], labels[known])
    return best_factor(trial.scores(seen[unknown]), np.searchsorted(trial.labels, labels[unknown]))


def best_factor(scores: np.ndarray, right: np.ndarray) -> float:
    """The factor for softmax with the best log-likelihood. `scores`: (texts, labels), `right`: column per text."""
    hits = scores[np.arange(len(right)), right]
    losses = [np.mean(logsumexp(scores * factor, axis=1) - hits * factor) for factor in FACTORS]
    return float(FACTORS[int(np.argmin(losses))])
