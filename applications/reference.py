"""Reference numbers: PW-2026-XXXXXX, easy to read out on the phone."""

import secrets

SIGNS = "34679CDFGHJKMNPQRTVWXY"  # none that look alike (0 O, 1 I L, 2 Z, 5 S, 8 B, U V), no vowels: no words


def new_reference(year: int) -> str:
    """A reference that cannot be guessed from another one."""
    return f"PW-{year}-" + "".join(secrets.choice(SIGNS) for _ in range(6))
