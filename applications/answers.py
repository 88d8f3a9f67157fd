"""The form on which a sender answers a question of the desk. What is filled in never passes the engine."""

import re
from typing import Any

from applications.contact import holds_bsn
from applications.status import Status

ASKED: Status = "vraag_terug"
FIELD = "antwoord"
LONGEST = 1_000
_CARD = re.compile(r"antwoord-(PW-\d{4}-[A-Z0-9]{6})(?:-\d+)?")


def card(reference: str) -> dict[str, Any]:
    """The form, to offer in the conversation of the application."""
    field = {
        "name": FIELD,
        "label": "Uw antwoord",
        "type": "lang",
        "required": True,
        "choices": [],
        "value": "",
        "help": "Gaat alleen naar het loket. Noem geen BSN.",
    }
    return {
        "id": f"antwoord-{reference}",
        "kind": "formulier",
        "title": f"Antwoord aan het loket over {reference}",
        "fields": [field],
        "actions": [{"id": "verstuur", "title": "Verstuur uw antwoord"}],
    }


def reference_of(card_id: str) -> str | None:
    """The application that a card answers about; None for any other card."""
    found = _CARD.fullmatch(card_id)
    return found[1] if found else None


def problem(given: Any) -> str:
    """Why this cannot be an answer, in Dutch; "" when it can."""
    if not isinstance(given, str) or not given.strip():
        return "Vul uw antwoord in."
    if len(given) > LONGEST:
        return "Gebruik hoogstens 1.000 tekens."
    return "Dit lijkt op een burgerservicenummer (BSN). Vul dat hier niet in." if holds_bsn(given) else ""
