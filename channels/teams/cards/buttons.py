"""Buttons of a message. Teams shows at most six in one row, and cuts a long title off."""

from collections.abc import Sequence
from typing import Any

from channels.teams.cards.markdown import plain
from channels.teams.cards.parts import BUTTON, Element, actions, box, press, rows, text
from channels.teams.cards.texts import CHOOSE, CHOOSE_ONE, LOOK, PICK

MOST = 12  # more than this is a list to choose from
LONGEST = 32  # characters of a title: a longer one would be cut off, and stands in a box that can be pressed
CHOICE = "knop"  # the input with the button that was chosen


def sets(buttons: Sequence[dict[str, str]], label: str = CHOOSE) -> tuple[list[Element], list[Element]]:
    """Elements for the body, and actions for the foot of the card."""
    made = [press(one["title"], one["id"]) for one in buttons]
    if len(buttons) > MOST:
        return choice(buttons, label), []
    if any(len(one["title"]) > LONGEST for one in buttons):
        return [_alone(one) for one in made], []
    return ([], made) if len(rows(made)) == 1 else (actions(made), [])


def _alone(action: Element) -> Element:
    """A button below the one before; a long title wraps."""
    if len(action["title"]) <= LONGEST:
        return {"type": "ActionSet", "actions": [action]}
    return box([text(plain(action["title"]), weight="Bolder")], "emphasis", selectAction=action, spacing="Small")


def choice(buttons: Sequence[dict[str, str]], label: str, title: str = PICK) -> list[Element]:
    """A list to choose one of many buttons from."""
    listed: dict[str, Any] = {
        "type": "Input.ChoiceSet",
        "id": CHOICE,
        "label": label,
        "placeholder": CHOOSE,
        "isRequired": True,
        "errorMessage": CHOOSE_ONE,
        "choices": [{"title": one["title"], "value": one["id"]} for one in buttons],
    }
    send = {"type": "Action.Execute", "title": title, "verb": BUTTON, "data": {"pw": {}}}
    return [listed, *actions([send])]


def look(people: Sequence[dict[str, Any]], label: str) -> list[Element]:
    """Rows of a table that can be looked at closer."""
    found = [{"title": row["name"], "id": row["button"]["id"]} for row in people if row.get("button")]
    return choice(found, label, LOOK) if found else []
