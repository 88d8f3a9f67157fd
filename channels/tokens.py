"""The signed conversation token: who holds it, may read and continue that conversation."""

import re

from itsdangerous import BadData, URLSafeSerializer

from channels.errors import TokenError

LONGEST = 256
CONVERSATION = re.compile(r"[A-Za-z0-9_-]{20,64}")


class Tokens:
    """Signs and checks. The id behind a token is made by the server, never taken from a client."""

    def __init__(self, secret_key: str) -> None:
        self._serializer = URLSafeSerializer(secret_key, salt="conversation")

    def sign(self, conversation: str) -> str:
        """The token of a conversation."""
        return str(self._serializer.dumps(conversation))

    def conversation(self, token: str) -> str:
        """The conversation of a token. Raises TokenError for anything that we did not sign."""
        try:
            value = self._serializer.loads(token) if len(token) <= LONGEST else None
        except (BadData, UnicodeError) as error:
            raise TokenError("bad signature") from error
        if not isinstance(value, str) or not CONVERSATION.fullmatch(value):
            raise TokenError("not a conversation token")
        return value
