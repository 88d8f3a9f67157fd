"""The card to fill in. Teams checks what must be there; the server checks everything."""

from collections.abc import Mapping
from typing import Any

from channels.teams.cards import texts
from channels.teams.cards.about import About
from channels.teams.cards.markdown import bullets, plain
from channels.teams.cards.parts import CARD, Element, box, dim, text

LONGEST, LONGEST_TEXT = 200, 1_000
STYLES = {"email": "email", "telefoon": "tel"}
Field = dict[str, Any]
Card = dict[str, Any]


def form(card: Card, about: About, values: Mapping[str, Any], errors: Mapping[str, str]) -> list[Element]:
    """A field for each value, and what is wrong: beside the field, and together where the button is that was pressed.

    `values` are what somebody filled in before.
    """
    parts = [_field(one, about, values, errors.get(one["name"])) for one in card["fields"]]
    wrong = [plain(f"{one['label']}: {errors[one['name']]}") for one in card["fields"] if one["name"] in errors]
    told = [text(plain(texts.problems(len(wrong))), weight="Bolder"), text(bullets(wrong), spacing="Small")]
    return [*(part for one in parts for part in one), *([box(told, "attention", spacing="Medium")] if wrong else [])]


def sent() -> list[Element]:
    """What is left of a form once it was sent: nothing of what was filled in."""
    return [text(plain(texts.FILLED))]


def send(card: Card) -> Element:
    """The button that sends the form."""
    titles = [one["title"] for one in card.get("actions") or ()]
    return {
        "type": "Action.Execute",
        "title": titles[0] if titles else texts.SEND,
        "verb": CARD,
        "style": "positive",
        "data": {"pw": {"card": card["id"]}},
    }


def _field(field: Field, about: About, values: Mapping[str, Any], error: str | None) -> list[Element]:
    own = {"contactpersoon": about.name, "email": about.email}.get(field["name"])
    prefilled = own if own and not field["value"] and field["name"] not in values else None
    value = values.get(field["name"], field["value"] or prefilled or "")
    help_ = [field.get("help") or "", texts.PROFILE if prefilled else ""]
    return [
        _input(field, value),
        *(dim(plain(one)) for one in help_ if one),
        *([text(texts.PROBLEM + plain(error), color="Attention", weight="Bolder", spacing="Small")] if error else []),
    ]


def _input(field: Field, value: Any) -> Element:
    made: Element = {"id": field["name"], "spacing": "Medium"}
    if field["required"]:
        made |= {"isRequired": True, "errorMessage": _missing(field)}
    return made | _KINDS.get(field["type"], _text)(field, value)


def _missing(field: Field) -> str:
    return {"akkoord": texts.TICK, "keuze": texts.CHOOSE_ONE, "email": texts.EMAIL}.get(field["type"], texts.FILL_IN)


def _text(field: Field, value: Any) -> Element:
    long = field["type"] == "lang"
    made: Element = {"type": "Input.Text", "label": field["label"], "maxLength": LONGEST_TEXT if long else LONGEST}
    if field["type"] in STYLES:
        made["style"] = STYLES[field["type"]]
    return made | ({"isMultiline": True} if long else {}) | ({"value": str(value)} if value else {})


def _choice(field: Field, value: Any) -> Element:
    choices = [{"title": one["label"], "value": one["value"]} for one in field["choices"]]
    made = {"type": "Input.ChoiceSet", "label": field["label"], "style": "compact", "placeholder": texts.CHOOSE}
    known = value in [one["value"] for one in choices]
    return {**made, "choices": choices} | ({"value": value} if known else {})


def _tick(field: Field, value: Any) -> Element:
    made = {"type": "Input.Toggle", "label": texts.AGREED, "title": field["label"], "wrap": True}
    return {**made, "valueOn": "ja", "valueOff": "nee", "value": "ja" if value in (True, "ja") else "nee"}


_KINDS = {"keuze": _choice, "akkoord": _tick}
