"""The template says itself how to fill it in, and can be read by a screen reader."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from applications.spreadsheets.columns import CHOICES, HELP, SHEET
from applications.spreadsheets.template import template
from knowledge.dated import AsOf
from knowledge.group import LARGEST
from knowledge.load import load_content
from tests.applications.sample import TODAY

ROLES = ["professional", "werkgever"]


@pytest.fixture(scope="module")
def books():
    as_of = AsOf(load_content(), TODAY)
    return {role: load_workbook(BytesIO(template(as_of, role))) for role in ROLES}


@pytest.mark.parametrize("role", ROLES)
def test_the_sheets_are_tables_with_a_marked_header_row(books, role: str) -> None:
    book = books[role]

    assert book.sheetnames == [SHEET, HELP, CHOICES]
    assert book.active.title == SHEET
    assert book.properties.title
    assert book.properties.language == "nl-NL"
    for sheet in book.worksheets:
        (table,) = sheet.tables.values()
        assert table.headerRowCount == 1
        assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]
        assert sheet.freeze_panes == "A2"
        assert not sheet.merged_cells.ranges


@pytest.mark.parametrize("role", ROLES)
def test_each_column_but_the_first_has_its_list_for_every_row(books, role: str) -> None:
    sheet, choices = books[role][SHEET], books[role][CHOICES]
    headers = [cell.value for cell in sheet[1]][1:]

    assert [cell.value for cell in choices[1]] == headers
    rules = sheet.data_validations.dataValidation
    assert len(rules) == len(headers)
    for place, rule in enumerate(rules, start=2):
        assert str(rule.sqref) == f"{sheet.cell(2, place).coordinate}:{sheet.cell(LARGEST + 1, place).coordinate}"
        listed = [row[0].value for row in choices[rule.formula1.split("!")[1].replace("$", "")]]
        assert None not in listed
        assert "Weet ik niet" in listed


def test_a_professional_is_asked_about_the_person_and_an_employer_is_not(books) -> None:
    professional = {cell.value for cell in books["professional"][SHEET][1]}
    employer = [cell.value for cell in books["werkgever"][SHEET][1]]

    assert {"Kenmerk", "Inkomen of uitkering", "Hoogste afgeronde opleiding"} <= professional
    assert employer == ["Kenmerk", "Werkt al bij u"]


@pytest.mark.parametrize("role", ROLES)
def test_there_is_no_column_for_what_may_not_be_told(books, role: str) -> None:
    headers = " ".join(cell.value for cell in books[role][SHEET][1]).lower()

    assert not [word for word in ("naam", "bsn", "geboorte", "adres", "telefoon", "ziek") if word in headers]
