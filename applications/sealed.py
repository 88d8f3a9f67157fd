"""Personal details at rest: JSON that only the holder of the secret can read; and marks that nobody can read back.

The secret is handed in. Another secret, or one changed byte, gives `Unreadable`, never other text.
"""

import base64
import hashlib
import hmac
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from applications.errors import Unreadable, WeakSecret

SHORTEST = 16
PURPOSE = b"praktijkwijzer/personal-details/1"
LIKENESS = b"praktijkwijzer/likeness/1"


class Seal:
    """Closes and opens values, and marks texts, with a key of its own for each made from the secret."""

    def __init__(self, secret: str) -> None:
        if len(secret) < SHORTEST:
            raise WeakSecret(f"SECRET_KEY needs at least {SHORTEST} characters")
        self._fernet = Fernet(base64.urlsafe_b64encode(_key(secret, PURPOSE)))
        self._likeness = _key(secret, LIKENESS)

    def close(self, value: Any) -> bytes:
        """Any JSON value → sealed bytes."""
        return self._fernet.encrypt(json.dumps(value, ensure_ascii=False).encode())

    def open(self, sealed: bytes) -> Any:
        """Sealed bytes → the JSON value."""
        try:
            return json.loads(self._fernet.decrypt(sealed))
        except InvalidToken as error:
            raise Unreadable("sealed with another SECRET_KEY, or damaged") from error

    def likeness(self, *parts: str) -> str:
        """The same for the same parts, whatever their case and spaces, and without the secret nobody can guess them."""
        said = "\n".join(" ".join(part.lower().split()) for part in parts)
        return hmac.new(self._likeness, said.encode(), hashlib.sha256).hexdigest()


def _key(secret: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())
