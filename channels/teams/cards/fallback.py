"""A message as plain text: a notification, and a Teams that is too old for cards. Never what somebody filled in."""

from channels.messages import Message
from channels.teams.cards.texts import FALLBACK_CARD, FALLBACK_CHOICES

MOST_NAMED = 12


def fallback(message: Message) -> str:
    """The text, what card there is, and what can be chosen."""
    card, titles = message["card"], [one["title"] for one in message["buttons"]][:MOST_NAMED]
    parts = [
        message["text"],
        FALLBACK_CARD.format(card["title"]) if card else "",
        FALLBACK_CHOICES.format(" / ".join(titles)) if titles else "",
    ]
    return "\n\n".join(part for part in parts if part)
