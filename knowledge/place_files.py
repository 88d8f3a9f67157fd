"""The tables of places: gemeenten with their region, and where a postcode may be."""

import csv
from pathlib import Path

from knowledge.errors import ContentError
from knowledge.model import Gemeente, PostcodeArea

COLUMNS = ["gemeente", "regio_code", "ook_bekend_als", "te_controleren"]
AREAS = ["begin", "gemeenten"]


def gemeenten(root: Path) -> tuple[Gemeente, ...]:
    """Every gemeente with its region."""
    return tuple(_gemeente(row, f"regel {number}") for number, row in _rows(root, "gemeenten.csv", COLUMNS))


def _rows(root: Path, name: str, columns: list[str]) -> list[tuple[int, list[str]]]:
    """The rows of a table below its line of column names, each with its line number."""
    try:
        with (root / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ContentError(name, "(bovenaan)", f"is niet te lezen: {error}") from error
    if rows[:1] != [columns]:
        raise ContentError(name, "regel 1", f"hier horen de kolommen {','.join(columns)}")
    return [(number, row) for number, row in enumerate(rows[1:], start=2) if row]


def postcodes(root: Path) -> dict[str, PostcodeArea]:
    """By the two first digits; a folder without the table knows no postcodes."""
    if not (root / "postcodes.csv").exists():
        return {}
    found = {}
    for number, row in _rows(root, "postcodes.csv", AREAS):
        if len(row) != len(AREAS) or not (row[0].isascii() and row[0].isdigit() and len(row[0]) == 2):
            raise ContentError("postcodes.csv", f"regel {number}", "geef twee cijfers, en gemeenten met ; ertussen")
        found[row[0]] = PostcodeArea(row[0], tuple(part.strip() for part in row[1].split(";") if part.strip()))
    return found


def _gemeente(row: list[str], key: str) -> Gemeente:
    if len(row) != len(COLUMNS) or not row[0].strip():
        raise ContentError("gemeenten.csv", key, f"geef een waarde voor elk van {','.join(COLUMNS)}, niet {row}")
    name, region, aliases, doubt = row
    known_as = tuple(part.strip() for part in aliases.split(";") if part.strip())
    return Gemeente(name, region, known_as, doubt)
