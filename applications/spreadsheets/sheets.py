"""Writing a sheet that a screen reader can read: one table with a marked header row, and nothing merged."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

INK, PAPER = "FF0B5A63", "FFFFFFFF"
NARROWEST, WIDEST = 14, 60


def workbook(title: str, description: str) -> Workbook:
    """A workbook without sheets that says what it is, in Dutch."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.description = title, description
    book.properties.language, book.properties.creator = "nl-NL", "Praktijkwijzer"
    return book


def table(
    book: Workbook, title: str, headers: Sequence[str], rows: Sequence[Sequence[str]], *, empty: int = 0
) -> Worksheet:
    """A new sheet that is one table: headers, rows of text, and `empty` rows to fill in."""
    sheet = book.create_sheet(title)
    for number, line in enumerate((headers, *rows, *([""] * len(headers) for _ in range(empty))), start=1):
        for place, text in enumerate(line, start=1):
            _write(sheet.cell(number, place), text)
    for cell in sheet[1]:
        _as_header(cell)
    for place, header in enumerate(headers, start=1):
        longest = max([len(header), *(len(line[place - 1]) for line in rows)])
        sheet.column_dimensions[get_column_letter(place)].width = min(WIDEST, max(NARROWEST, longest + 2))
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    area = f"A1:{get_column_letter(len(headers))}{1 + len(rows) + empty}"
    style = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(Table(displayName=title, ref=area, tableStyleInfo=style))
    return sheet


def saved(book: Workbook) -> bytes:
    """The workbook as a file."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _write(cell: Cell, text: str) -> None:
    """Always as text: what looks like a formula is none, and a code keeps its zeros."""
    if text:
        cell.value, cell.data_type = text, "s"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _as_header(cell: Cell) -> None:
    cell.font = Font(bold=True, color=PAPER)
    cell.fill = PatternFill("solid", fgColor=INK)
