"""What the sender of an application hears of it, in the conversation and channel where it was made.

What a colleague of the desk wrote stays sealed in the history; the channel adds it on the way out.
"""

from datetime import datetime

from applications import conversations, tables
from applications.database import Database
from knowledge.model import Content

KEY = "event"  # on a message: the number of the event whose words the channel adds


def tell(db: Database, content: Content, row: tables.ApplicationRow, name: str, now: datetime, event: int = 0) -> None:
    """A fixed text of `content/talk.yml` about an application, as a part of this transaction."""
    text = content.talk[name].text.replace("[kenmerk]", row.reference)
    about = {"article": None, "topic": None, "region": row.region, "sources": [], "buttons": [], "card": None}
    words = {KEY: event} if event else {}
    conversations.add_messages(db, row.conversation_id, [{"text": text, **about, **words}], None, now)
