"""Personal details at rest: JSON that only the holder of the secret can read.

The secret is handed in. Another secret, or one changed byte, gives `Unreadable`, never other text.
"""

import base64
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from applications.errors import Unreadable, WeakSecret

SHORTEST = 16
PURPOSE = b"praktijkwijzer/personal-details/1"


class Seal:
    """Closes and opens values with a key made from the secret for this one purpose."""

    def __init__(self, secret: str) -> None:
        if len(secret) < SHORTEST:
            raise WeakSecret(f"SECRET_KEY needs at least {SHORTEST} characters")
        key = HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
        self._fernet = Fernet(base64.urlsafe_b64encode(key))

    def close(self, value: Any) -> bytes:
        """Any JSON value → sealed bytes."""
        return self._fernet.encrypt(json.dumps(value, ensure_ascii=False).encode())

    def open(self, sealed: bytes) -> Any:
        """Sealed bytes → the JSON value."""
        try:
            return json.loads(self._fernet.decrypt(sealed))
        except InvalidToken as error:
            raise Unreadable("sealed with another SECRET_KEY, or damaged") from error
