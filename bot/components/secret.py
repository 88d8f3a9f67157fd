"""The secret that `channels` and the engine share."""

import hmac

HEADER = "X-Engine-Secret"
SHORTEST_SECRET = 16


def same(given: str, secret: str) -> bool:
    """Compare without telling by its time how much was right."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode("utf-8", "replace"))
