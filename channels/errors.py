"""What can go wrong in a channel, and how a client is told.

ChannelError
├── SettingsError      a variable of the environment is wrong or missing: stops the start
├── TokenError         a conversation token that we did not sign
├── EngineDown         the engine or the action server gave no turn
├── CardRefused        values of a card that cannot be kept, with a text per field
├── SpreadsheetRefused a file with candidates that cannot be used, with a text per cell
├── OtherCase          a card of another case than the one that is open
├── CodeRefused        a code that does not work; names why
├── TooManyCodes       too many codes that do not work; says how long to wait
├── UnknownConversation, UnknownButton, UnknownCard   not known, or not offered in this conversation
└── ApiError           anything a client is told: status, code, Dutch message and what to do
"""

from collections.abc import Mapping

from applications.errors import CodeError


class ChannelError(Exception):
    """Root of every error in this package."""


class SettingsError(ChannelError):
    """The environment cannot be used; the text names the variable."""


class TokenError(ChannelError):
    """Not a token of ours."""


class EngineDown(ChannelError):
    """The engine could not give a turn now. Nothing was stored, so the same request may be repeated."""


class UnknownConversation(ChannelError):
    """The token is ours, the conversation is gone."""


class UnknownButton(ChannelError):
    """Not a button that was offered in this conversation."""


class UnknownCard(ChannelError):
    """Not a card that was offered in this conversation, or nothing to fill in on it."""


class CardRefused(ChannelError):
    """Values that cannot be kept. `fields` holds one Dutch text per wrong field."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.fields = dict(fields)
        super().__init__(f"refused: {', '.join(self.fields)}")


class SpreadsheetRefused(ChannelError):
    """A file with candidates that cannot be used. `problem` says why, `fields` holds one Dutch text per cell."""

    def __init__(self, problem: str, fields: Mapping[str, str]) -> None:
        self.problem, self.fields = problem, dict(fields)
        super().__init__(f"refused: {', '.join(self.fields)}")


class OtherCase(ChannelError):
    """A card of one case was sent while another one is open. `this` and `current` are what they are called."""

    def __init__(self, this: str, current: str) -> None:
        self.this, self.current = this, current
        super().__init__("a card of another case")


class CodeRefused(ChannelError):
    """A code does not work. `error` says why."""

    def __init__(self, error: CodeError) -> None:
        self.error = error
        super().__init__(type(error).__name__)


class TooManyCodes(ChannelError):
    """Somebody guesses. `seconds` is how long to wait."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__("too many codes")


class ApiError(ChannelError):
    """An answer other than success. `fields` holds one Dutch text per wrong field of a card."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        action: str,
        *,
        fields: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.status, self.code, self.message, self.action = status, code, message, action
        self.fields, self.headers = fields, dict(headers or {})

    def body(self) -> dict:
        """The JSON a client gets."""
        error = {"code": self.code, "message": self.message, "action": self.action}
        if self.fields is not None:
            error["fields"] = dict(self.fields)
        return {"error": error}
