"""Opening a spreadsheet that somebody sent: nothing in it is run, followed or unpacked without a limit."""

import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, time
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from applications.errors import BadSpreadsheet
from applications.spreadsheets.columns import CHOICES, HELP, SHEET

LARGEST_FILE = 256 * 1024
LARGEST_UNPACKED = 8 * 1024 * 1024
MOST_PARTS, MOST_ROWS, MOST_COLUMNS = 100, 5_000, 40
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
AGAIN = "Vul het sjabloon in en bewaar het als Excel-bestand (.xlsx)."
LONGEST_CELL = 300
FORMULA, DAY, BROKEN, LONG = "formula", "day", "broken", "long"
_NO_ZIP = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)


@dataclass(frozen=True)
class Written:
    """A cell that is not empty: its address, its text, and what is odd about it (formula, day, broken, long)."""

    at: str
    text: str
    odd: str = ""


@dataclass(frozen=True)
class Sheet:
    """The headers by column number, and the rows below them: (row number, cells by column number)."""

    headers: dict[int, Written]
    rows: tuple[tuple[int, dict[int, Written]], ...]


def opened(data: bytes) -> Sheet:
    """The sheet with candidates. Raises BadSpreadsheet with a Dutch text for anything that is no safe workbook."""
    _check(data)
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
        lines = _lines(book)
    except BadSpreadsheet:
        raise
    except Exception as error:  # a damaged file can fail in many ways, and each means the same to its owner
        raise BadSpreadsheet(f"Ik kan dit bestand niet lezen. {AGAIN}") from error
    if not lines:
        raise BadSpreadsheet(f"Er staat niets in dit bestand. {AGAIN}")
    (_, headers), *rows = lines
    return Sheet(headers, tuple(rows))


def _check(data: bytes) -> None:
    if len(data) > LARGEST_FILE:
        raise BadSpreadsheet("Dit bestand is te groot. Gebruik alleen het sjabloon, zonder plaatjes of extra bladen.")
    if data.startswith(OLD_EXCEL):
        raise BadSpreadsheet(f"Dit is een oud Excel-bestand, of het heeft een wachtwoord. {AGAIN}")
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            _check_parts(parts)
    except _NO_ZIP as error:
        raise BadSpreadsheet(f"Dit is geen Excel-bestand dat ik kan lezen. {AGAIN}") from error


def _check_parts(parts: zipfile.ZipFile) -> None:
    """Few parts that stay small, no macros, nothing from elsewhere, and XML without definitions of its own."""
    listed = parts.infolist()
    names = [one.filename for one in listed]
    total = sum(one.file_size for one in listed)
    if len(listed) > MOST_PARTS or total > LARGEST_UNPACKED or len(set(names)) < len(names):
        raise BadSpreadsheet(f"Dit bestand is uitgepakt te groot. {AGAIN}")
    if "xl/workbook.xml" not in names:
        raise BadSpreadsheet(f"Dit is geen Excel-bestand. {AGAIN}")
    if any("vbaproject" in name.lower() or "externallinks" in name.lower() for name in names):
        raise BadSpreadsheet(f"Er staan macro's of verwijzingen naar andere bestanden in. {AGAIN}")
    for one in listed:
        text = parts.read(one)
        if one.filename.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\0" in text):
            raise BadSpreadsheet(f"Dit bestand is niet veilig te lezen. {AGAIN}")


def _lines(book: Any) -> list[tuple[int, dict[int, Written]]]:
    """The rows of the sheet with candidates that are not empty, each with its number."""
    names = [name for name in book.sheetnames if name not in {HELP, CHOICES}]
    sheet = book[SHEET] if SHEET in book.sheetnames else book[names[0]]
    sheet.reset_dimensions()  # what a file says about its own size is not to be trusted
    lines = []
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if number > MOST_ROWS:
            raise BadSpreadsheet("Er staan te veel rijen op het blad. Haal de lege rijen onderaan weg.")
        if cells := _cells(number, row):
            lines.append((number, cells))
    return lines


def _cells(number: int, row: Any) -> dict[int, Written]:
    found = {place: _written(f"{get_column_letter(place)}{number}", cell) for place, cell in enumerate(row, start=1)}
    return {place: one for place, one in found.items() if one.text or one.odd}


def _written(at: str, cell: Any) -> Written:
    value = cell.value
    if cell.data_type == "f" or (isinstance(value, str) and value.startswith("=")):
        return Written(at, "", FORMULA)
    if cell.data_type == "e":
        return Written(at, "", BROKEN)
    if isinstance(value, date | time):
        return Written(at, "", DAY)
    text = _text(value)
    return Written(at, text) if len(text) <= LONGEST_CELL else Written(at, "", LONG)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
