"""One message as one Adaptive Card: alive, closed after it was answered, or back with what is wrong."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import shorten
from typing import Any

from channels.messages import Message
from channels.teams.cards import buttons, form, lists, outcome, texts
from channels.teams.cards.about import About
from channels.teams.cards.fallback import fallback
from channels.teams.cards.markdown import inert, plain
from channels.teams.cards.parts import Element, actions, card, dim, heading, prose
from channels.teams.cards.sources import Sources, footing

MOST_BYTES = 26_000  # Teams takes 28 kB with everything around the card
MOST_TEXT = 100  # of what a screen reader says first
Card = dict[str, Any]


def shown(message: Message, about: About) -> Element:
    """The card of a message, to answer."""
    return _fitting(message, about, _Live())


def refused(message: Message, about: About, values: Mapping[str, Any], errors: Mapping[str, str]) -> Element:
    """The card of a form again, with what was filled in and an error per field."""
    return _fitting(message, about, _Live(values, errors))


def closed(message: Message, about: About, chosen: str = "") -> Element:
    """The card once it was answered: nothing to press any more. `chosen` is the title of the button; "" for a form."""
    return _fitting(message, about, chosen)


@dataclass(frozen=True)
class _Live:
    """A card that can be answered, with what was filled in before and what is wrong with that."""

    values: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


def _fitting(message: Message, about: About, state: _Live | str) -> Element:
    """As much as one card can hold: of an outcome the parts that unfold go one by one, the last first."""
    for folds in range(outcome.FOLDS, 0, -1):
        made = _made(message, about, state, folds)
        if len(json.dumps(made)) <= MOST_BYTES:
            return made
    return _made(message, about, state, 0)


def _made(message: Message, about: About, state: _Live | str, folds: int) -> Element:
    sources = Sources(message["sources"])
    inside = _card(message, about, sources, state)
    folded, left_out = _folded(message["card"], sources, folds)
    page = about.page(message["article"]) if about.page and message["article"] else None
    ending, acts = _live(message) if isinstance(state, _Live) else (_chosen(message, state), [])
    body = [
        *_progress(message),
        *_title(message["card"]),
        *prose(message["text"]),
        *inside,
        *footing(message, page),
        *actions([*folded, *sources.unfolding()]),
        *left_out,
        *ending,
    ]
    return inert(card(body, acts, fallback=fallback(message), speak=_speak(message)))


def _progress(message: Message) -> list[Element]:
    at = message["progress"]
    return [dim(texts.progress(at["question"], at["most"]))] if at else []


def _speak(message: Message) -> str:
    """What the card is called: its title, or else how its text begins."""
    named = (message["card"] or {}).get("title") or message["text"].split("\n")[0]
    return shorten(named, MOST_TEXT, placeholder="…")


def _title(shown: Card | None) -> list[Element]:
    return [heading(shown["title"], large=True)] if shown else []


def _card(message: Message, about: About, sources: Sources, state: _Live | str) -> list[Element]:
    """What stands under the text. A card of a kind that is not known here is left out; the text says it too."""
    shown = message["card"]
    kind = shown["kind"] if shown else ""
    live = isinstance(state, _Live)
    if kind == "formulier":
        return form.form(shown, about, state.values, state.errors) if live else form.sent()
    made = {
        "samenvatting": lambda: lists.summary(shown),
        "uitslag": lambda: outcome.outcome(shown, about, sources, message["text"]),
        "overzicht": lambda: lists.overview(shown, live=live),
        "aanmeldingen": lambda: lists.applications(shown, about),
        "aanmelding": lambda: lists.application(shown, about),
        "code": lambda: lists.code(shown),
        "bestand": lambda: lists.spreadsheet(shown, about),
    }
    return made[kind]() if kind in made else []


def _folded(shown: Card | None, sources: Sources, most: int) -> tuple[list[Element], list[Element]]:
    """The parts of an outcome that unfold, and a line for those that do not fit."""
    if not shown or shown["kind"] != "uitslag":
        return [], []
    parts = outcome.folded(shown, sources, most)
    return parts, [dim(plain(texts.LEFT_OUT))] if len(parts) < outcome.foldable(shown) else []


def _live(message: Message) -> tuple[list[Element], list[Element]]:
    """Ways to answer: in the body, and at the foot of the card. A form is sent before anything else is done."""
    ending, acts = buttons.sets(message["buttons"])
    if not message["card"] or message["card"]["kind"] != "formulier":
        return ending, acts
    return ending, [form.send(message["card"]), *acts]


def _chosen(message: Message, chosen: str) -> list[Element]:
    if chosen:
        said = {"type": "TextRun", "text": chosen, "weight": "Bolder"}
        label = {"type": "TextRun", "text": f"{texts.CHOSEN}: "}
        return [{"type": "RichTextBlock", "inlines": [label, said], "spacing": "Medium", "separator": True}]
    return []
