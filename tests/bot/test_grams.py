"""The numbers of one sentence are those that scikit-learn gives for it."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.components.grams import KINDS, learn, vectorizer

TEXTS = [
    "wat is een praktijkverklaring",
    "mag een nugger meedoen",
    "wat kost een praktijkverklaring een werkgever",
    "is onze bakkerij een leerbedrijf",
    "mag onze bakkerij een leerbedrijf worden",
]


@pytest.fixture(scope="module")
def peers() -> list[TfidfVectorizer]:
    return [vectorizer(kind).fit(TEXTS) for kind, _ in KINDS]


@pytest.mark.parametrize("text", [*TEXTS, "wat wat wat is is een", "een bakkerij in venlo", "é 😀 ij", "x", "", "  "])
def test_one_sentence_gives_the_numbers_of_the_library(peers: list[TfidfVectorizer], text: str):
    grams, _ = learn(TEXTS)
    columns, values = grams.of(text)
    found = np.zeros(len(grams))
    found[columns] = values
    wanted = [one.transform([text]).toarray()[0] * weight for one, (_, weight) in zip(peers, KINDS, strict=True)]
    assert found == pytest.approx(np.concatenate(wanted), abs=1e-6)


def test_what_was_learnt_gives_the_same_as_one_sentence_at_a_time():
    grams, seen = learn(TEXTS)
    columns, values = grams.of(TEXTS[3])
    assert seen[3].toarray()[0][columns] == pytest.approx(values, abs=1e-6)
    assert seen[3].nnz == len(columns)


def test_nothing_known_gives_nothing():
    grams, _ = learn(TEXTS)
    columns, values = grams.of("你好")
    assert (len(columns), len(values)) == (0, 0)
