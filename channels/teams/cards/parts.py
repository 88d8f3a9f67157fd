"""The elements and actions that cards are made of. No colours, only styles: Teams paints them for every theme."""

from collections.abc import Iterable, Sequence
from typing import Any

from channels.teams.cards.markdown import blocks, plain
from channels.teams.cards.texts import LANGUAGE

Element = dict[str, Any]
BUTTON, CARD = "knop", "kaart"  # verbs
MOST_IN_ROW = 6
WIDTH, AROUND = 52, 4  # characters: of a row of buttons, and around a title


def card(body: Sequence[Element], actions: Sequence[Element] = (), *, fallback: str, speak: str = "") -> Element:
    """A whole card."""
    made: Element = {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "lang": LANGUAGE,
        "fallbackText": fallback,
        "body": list(body),
    }
    if actions:
        made["actions"] = list(actions)
    if speak:
        made["speak"] = speak
    return made


def text(markdown: str, **more: Any) -> Element:
    """A piece of text that is Markdown already."""
    return {"type": "TextBlock", "text": markdown, "wrap": True, **more}


def prose(words: str, **more: Any) -> list[Element]:
    """Paragraphs and lists."""
    return [text(block, **more) for block in blocks(words)]


def dim(markdown: str, **more: Any) -> Element:
    """Something less important."""
    return text(markdown, isSubtle=True, size="Small", **{"spacing": "Small", **more})


def heading(words: str, *, large: bool = False) -> Element:
    """A heading, also for a screen reader."""
    size = "Large" if large else "Default"
    return text(plain(words), style="heading", weight="Bolder", size=size, spacing="Medium")


def as_typed(words: str, **more: Any) -> Element:
    """Words that nothing reads as Markdown."""
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": words, **more}]}


def box(items: Iterable[Element], style: str = "default", **more: Any) -> Element:
    """Elements that belong together."""
    return {"type": "Container", "style": style, "items": list(items), **more}


def table(names: Sequence[str], rows: Sequence[Sequence[list[Element]]], widths: Sequence[int]) -> Element:
    """Cells in rows below the names of the columns: some clients take the first row for that whatever they are told."""
    head = [[text(plain(name), weight="Bolder")] for name in names]
    return {
        "type": "Table",
        "columns": [{"width": width} for width in widths],
        "rows": [
            {"type": "TableRow", "cells": [{"type": "TableCell", "items": items} for items in row]}
            for row in (head, *rows)
        ],
    }


def unfold(title: str, items: Iterable[Element]) -> Element:
    """A button that shows more below it."""
    return {"type": "Action.ShowCard", "title": title, "card": {"type": "AdaptiveCard", "body": list(items)}}


def open_url(title: str, url: str, **more: Any) -> Element:
    """A button that opens an address."""
    return {"type": "Action.OpenUrl", "title": title, "url": url, **more}


def press(title: str, button: str) -> Element:
    """A button that was offered; it carries nothing of what is filled in beside it."""
    return {
        "type": "Action.Execute",
        "title": title,
        "verb": BUTTON,
        "data": {"pw": {"button": button}},
        "associatedInputs": "none",
    }


def actions(made: Sequence[Element]) -> list[Element]:
    """Actions in the text, in rows that fit a narrow card whether or not its client wraps them."""
    return [{"type": "ActionSet", "actions": row} for row in rows(made)]


def rows(made: Sequence[Element]) -> list[list[Element]]:
    """Actions in rows of at most six that together are no wider than a card."""
    found: list[list[Element]] = []
    for one in made:
        if found and len(found[-1]) < MOST_IN_ROW and width([*found[-1], one]) <= WIDTH:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def width(row: Sequence[Element]) -> int:
    """About how many characters a row of actions takes."""
    return sum(len(one["title"]) + AROUND for one in row)
