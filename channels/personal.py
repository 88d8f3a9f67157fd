"""Contact details in cards: added on the way out, never stored in a message, never seen by the engine."""

from collections.abc import Mapping

from applications.answers import reference_of
from applications.origins import told
from channels.messages import Message
from knowledge.case import Given
from knowledge.dated import day_here, dutch_day
from knowledge.model import Content


def with_contact(
    content: Content, role: str | None, details: Mapping[str, Given], messages: list[Message]
) -> list[Message]:
    """The messages with `details` (by field id) in a summary that asks for them and in an open form."""
    rows = [_row(content, role, name, given) for name, given in details.items()]
    return [{**one, "card": _filled(rows, details, one["card"])} for one in messages]


def wanted(messages: list[Message]) -> bool:
    """Does any of these messages have a place for contact details?"""
    return any(_has_place(one["card"] or {}) for one in messages)


def _has_place(card: dict) -> bool:
    """An answer to the desk is a form too, but not about whom to reach."""
    return card.get("kind") in {"formulier", "samenvatting"} and reference_of(card["id"]) is None


def _filled(rows: list[dict], details: Mapping[str, Given], card: dict | None) -> dict | None:
    if card and card["kind"] == "formulier":
        fields = [{**one, "value": _value(details, one["name"]) or one["value"]} for one in card["fields"]]
        return {**card, "fields": fields}
    if card and card.get("contact"):
        return {**card, "rows": [*card["rows"], *rows]}
    return card


def _value(details: Mapping[str, Given], name: str) -> str:
    return details[name].value if name in details else ""


def _row(content: Content, role: str | None, name: str, given: Given) -> dict:
    return {
        "label": content.fields[name].label_for(role),
        "value": given.value,
        "origin": told(content.fields[name], given.origin),
        "date": dutch_day(day_here(given.at)),
    }
