"""The overview that goes along with the applications of a group."""

from collections.abc import Sequence
from dataclasses import dataclass

from applications.spreadsheets import sheets

HEADERS = ("Kenmerk", "Aanmelding", "Uitkomst", "Wie beslist", "Open punten", "Regio", "Bestand")


@dataclass(frozen=True)
class Line:
    """One application in the overview."""

    name: str
    reference: str
    outcome: str
    decider: str
    open: int
    region: str
    file: str


def overview(lines: Sequence[Line]) -> bytes:
    """The file: a row for each application."""
    book = sheets.workbook("Overzicht van aanmeldingen", "Eén rij per aanmelding; het bestand staat ernaast.")
    rows = [
        (one.name, one.reference, one.outcome, one.decider, str(one.open), one.region or "nog niet bekend", one.file)
        for one in lines
    ]
    sheets.table(book, "Overzicht", HEADERS, rows)
    return sheets.saved(book)
