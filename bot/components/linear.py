"""One linear classifier per label against all others, learnt on every core.

The same as scikit-learn's LinearSVC for many labels: liblinear works outside the lock of Python, so that each core
can learn a share of the labels, with the other labels taken together.
"""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

SEED = 7
COST, CLOSE = 0.5, 0.1
OTHERS = ""  # sorts before every label


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
    cores = min(os.cpu_count() or 1, len(names) // 2)
    shares = np.array_split(names, cores)
    with ThreadPoolExecutor(cores) as pool:
        learnt = list(pool.map(lambda share: _share(seen, labels, share, balance), shares))
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
