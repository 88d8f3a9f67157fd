"""Cards that show rows: the summary, the candidates of a group, finished applications; and a code to go on later."""

from collections.abc import Sequence
from typing import Any

from channels.teams.cards import texts
from channels.teams.cards.about import About
from channels.teams.cards.buttons import look
from channels.teams.cards.markdown import plain
from channels.teams.cards.parts import Element, actions, as_typed, dim, heading, open_url, table, text

FEW = 10  # candidates: links to the files of more do not fit in one card
Card = dict[str, Any]


def summary(card: Card) -> list[Element]:
    """Label, value, and where the value comes from; of a group also its candidates."""
    rows = [[[text(plain(row["label"]), weight="Bolder")], _value(row)] for row in card["rows"]]
    people = card.get("candidates") or []
    return [
        *([table((texts.ASKED, texts.ANSWER), rows, (2, 3))] if rows else []),
        *([heading(texts.CANDIDATES), _people(people)] if people else []),
    ]


def overview(card: Card, *, live: bool) -> list[Element]:
    """Every candidate of a group in a row, and a list to look at one closer."""
    shown = [_people(card["rows"])]
    return [*shown, *look(card["rows"], texts.LOOK_AT)] if live else shown


def application(card: Card, about: About) -> list[Element]:
    """The reference and the files."""
    reference = {"type": "TextRun", "text": card["reference"], "weight": "Bolder", "fontType": "Monospace"}
    files = [_file(one, about, first=place == 0) for place, one in enumerate(card["downloads"])]
    return [
        {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": f"{texts.REFERENCE} "}, reference]},
        *(element for one in files for element in actions([one])),
        dim(plain(texts.SHORTLY)),
    ]


def applications(card: Card, about: About) -> list[Element]:
    """One file with everything, and all references; of a small group each with its own files."""
    few = len(card["rows"]) <= FEW
    rows = [
        [[as_typed(row["name"])], [as_typed(row["reference"], weight="Bolder")], *([_files(row, about)] if few else [])]
        for row in card["rows"]
    ]
    names = (texts.CANDIDATE, texts.REFERENCE, *((texts.FILES,) if few else ()))
    return [
        *actions([_file(one, about, first=True) for one in card["downloads"]]),
        table(names, rows, (3, 4, 4)[: len(names)]),
        dim(plain(texts.SHORTLY)),
    ]


def code(card: Card) -> list[Element]:
    """The code, which is shown once, and how to use it."""
    shown = [as_typed(card["code"], weight="Bolder", size="ExtraLarge", fontType="Monospace")] if card["code"] else []
    return [*shown, text(plain(card["text"]))]


def spreadsheet(card: Card, about: About) -> list[Element]:
    """Where the template of a group is, and where the file goes."""
    return [
        text(plain(card["text"])),
        text(plain(texts.UPLOAD)),
        *actions([open_url(card["template"]["title"], about.link(card["template"]["url"]))]),
    ]


def _value(row: dict[str, str]) -> list[Element]:
    told = ", ".join(part for part in (row.get("origin"), row.get("date")) if part)
    return [as_typed(row["value"]), *([dim(plain(told), spacing="None")] if told else [])]


def _people(rows: Sequence[dict[str, Any]]) -> Element:
    cells = [
        [[as_typed(row["name"])], [text(plain(row["title"]))], [text(str(row["open"]) if row["outcome"] else "–")]]
        for row in rows
    ]
    return table((texts.CANDIDATE, texts.OUTCOME, texts.OPEN_POINTS), cells, (3, 5, 2))


def _file(file: dict[str, str], about: About, *, first: bool) -> Element:
    title = texts.DOWNLOAD.get(file["format"], file["format"])
    return open_url(title, about.link(file["url"]), **({"style": "positive"} if first else {}))


def _files(row: dict[str, Any], about: About) -> list[Element]:
    return actions([open_url(texts.FORMATS[one["format"]], about.link(one["url"])) for one in row["downloads"]])
