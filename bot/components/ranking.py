"""The text model under the question classifier: scikit-learn only, no Rasa.

Two linear classifiers, one on words and pieces of words, one on meaning, whose scores are weighed
together; and one temperature, learnt on held-out examples, that turns scores into probabilities.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import skops.io
from scipy.sparse import csr_matrix
from scipy.special import logsumexp, softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import FeatureUnion, make_union
from sklearn.svm import LinearSVC

from bot.components.meaning import meanings
from bot.components.normalise import join_compounds, plain_words

FILE = "questions.skops"
SEED = 7
HELD_OUT = 0.25
MEANING_COUNTS = 0.6
SHARPNESS = np.geomspace(0.5, 20, 60)


@dataclass
class Ranking:
    """A trained model: from a text to labels with probabilities."""

    features: FeatureUnion
    words: LinearSVC
    meaning: LogisticRegression
    sharpness: float
    compounds: frozenset[str]

    def rank(self, text: str) -> list[tuple[str, float]]:
        """All labels with their probability, best first; empty when nothing of the text was ever seen."""
        seen = self.features.transform([plain(text, self.compounds)])
        if not seen.nnz:
            return []
        chances = softmax(together(self.words, self.meaning, seen, meanings([text]))[0] * self.sharpness)
        labels = self.words.classes_
        return [(str(labels[place]), float(chances[place])) for place in np.argsort(-chances)]

    def save(self, folder: Path) -> None:
        """Write the model without pickle."""
        skops.io.dump({**vars(self), "compounds": sorted(self.compounds)}, folder / FILE)


def train(texts: list[str], labels: list[str]) -> Ranking:
    """Learn from texts with one label each; at least three labels, and three texts for each."""
    words = [plain_words(text) for text in texts]
    compounds = frozenset(word for sentence in words for word in sentence if len(word) >= 8)
    features = _features()
    seen = features.fit_transform([" ".join(join_compounds(sentence, compounds)) for sentence in words])
    meant = meanings(texts)
    sharpness = _learn_sharpness(seen, meant, np.array(labels))
    return Ranking(features, *_fit(seen, meant, np.array(labels)), sharpness, compounds)


def together(words: LinearSVC, meaning: LogisticRegression, seen: csr_matrix, meant: np.ndarray) -> np.ndarray:
    """The scores of both classifiers, each brought to the same scale per text: (texts, labels)."""
    by_words, by_meaning = words.decision_function(seen), meaning.decision_function(meant)
    return _scaled(by_words) + MEANING_COUNTS * _scaled(by_meaning)


def _fit(seen: csr_matrix, meant: np.ndarray, labels: np.ndarray) -> tuple[LinearSVC, LogisticRegression]:
    words = LinearSVC(C=0.5, class_weight="balanced", random_state=SEED)
    meaning = LogisticRegression(C=20, class_weight="balanced", max_iter=200)
    return words.fit(seen, labels), meaning.fit(meant, labels)


def _learn_sharpness(seen: csr_matrix, meant: np.ndarray, labels: np.ndarray) -> float:
    """Fit on most examples and see how sharp the scores of the others may be."""
    kept, held = train_test_split(np.arange(len(labels)), test_size=HELD_OUT, stratify=labels, random_state=SEED)
    words, meaning = _fit(seen[kept], meant[kept], labels[kept])
    return sharpness_of(together(words, meaning, seen[held], meant[held]), list(labels[held]))


def _scaled(scores: np.ndarray) -> np.ndarray:
    return (scores - scores.mean(axis=1, keepdims=True)) / scores.std(axis=1, keepdims=True)


def load(folder: Path) -> Ranking:
    """Read a model; types that skops does not trust by itself are refused."""
    kept = skops.io.load(folder / FILE)
    return Ranking(**{**kept, "compounds": frozenset(kept["compounds"])})


def plain(text: str, compounds: frozenset[str]) -> str:
    """The text as the model sees it."""
    return " ".join(join_compounds(plain_words(text), compounds))


def sharpness_of(scores: np.ndarray, labels: list[str]) -> float:
    """The factor under which softmax gives the held-out labels the best log-likelihood. `scores`: (texts, labels)."""
    places = np.searchsorted(sorted(set(labels)), labels)
    right = scores[np.arange(len(labels)), places]
    losses = [np.mean(logsumexp(scores * factor, axis=1) - right * factor) for factor in SHARPNESS]
    return float(SHARPNESS[int(np.argmin(losses))])


def _features() -> FeatureUnion:
    return make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\S+"),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2),
    )
