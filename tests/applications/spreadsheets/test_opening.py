"""A file is only opened when nothing in it can do harm."""

import zipfile
from io import BytesIO

import pytest

from applications.errors import BadSpreadsheet
from applications.spreadsheets.opening import LARGEST_FILE, opened
from tests.applications.spreadsheets.files import sheet_of, with_parts

GOOD = sheet_of(["Kenmerk"], ["K-1"], ["K-2"])
BOMB = b"<x>" + b"a" * 9_000_000 + b"</x>"
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><sst>&a;</sst>'
SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>Kenmerk</t></is></c></row>%s</sheetData></worksheet>'
)
FAR = SHEET % b'<row r="900000"><c r="A900000"><v>1</v></c></row>'


def zipped(name: str, content: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, content)
    return file.getvalue()


HARMFUL = {
    "nothing": b"",
    "text": b"Kenmerk;Leeftijd\nK-1;34\n",
    "a pdf": b"%PDF-1.7",
    "old excel": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "another zip": zipped("brief.txt", b"hallo"),
    "a cut file": GOOD[: len(GOOD) // 2],
    "no sheet": zipped("xl/workbook.xml", b"<workbook/>"),
    "too large": b"PK" + b"\0" * LARGEST_FILE,
    "a bomb": with_parts(GOOD, xl__sharedStrings_dot_xml=BOMB),
    "many parts": with_parts(GOOD, **{f"xl__media__{number}_dot_xml": b"<x/>" for number in range(120)}),
    "entities": with_parts(GOOD, xl__sharedStrings_dot_xml=ENTITY),
    "hidden entities": with_parts(GOOD, xl__sharedStrings_dot_xml=ENTITY.decode().encode("utf-16")),
    "macros": with_parts(GOOD, xl__vbaProject_dot_bin=b"x"),
    "links": with_parts(GOOD, xl__externalLinks__externalLink1_dot_xml=b"<x/>"),
    "a row far down": with_parts(GOOD, xl__worksheets__sheet1_dot_xml=FAR),
    "broken xml": with_parts(GOOD, xl__worksheets__sheet1_dot_xml=b"<worksheet"),
}


@pytest.mark.parametrize("kind", list(HARMFUL))
def test_a_file_that_is_no_safe_workbook_is_refused_with_what_to_do(kind: str) -> None:
    with pytest.raises(BadSpreadsheet) as error:
        opened(HARMFUL[kind])

    assert error.value.problem.endswith(".")
    assert error.value.faults == ()


def test_a_workbook_is_read_by_row_and_column() -> None:
    sheet = opened(sheet_of(["Kenmerk", "Leeftijdsgroep"], ["K-1", 34.0], [None, None], [12, True]))

    assert [one.text for one in sheet.headers.values()] == ["Kenmerk", "Leeftijdsgroep"]
    assert [(number, [cell.text for cell in cells.values()]) for number, cells in sheet.rows] == [
        (2, ["K-1", "34"]),
        (4, ["12", "ja"]),
    ]


def test_the_sheet_may_have_another_name() -> None:
    assert len(opened(sheet_of(["Kenmerk"], ["K-1"], title="Blad1")).rows) == 1
