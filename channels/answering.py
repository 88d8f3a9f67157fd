"""A sender answers a question of the desk: from the form straight to the application, never past the engine."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from applications import answers, handover
from applications.database import Database
from applications.errors import NotAllowed, UnknownApplication
from channels.errors import CardRefused, UnknownCard
from channels.messages import Message, say
from knowledge.model import Content


def answered(
    db: Database, content: Content, conversation: str, reference: str, values: Mapping[str, Any], now: datetime
) -> Message:
    """Keep the answer with the application, and what to say about that. Raises CardRefused and UnknownCard."""
    given = values.get(answers.FIELD)
    if problem := answers.problem(given):
        raise CardRefused({answers.FIELD: problem})
    told = "antwoord_ontvangen"
    try:
        handover.answer(db, conversation, reference, str(given).strip(), now)
    except UnknownApplication as error:
        raise UnknownCard from error
    except NotAllowed:
        told = "antwoord_te_laat"
    return say(content.talk[told].text.replace("[kenmerk]", reference))
