"""What is the same for every server of ours when it starts."""

import gc

# Connections that may wait at the door. Past aiohttp's 128 a first try is dropped, and the next comes a second later.
CROWD = 1024


def settle() -> None:
    """Call it once, when everything is loaded: that stays, and the garbage collector need not look through it again.

    Looking took up to a quarter of a second, every thousand turns.
    """
    gc.collect()
    gc.freeze()
