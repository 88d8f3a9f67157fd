"""Learning in shares gives what one classifier for all labels gives, and the same on every machine."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from bot.components import linear

LABELS = np.array([f"label-{number % 7}" for number in range(140)])


@pytest.fixture
def seen() -> csr_matrix:
    chance = np.random.default_rng(1)
    centres = chance.normal(size=(7, 12))
    return csr_matrix(centres[np.arange(140) % 7] + chance.normal(scale=0.5, size=(140, 12)))


def test_the_scores_are_those_of_one_classifier_for_all_labels(seen: csr_matrix):
    same = {"C": linear.COST, "tol": linear.CLOSE, "random_state": linear.SEED}
    peer = LinearSVC(class_weight="balanced", **same).fit(seen, LABELS)
    learnt = linear.fit(seen, LABELS)
    assert list(learnt.labels) == sorted(set(LABELS))
    scores, wanted = learnt.scores(seen), peer.decision_function(seen)
    assert (scores.argmax(axis=1) == wanted.argmax(axis=1)).mean() > 0.97
    assert np.abs(scores - wanted).mean() < 0.1


@pytest.mark.parametrize("cores", [2, 3])
def test_every_machine_learns_exactly_the_same(seen: csr_matrix, monkeypatch: pytest.MonkeyPatch, cores: int):
    alone = linear.fit(seen, LABELS)
    monkeypatch.setattr(linear, "MANY", 1)
    monkeypatch.setattr(linear.os, "cpu_count", lambda: cores)
    together = linear.fit(seen, LABELS)
    assert np.array_equal(together.weights, alone.weights)
    assert np.array_equal(together.bias, alone.bias)
