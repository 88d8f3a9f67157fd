"""What the sender of an application hears of it, in the conversation and channel where it was made.

What a colleague of the desk wrote stays sealed in the history; the channel adds it on the way out.
"""

from datetime import datetime
from typing import Any

from applications import conversations, offers, tables
from applications.database import Database
from knowledge.model import Content

KEY = "event"  # on a message: the number of the event whose words the channel adds


def tell(
    db: Database,
    content: Content,
    row: tables.ApplicationRow,
    name: str,
    now: datetime,
    event: int = 0,
    card: dict[str, Any] | None = None,
) -> None:
    """A fixed text of `content/talk.yml` about an application, as a part of this transaction.

    `card`: a form to fill in with it.
    """
    text = content.talk[name].text.replace("[kenmerk]", row.reference)
    about = {"article": None, "topic": None, "region": row.region, "sources": [], "buttons": [], "card": card}
    words = {KEY: event} if event else {}
    if card:
        offers.offer_card(db, row.conversation_id, card, now)
    conversations.add_messages(db, row.conversation_id, [{"text": text, **about, **words}], None, now)
