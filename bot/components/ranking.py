"""The text model under the question classifier: scikit-learn and a sentence encoder, no Rasa.

Words (one and two), pieces of words and meaning, side by side; one linear classifier; and one
factor, learnt on held-out examples, that turns its scores into probabilities.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from scipy.special import logsumexp, softmax
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split

from bot.components.grams import Grams, learn
from bot.components.linear import SEED, Linear, fit
from bot.components.meaning import meanings
from bot.components.normalise import abbreviations, join_compounds, plain_words
from bot.components.spelling import Spelling, dictionary
from bot.components.together import meaning_of

NUMBERS, TEXTS = "questions.npz", "questions.json"
KEPT = 192  # of the encoder's 512 numbers: as good, and three times as quick to learn from
HELD_OUT = 0.25
LONG = 8
FACTORS = np.geomspace(0.5, 20, 60)


@dataclass
class Sense:
    """The directions in which meanings differ most. `mean`: (512,), `directions`: (KEPT, 512)."""

    mean: np.ndarray
    directions: np.ndarray

    def of(self, meanings: np.ndarray) -> np.ndarray:
        """Meanings (texts, 512) in those directions, each of length 1: (texts, KEPT)."""
        turned = (meanings - self.mean) @ self.directions.T
        lengths = np.linalg.norm(turned, axis=1, keepdims=True)
        return turned / np.where(lengths, lengths, 1)


@dataclass
class Ranking:
    """A trained model: from a text to labels with probabilities. `words`: how often each was seen in training."""

    grams: Grams
    sense: Sense
    classifier: Linear
    factor: float
    words: Mapping[str, int]

    def rank(self, text: str) -> list[tuple[str, float]]:
        """All labels with their probability, best first; empty when nothing of the text was ever seen."""
        meant = self.meant(text)
        columns, values = self.grams.of(" ".join(join_compounds(plain_words(meant), self._compounds)))
        if not len(columns):
            return []
        sensed = self.sense.of(meaning_of(meant)[np.newaxis])[0]
        after = np.arange(len(self.grams), len(self.grams) + len(sensed))
        scores = self.classifier.score(np.concatenate([columns, after]), np.concatenate([values, sensed]))
        chances = softmax(scores * self.factor)
        order = np.argsort(-chances)
        return list(zip(self.classifier.labels[order].tolist(), chances[order].tolist(), strict=True))

    def meant(self, text: str) -> str:
        """The text without its slips."""
        return self._spelling.corrected(text)

    def save(self, folder: Path) -> None:
        """Write the model as numbers and JSON: nothing that could run. Most weights are zero and are left out."""
        weights = csr_matrix(self.classifier.weights)
        sparse = {"data": weights.data, "indices": weights.indices, "starts": weights.indptr}
        sense = {"mean": self.sense.mean, "directions": self.sense.directions}
        np.savez(folder / NUMBERS, **sparse, **sense, bias=self.classifier.bias, rarity=self.grams.rarity)
        texts = {"labels": self.classifier.labels.tolist(), "known": self.grams.known}
        told = {**texts, "words": self.words, "factor": self.factor}
        (folder / TEXTS).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")

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
    whole, senses = compounds(often), meanings(texts)
    grams, worded = learn([" ".join(join_compounds(sentence, whole)) for sentence in words])
    found = PCA(min(KEPT, *senses.shape), random_state=SEED).fit(senses)
    sense = Sense(found.mean_, found.components_)
    seen, named = hstack([worded, csr_matrix(sense.of(senses))], "csr"), np.array(labels)
    return Ranking(grams, sense, fit(seen, named), _factor(seen, named), dict(often))


def load(folder: Path) -> Ranking:
    """Read a model; numpy refuses what holds more than numbers."""
    told = json.loads((folder / TEXTS).read_text(encoding="utf-8"))
    with np.load(folder / NUMBERS, allow_pickle=False) as kept:
        grams, sense = Grams(told["known"], kept["rarity"]), Sense(kept["mean"], kept["directions"])
        shape = (len(grams) + len(sense.directions), len(told["labels"]))
        weights = csr_matrix((kept["data"], kept["indices"], kept["starts"]), shape).toarray()
        classifier = Linear(np.array(told["labels"]), weights, kept["bias"])
    return Ranking(grams, sense, classifier, told["factor"], told["words"])


def compounds(words: Mapping[str, int]) -> frozenset[str]:
    """The words that are long enough to have been written as two."""
    return frozenset(word for word in words if len(word) >= LONG)


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
