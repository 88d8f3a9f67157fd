"""The channel-neutral message: text, article, topic, region, sources, buttons, card."""

import json
from collections.abc import Iterable

from knowledge.model import Content


def message(text: str, *, buttons: Iterable[dict] = (), card: dict | None = None, **rest: object) -> dict:
    """One message with every key; what is not given is empty."""
    empty = {"article": None, "topic": None, "region": None, "sources": []}
    return {"text": text, **empty, **rest, "buttons": list(buttons), "card": card}


def button(title: str, **payload: str) -> dict:
    """A button with what stands behind it."""
    return {"title": title, "payload": f"/knop{json.dumps(payload, ensure_ascii=False)}"}


def talk(content: Content, name: str, *more: str) -> dict:
    """A fixed text of `content/talk.yml`, with its buttons and further paragraphs."""
    words = content.talk[name]
    buttons = [{"title": title, "payload": payload} for title, payload in words.buttons.items()]
    return message("\n\n".join([words.text, *more]), buttons=buttons)


def above(texts: tuple[str, ...]) -> tuple[dict, ...]:
    """A message of these paragraphs, to stand before another one; none when all are empty."""
    body = paragraphs(*texts)
    return (message(body),) if body else ()


def paragraphs(*parts: str) -> str:
    """One text of the parts that are not empty."""
    return "\n\n".join(part for part in parts if part)
