"""One message of a user as Rasa hands it over: what was said, what was understood, from where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any


@dataclass(frozen=True)
class Incoming:
    """A message with what the language engine made of it.

    `payload` is what stands behind a button; empty for typed text. `ranking`: articles, best first.
    `turn` is the same when a turn is repeated. `check_offered`: the last reply had a button to start the check.
    `dossier` is the number of the case that a button or a card was shown for; 0 for none.
    `asked`: the articles of two questions in one message, the first to answer first; else empty.
    `follows`: the answer before that this leans on: article, region, audience, `again` and `regions`; else empty.
    """

    conversation: str
    text: str
    intent: str
    today: date
    now: datetime
    confidence: float = 0.0
    entities: tuple[dict, ...] = ()
    ranking: tuple[dict, ...] = ()
    payload: Mapping[str, str] = field(default_factory=dict)
    audience: str | None = None
    region: str | None = None
    turn: str = ""
    channel: str = ""
    check_offered: bool = False
    dossier: int = 0
    asked: tuple[str, ...] = ()
    follows: Mapping[str, Any] = field(default_factory=dict)

    @property
    def typed(self) -> bool:
        """Was this typed by a person, and not sent by a button or a card?"""
        return self.intent not in {"knop", "kaart"}

    def pressing(self, payload: Mapping[str, str]) -> "Incoming":
        """The same moment, as if a button with this behind it had been pressed."""
        return replace(self, text="", intent="knop", entities=(), payload=payload)


def from_tracker(sender: str, latest: Mapping[str, Any], events: Iterable[Mapping[str, Any]] = ()) -> Incoming:
    """Read Rasa's `latest_message` and events. Metadata comes from our own channels, never from a client."""
    metadata = latest.get("metadata") or {}
    intent = latest.get("intent") or {}
    entities = tuple({"entity": one["entity"], "value": one["value"]} for one in latest.get("entities") or ())
    button = intent.get("name") in {"knop", "kaart"}
    return Incoming(
        conversation=sender,
        text="" if button else latest.get("text") or "",
        intent=intent.get("name") or "",
        confidence=intent.get("confidence") or 0.0,
        today=date.fromisoformat(metadata["today"]),
        now=datetime.now(UTC),
        entities=() if button else entities,
        ranking=tuple(latest.get("articles") or ()),
        payload={one["entity"]: str(one["value"]) for one in entities} if button else {},
        audience=metadata.get("audience"),
        region=metadata.get("region"),
        turn=metadata.get("turn") or "",
        channel=metadata.get("channel") or "",
        check_offered=_check_offered(events),
        dossier=metadata.get("dossier") or 0,
        asked=tuple(latest.get("asked") or ()),
        follows=latest.get("follows") or {},
    )


def _check_offered(events: Iterable[Mapping[str, Any]]) -> bool:
    said = [event for event in events if event.get("event") == "bot"]
    shown = (said[-1].get("data") or {}).get("custom") or {} if said else {}
    return any('"start_check"' in one["payload"] for one in shown.get("buttons") or ())
