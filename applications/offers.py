"""What was offered in a conversation: buttons and cards. Anything else is refused by the channels."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from applications import tables
from applications.conversations import locked
from applications.database import Database


def offer_buttons(
    db: Database, conversation: str, buttons: Sequence[dict[str, str]], now: datetime
) -> list[dict[str, str]]:
    """Keep the payloads of {title, payload}; give {id, title} for the client, in the same order."""
    rows = [
        tables.Button(
            id="b" + secrets.token_urlsafe(12),
            conversation_id=conversation,
            title=button["title"],
            payload=button["payload"],
            at=now,
        )
        for button in buttons
    ]
    with db.session() as session:
        locked(session, conversation)
        session.add_all(rows)
    return [{"id": row.id, "title": row.title} for row in rows]


def payload_of(db: Database, conversation: str, button_id: str) -> str | None:
    """The payload of a button that was offered in this conversation."""
    button = _button(db, conversation, button_id)
    return button and button.payload


def offer_card(db: Database, conversation: str, card: dict[str, Any], now: datetime) -> None:
    """Remember that this card was offered. What stands on it is not kept: it may be personal."""
    with db.session() as session:
        locked(session, conversation)
        session.merge(tables.Card(conversation_id=conversation, card=card["id"], at=now))


def card_is_offered(db: Database, conversation: str, card_id: str) -> bool:
    """Whether a card with this id was offered in this conversation."""
    with db.reading() as session:
        return session.get(tables.Card, (conversation, card_id)) is not None


def _button(db: Database, conversation: str, button_id: str) -> tables.Button | None:
    with db.reading() as session:
        row = session.get(tables.Button, button_id)
        return row if row and row.conversation_id == conversation else None
