"""Learning on several cores gives what one classifier for all labels gives."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from bot.components import linear


@pytest.mark.parametrize("cores", [1, 2, 3])
def test_every_number_of_cores_gives_the_same_scores(monkeypatch, cores: int):
    monkeypatch.setattr(linear.os, "cpu_count", lambda: cores)
    chance = np.random.default_rng(1)
    centres = chance.normal(size=(7, 12))
    labels = np.array([f"label-{number % 7}" for number in range(140)])
    seen = csr_matrix(centres[np.arange(140) % 7] + chance.normal(scale=0.5, size=(140, 12)))
    same = {"C": linear.COST, "tol": linear.CLOSE, "random_state": linear.SEED}
    peer = LinearSVC(class_weight="balanced", **same).fit(seen, labels)
    learnt = linear.fit(seen, labels)
    assert list(learnt.labels) == sorted(set(labels))
    scores, wanted = learnt.scores(seen), peer.decision_function(seen)
    assert (scores.argmax(axis=1) == wanted.argmax(axis=1)).mean() > 0.97
    assert np.abs(scores - wanted).mean() < 0.1
