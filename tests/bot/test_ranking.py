"""The text model: finds, stays sure of its sums, survives anything, and is kept without pickle."""

from pathlib import Path

import numpy as np
import pytest

from bot.components import ranking
from bot.components.ranking import Ranking, best_factor


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("kan een nugger ook meedoen?", "nugger-meedoen"),
        ("wat houdt een praktijk verklaring in", "praktijkverklaring"),
        ("onze bakkerij wil een leer bedrijf worden", "erkend-leerbedrijf"),
        ("hallo!", "praat:groet"),
    ],
)
def test_the_likeliest_label_comes_first(small_ranking: Ranking, text: str, label: str):
    assert small_ranking.rank(text)[0][0] == label


def test_probabilities_cover_all_labels_and_sum_to_one(small_ranking: Ranking):
    ranked = small_ranking.rank("mag een nugger meedoen")
    assert len(ranked) == 5
    assert sum(chance for _, chance in ranked) == pytest.approx(1)
    assert [chance for _, chance in ranked] == sorted((chance for _, chance in ranked), reverse=True)


@pytest.mark.parametrize("text", ["", "   ", "😀😀😀", "?!", "\u200b\u202e"])
def test_without_any_word_nothing_is_ranked(small_ranking: Ranking, text: str):
    assert small_ranking.rank(text) == []


@pytest.mark.parametrize(
    "text", ["x" * 1000, "praktijkleren " * 71, "مرحبا بكم", "你好", "Привет", "a\x00b", "ﬁets İstanbul ß"]
)
def test_odd_texts_never_raise(small_ranking: Ranking, text: str):
    assert all(0 <= chance <= 1 for _, chance in small_ranking.rank(text))


def test_a_kept_model_answers_the_same(small_ranking: Ranking, tmp_path: Path):
    small_ranking.save(tmp_path)
    again = ranking.load(tmp_path)
    assert again.rank("wat is een pv") == pytest.approx(small_ranking.rank("wat is een pv"))


def test_a_model_that_holds_more_than_numbers_is_refused(small_ranking: Ranking, tmp_path: Path):
    small_ranking.save(tmp_path)
    with np.load(tmp_path / ranking.NUMBERS) as kept:
        numbers = dict(kept)
    np.savez(tmp_path / ranking.NUMBERS, **{**numbers, "bias": np.array([object()])})
    with pytest.raises(ValueError, match="pickle"):
        ranking.load(tmp_path)


def test_the_factor_makes_right_scores_sharp_and_wrong_ones_soft():
    right, wrong = np.array([[1.0, -1.0]] * 9), np.array([[-1.0, 1.0]] * 9)
    places = np.zeros(9, dtype=int)
    assert best_factor(right, places) > best_factor(np.vstack([right[:5], wrong[:4]]), places)
