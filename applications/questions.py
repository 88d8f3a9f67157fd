"""What users could not find, and what they thought of what they got: kept to improve the content."""

from datetime import datetime
from typing import Any

from applications import tables
from applications.conversations import locked
from applications.database import Database


def unanswered(db: Database, masked_text: str, ranking: list[dict[str, Any]], now: datetime) -> None:
    """Keep a question without an answer. The text must be masked already; whose it was is not kept."""
    with db.session() as session:
        session.add(tables.Unanswered(text=masked_text, ranking=ranking, at=now))


def feedback(
    db: Database, conversation: str, seq: int, helpful: bool, masked_comment: str, now: datetime
) -> bool:
    """Keep what somebody thinks of one message; a later opinion replaces an earlier one.

    False, and nothing is kept, when there is no such message. Raises UnknownConversation.
    """
    with db.session() as session:
        locked(session, conversation)
        message = session.get(tables.Message, (conversation, seq))
        if message is None or not message.body:
            return False
        session.merge(
            tables.Feedback(
                conversation_id=conversation,
                seq=seq,
                helpful=helpful,
                comment=masked_comment,
                article=message.body.get("article"),
                judged=None,
                at=now,
            )
        )
        return True
