"""One linear classifier per label against all others, learnt on every core.

The same as scikit-learn's LinearSVC for many labels, in shares of the labels with the others taken together. Each
share is learnt in one process: threads would take turns with liblinear's one row of random numbers, and two
trainings on the same sentences would differ.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

SEED = 7
COST, CLOSE = 0.5, 0.1
OTHERS = ""  # sorts before every label
SHARES = 8  # whatever the number of cores, so that every machine learns the same
MANY = 2_000  # texts: for fewer, starting processes takes longer than learning


@dataclass
class Linear:
    """What was learnt. `labels`: sorted; `weights`: (features, labels): a sparse text picks rows; `bias`: (labels,)."""

    labels: np.ndarray
    weights: np.ndarray
    bias: np.ndarray

    def scores(self, seen: csr_matrix) -> np.ndarray:
        """How far each text (row) is on the side of each label: (texts, labels)."""
        return seen.astype(np.float32, copy=False) @ self.weights + self.bias  # of one kind: nothing big is copied

    def score(self, columns: np.ndarray, values: np.ndarray) -> np.ndarray:
        """The same for one text, of which only the columns that are not zero are given: (labels,)."""
        return values.astype(np.float32, copy=False) @ self.weights[columns] + self.bias


def fit(seen: csr_matrix, labels: np.ndarray) -> Linear:
    """Learn from one row and one label per text; at least three labels."""
    names, counts = np.unique(labels, return_counts=True)
    balance = dict(zip(names, len(labels) / (len(names) * counts), strict=True))
    shares = np.array_split(names, min(SHARES, len(names) // 2))
    learn = Parallel(n_jobs=min(SHARES, os.cpu_count() or 1) if len(labels) >= MANY else 1)
    learnt = learn(delayed(_share)(seen, labels, share, balance) for share in shares)
    weights = np.vstack([one for one, _ in learnt]).T.astype(np.float32, order="C")
    return Linear(names, weights, np.concatenate([bias for _, bias in learnt]))


def _share(
    seen: csr_matrix, labels: np.ndarray, share: np.ndarray, balance: Mapping[str, float]
) -> tuple[np.ndarray, np.ndarray]:
    """Weights and bias of the labels in `share`, in their order. With two of them or more there is one of each."""
    known = np.isin(labels, share)
    taken = np.where(known, labels, OTHERS)
    classifier = LinearSVC(C=COST, tol=CLOSE, class_weight={one: balance[one] for one in share}, random_state=SEED)
    classifier.fit(seen, taken)
    own = classifier.classes_ != OTHERS
    return classifier.coef_[own], classifier.intercept_[own]
