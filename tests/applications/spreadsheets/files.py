"""Spreadsheets as people fill them in: the template with rows added, or any sheet at all."""

import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook, load_workbook

from applications.spreadsheets.columns import SHEET
from applications.spreadsheets.template import template
from knowledge.dated import AsOf

TEMPLATES: dict[tuple[str, date], bytes] = {}


def filled(as_of: AsOf, role: str, rows: Sequence[dict[str, object]]) -> bytes:
    """The template with these rows, by header."""
    if (role, as_of.today) not in TEMPLATES:
        TEMPLATES[role, as_of.today] = template(as_of, role)
    book = load_workbook(BytesIO(TEMPLATES[role, as_of.today]))
    sheet = book[SHEET]
    headers = [cell.value for cell in sheet[1]]
    for number, row in enumerate(rows, start=2):
        for header, value in row.items():
            sheet.cell(number, headers.index(header) + 1, value)
    return _bytes(book)


def sheet_of(*lines: Sequence[object], title: str = SHEET) -> bytes:
    """A workbook with one sheet that holds these lines."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for line in lines:
        sheet.append(list(line))
    return _bytes(book)


def with_parts(data: bytes, **parts: bytes) -> bytes:
    """The file with other parts in it; `__` in a name is a slash, `_dot_` a dot."""
    names = {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            if one.filename not in names:
                new.writestr(one, old.read(one))
        for name, content in names.items():
            new.writestr(name, content)
    return made.getvalue()


def _bytes(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()
