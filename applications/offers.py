"""What was offered in a conversation: buttons and cards. Anything else is refused by the channels."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from applications import quick, tables
from applications.conversations import held
from applications.database import Database


@dataclass(frozen=True)
class Offered:
    """Something that was offered. `dossier`: the number of the case it is about, or None for any.

    `title`: what stood on a button.
    """

    payload: str
    dossier: int | None
    title: str = ""


def offer_buttons(
    db: Database, conversation: str, buttons: Sequence[dict[str, str]], now: datetime, dossier: int | None = None
) -> list[dict[str, str]]:
    """Keep the payloads of {title, payload}; give {id, title} for the client, in the same order."""
    about = {"conversation_id": conversation, "dossier": dossier, "at": now}
    rows = [
        {"id": "b" + secrets.token_urlsafe(12), "title": one["title"], "payload": one["payload"], **about}
        for one in buttons
    ]
    with db.session() as session:
        held(session, conversation)
        quick.add(session, quick.ADD_BUTTONS, rows)
    return [{"id": row["id"], "title": row["title"]} for row in rows]


def find_button(db: Database, conversation: str, button_id: str) -> Offered | None:
    """The button with this id, when it was offered in this conversation."""
    with db.reading() as session:
        row = session.get(tables.Button, button_id)
        return Offered(row.payload, row.dossier, row.title) if row and row.conversation_id == conversation else None


def offer_card(
    db: Database, conversation: str, card: dict[str, Any], now: datetime, dossier: int | None = None
) -> None:
    """Remember that this card was offered. What stands on it is not kept: it may be personal."""
    with db.session() as session:
        held(session, conversation)
        session.merge(tables.Card(conversation_id=conversation, card=card["id"], dossier=dossier, at=now))


def find_card(db: Database, conversation: str, card_id: str) -> Offered | None:
    """The card with this id, when it was offered in this conversation. Its payload is its id."""
    with db.reading() as session:
        row = session.get(tables.Card, (conversation, card_id))
        return Offered(row.card, row.dossier) if row else None
