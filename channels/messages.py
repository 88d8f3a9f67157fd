"""The channel-neutral message: one shape for what the engine says and for what a channel says itself.

{text, article, topic, region, sources, buttons, card, progress}
`progress` is {question, most} while the check asks: which question this is, and how many there are at most.
Buttons are {title, payload} here, and {id, title} for a client. `dossier` stays here: the number of the case that
the message is about, or None; and `forget`: all of this conversation must go.
"""

from collections.abc import Sequence
from typing import Any

Message = dict[str, Any]


def say(text: str, buttons: Sequence[tuple[str, str]] = ()) -> Message:
    """A message of a channel itself, with buttons as (title, payload)."""
    offered = [{"title": title, "payload": payload} for title, payload in buttons]
    return complete({"text": text, "buttons": offered})


def complete(raw: Message) -> Message:
    """A message with every part there, and nothing else."""
    return {
        "text": raw.get("text") or "",
        "article": raw.get("article"),
        "topic": raw.get("topic"),
        "region": raw.get("region"),
        "sources": list(raw.get("sources") or ()),
        "buttons": list(raw.get("buttons") or ()),
        "card": raw.get("card"),
        "progress": raw.get("progress"),
        "dossier": raw.get("dossier"),
        "forget": bool(raw.get("forget")),
    }
