"""What a process loads when it starts stays until it ends; the garbage collector need not look through it again."""

import gc


def settle() -> None:
    """Call it once, when everything is loaded. Looking took up to a quarter of a second, every thousand turns."""
    gc.collect()
    gc.freeze()
