"""The text model under the question classifier: scikit-learn only, no Rasa.

Words (one and two) and pieces of words, a linear classifier, and one temperature, learnt on
held-out parts of the examples, that turns its scores into probabilities.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import skops.io
from scipy.special import logsumexp, softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import cross_val_predict
from sklearn.pipeline import FeatureUnion, make_union
from sklearn.svm import LinearSVC

from bot.components.normalise import join_compounds, plain_words

FILE = "questions.skops"
SEED = 7
PARTS = 3
SHARPNESS = np.geomspace(0.5, 20, 60)


@dataclass
class Ranking:
    """A trained model: from a text to labels with probabilities."""

    features: FeatureUnion
    classifier: LinearSVC
    sharpness: float
    compounds: frozenset[str]

    def rank(self, text: str) -> list[tuple[str, float]]:
        """All labels with their probability, best first; empty when nothing of the text was ever seen."""
        seen = self.features.transform([plain(text, self.compounds)])
        if not seen.nnz:
            return []
        chances = softmax(self.classifier.decision_function(seen)[0] * self.sharpness)
        labels = self.classifier.classes_
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
    classifier = LinearSVC(C=0.5, class_weight="balanced", random_state=SEED)
    held_out = cross_val_predict(classifier, seen, labels, cv=PARTS, method="decision_function")
    return Ranking(features, classifier.fit(seen, labels), sharpness_of(held_out, labels), compounds)


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
