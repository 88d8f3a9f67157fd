"""The shape of a turn: what comes in from `channels`, and what goes back."""

import json
import re
from dataclasses import dataclass
from typing import Any

SENDER = re.compile(r"[A-Za-z0-9_-]{20,64}")
PAYLOAD = re.compile(r"/(knop|kaart)(\{.*\})")
LONGEST_TEXT = 1000
KEYS = {"sender", "text", "payload", "metadata"}
EMPTY = {"text": "", "article": None, "topic": None, "region": None, "sources": [], "buttons": [], "card": None}


class BadTurn(ValueError):
    """The request is not a turn; the message says what is wrong, without what was sent."""


@dataclass(frozen=True)
class Turn:
    """One message of one conversation; `message` is what Rasa reads."""

    sender: str
    message: str
    metadata: dict[str, Any]


def read_turn(body: bytes) -> Turn:
    """A turn from JSON. Raises BadTurn."""
    data = _object(body)
    if not isinstance(data, dict) or not set(data) <= KEYS:
        raise BadTurn("expected sender, text or payload, and metadata")
    sender, metadata = data.get("sender"), data.get("metadata", {})
    if not isinstance(sender, str) or not SENDER.fullmatch(sender):
        raise BadTurn("sender has another shape")
    if not isinstance(metadata, dict):
        raise BadTurn("metadata must be an object")
    if ("text" in data) == ("payload" in data):
        raise BadTurn("expected either text or payload")
    return Turn(sender, _typed(data["text"]) if "text" in data else _payload(data["payload"]), metadata)


def _object(body: bytes | str) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadTurn("no JSON") from error


def _typed(text: Any) -> str:
    """What a person typed: never a command, so without slashes in front, and without what no database can keep."""
    if not isinstance(text, str) or len(text) > LONGEST_TEXT:
        raise BadTurn(f"text must be a string of at most {LONGEST_TEXT} characters")
    kept = "".join(letter if letter.isprintable() else " " for letter in text)
    return re.sub(r"^[\s/]+", "", kept).rstrip()


def _payload(payload: Any) -> str:
    """What a button of ours carries: one of our two commands with flat words in it."""
    match = PAYLOAD.fullmatch(payload) if isinstance(payload, str) and len(payload) <= LONGEST_TEXT else None
    values = _object(match[2]) if match else None
    if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
        raise BadTurn("payload has another shape")
    return payload


def message_of(said: dict[str, Any]) -> dict[str, Any]:
    """One message in the shape all channels know, from what Rasa collected."""
    custom = said.get("custom")
    return {**EMPTY, **custom} if isinstance(custom, dict) else {**EMPTY, "text": str(said.get("text") or "")}
