"""Every message as a card: as the schema wants it, within the limits of Teams, in Dutch."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from jsonschema_rs import Draft6Validator

from channels.messages import say
from channels.teams.cards import About, closed, shown
from tests.channels.teams.cards.everything import everything

ABOUT = About(
    "Noor Consulent",
    "noor@voorbeeld.nl",
    lambda url: f"https://pw.voorbeeld.nl/teams/bestand/{'x' * 250}{url}",
    date(2026, 11, 22),
    lambda article: f"https://pw.voorbeeld.nl/antwoord/{article}",
)
LIMIT = 28 * 1024
SCHEMA = Draft6Validator(json.loads((files("adaptive_cards") / "schemas/schema-1.5.json").read_text()))


def elements(part: Any) -> Iterator[dict[str, Any]]:
    """Everything in a card, from the outside to the inside."""
    if isinstance(part, list):
        for one in part:
            yield from elements(one)
    elif isinstance(part, dict):
        yield part
        yield from elements(list(part.values()))


def of_type(card: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one for one in elements(card) if one.get("type") == kind]


def wrong(card: dict[str, Any]) -> list[str]:
    """What the schema says against a card."""
    return [error.message[:300] for error in SCHEMA.iter_errors(card)]


def test_all_kinds_are_among_the_messages() -> None:
    kinds = {(one["card"] or {}).get("kind") for one in everything()}

    assert kinds >= {
        *("formulier", "samenvatting", "uitslag", "aanmelding", "code", None),
        *("overzicht", "aanmeldingen", "bestand"),
    }
    assert len(everything()) > 800


def test_the_schema_refuses_what_is_wrong() -> None:
    card = shown(say("Dag."), ABOUT)

    assert not wrong(card)
    assert wrong({**card, "body": [{"type": "TextBlock"}]})
    assert wrong({**card, "kleur": "rood"})
    assert wrong({**card, "body": [{"type": "Knop"}]})


@pytest.mark.parametrize("made", [shown, lambda one, about: closed(one, about, "Ja")], ids=["alive", "closed"])
def test_every_message_is_a_card_by_the_schema_and_within_the_limit(made) -> None:
    for message in everything():
        card = made(message, ABOUT)
        assert not wrong(card), (wrong(card), message["text"][:80])
        assert len(json.dumps(card)) < LIMIT - 1024, (message["card"] or {}).get("kind")
        assert card["fallbackText"].strip()
        assert card["lang"] == "nl"
