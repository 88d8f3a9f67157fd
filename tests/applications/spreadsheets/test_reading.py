"""What was filled in: understood as people write it, and every fault named with its cell, all at once."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.errors import BadSpreadsheet
from applications.spreadsheets.columns import columns, labels
from applications.spreadsheets.reading import Row, read
from knowledge.dated import AsOf
from knowledge.group import LARGEST
from knowledge.lines import value_of
from knowledge.load import load_content
from tests.applications.sample import TODAY
from tests.applications.spreadsheets.files import filled, sheet_of, with_parts

AS_OF = AsOf(load_content(), TODAY)
GOOD = {"Kenmerk": "K-1", "Hoogste afgeronde opleiding": "Vmbo"}
TWO = [GOOD, {"Kenmerk": "K-2"}]


def refused(data: bytes, role: str = "professional") -> dict[str, str]:
    """The faults in a file: text by cell."""
    with pytest.raises(BadSpreadsheet) as error:
        read(AS_OF, role, data, 2)
    assert error.value.problem.endswith(".")
    return {one.cell: one.text for one in error.value.faults}


def test_a_filled_in_template_gives_a_candidate_for_each_row() -> None:
    row = {
        "Kenmerk": "K-1",
        "Woongemeente van de kandidaat": "den bosch",
        "Hoogste afgeronde opleiding": "VMBO",
        "Leeftijdsgroep": 34,
        "Inkomen of uitkering": "ww",
        "Akkoord van uitkeringsinstantie of gemeente": "Nog niet gevraagd",
        "Wil leren in de praktijk": True,
    }

    first, second = read(AS_OF, "professional", filled(AS_OF, "professional", [row, {"Kenmerk": 12}]), 2)

    assert first == Row(
        "K-1",
        {
            "gemeente": "'s-Hertogenbosch",
            "opleiding": "vmbo",
            "leeftijd": "volwassen",
            "situatie": "ww",
            "toestemming": "niet_gevraagd",
            "wil": "ja",
        },
    )
    assert second == Row("12", {})


WRITTEN = [
    ("opleiding", "VMBO", "vmbo"),
    ("opleiding", " geen diploma ", "geen"),
    ("opleiding", "mbo2", "mbo2plus"),
    ("leeftijd", "34", "volwassen"),
    ("leeftijd", "17 jaar", "minderjarig"),
    ("leeftijd", "27 jaar of ouder", "volwassen"),
    ("leeftijd", "weet ik niet", "weet_niet"),
    ("situatie", "PW", "bijstand"),
    ("situatie", "Bijstand (Participatiewet)", "bijstand"),
    ("situatie", "nugger", "nugger"),
    ("toestemming", "n.v.t.", "weet_niet"),
    ("mag_werken", "Statushouder", "statushouder"),
    ("gemeente", "gemeente venlo", "Venlo"),
]


@pytest.mark.parametrize(("field", "text", "value"), WRITTEN)
def test_what_people_write_is_understood(field: str, text: str, value: str) -> None:
    assert value_of(AS_OF, AS_OF.content.fields[field], text) == value


WRONG = [
    ("Hoogste afgeronde opleiding", "blauw", "C2", "begrijp ik niet"),
    ("Woongemeente van de kandidaat", "Bergen", "B2", "meer gemeenten"),
    ("Woongemeente van de kandidaat", "Atlantis", "B2", "ken ik niet"),
    ("Leeftijdsgroep", 150, "D2", "leeftijd in jaren"),
    ("Leeftijdsgroep", date(1990, 3, 12), "D2", "datum"),
    ("Leeftijdsgroep", "=2026-1990", "D2", "formule"),
    ("Inkomen of uitkering", "#REF!", "E2", "foutmelding"),
    ("Inkomen of uitkering", "111222333", "E2", "BSN"),
    ("Kenmerk", "111222333", "A2", "BSN"),
    ("Kenmerk", "1112.22.333", "A2", "BSN"),
    ("Kenmerk", "Fatima", "A2", "naam"),
    ("Kenmerk", "Jan de Vries", "A2", "naam"),
    ("Kenmerk", "12-03-1990", "A2", "datum"),
    ("Kenmerk", "06 12345678", "A2", "contactgegevens"),
    ("Kenmerk", "=1+1", "A2", "formule"),
    ("Kenmerk", "x" * 30, "A2", "hoogstens"),
]


@pytest.mark.parametrize(("header", "value", "cell", "text"), WRONG)
def test_a_wrong_cell_is_named(header: str, value: object, cell: str, text: str) -> None:
    faults = refused(filled(AS_OF, "professional", [{**GOOD, header: value}, TWO[1]]))

    assert set(faults) == {cell}
    assert text in faults[cell]
    assert "111222333" not in faults[cell]


def test_all_faults_come_at_once_with_row_and_column() -> None:
    rows = [{"Kenmerk": "Fatima", "Leeftijdsgroep": 3}, {"Hoogste afgeronde opleiding": "vmbo"}, GOOD, GOOD]

    with pytest.raises(BadSpreadsheet) as error:
        read(AS_OF, "professional", filled(AS_OF, "professional", rows), 2)

    assert [(one.cell, one.row, one.column) for one in error.value.faults] == [
        ("A2", 2, "Kenmerk"),
        ("D2", 2, "Leeftijdsgroep"),
        ("A3", 3, "Kenmerk"),
        ("A5", 5, "Kenmerk"),
    ]


COLUMNS = [
    ([["Kenmerk", "Naam"], ["K-1", "Jan"]], "B1", "horen niet"),
    ([["Kenmerk", "BSN"], ["K-1", "1"]], "B1", "horen niet"),
    ([["Kenmerk", "Hobby"], ["K-1", "x"]], "B1", "ken ik niet"),
    ([["Kenmerk", "Kenmerk"], ["K-1", "K-2"]], "B1", "twee keer"),
    ([["Leeftijdsgroep"], ["34"]], "A1", "ontbreekt"),
    ([["Kenmerk"], ["K-1", "los"], ["K-2"]], "B2", "geen kop"),
]


@pytest.mark.parametrize(("lines", "cell", "text"), COLUMNS)
def test_columns_that_do_not_belong_are_named(lines: list, cell: str, text: str) -> None:
    assert text in refused(sheet_of(*lines))[cell]


def test_an_employer_may_not_send_what_is_about_income() -> None:
    faults = refused(sheet_of(["Kenmerk", "Inkomen of uitkering"], ["K-1", "ww"]), "werkgever")

    assert "ken ik niet" in faults["B1"]


@pytest.mark.parametrize(("count", "text"), [(0, "geen kandidaat"), (1, "één kandidaat"), (31, "te veel")])
def test_too_few_and_too_many(count: int, text: str) -> None:
    faults = refused(sheet_of(["Kenmerk"], *([f"K-{number}"] for number in range(count))))

    assert any(text in one for one in faults.values())


def test_thirty_candidates_with_empty_rows_between_them() -> None:
    lines = [line for number in range(LARGEST) for line in ([f"K-{number}"], [None])]

    assert len(read(AS_OF, "werkgever", sheet_of(["Kenmerk"], *lines), 2)) == LARGEST


def rows_of(role: str) -> st.SearchStrategy:
    """Rows with any reference and any labels of the lists."""
    fields = [one.field for one in columns(AS_OF.content, role) if one.field]
    answers = st.fixed_dictionaries({}, optional={one.id: st.sampled_from(labels(AS_OF, one)) for one in fields})
    return st.lists(answers, min_size=2, max_size=4)


@pytest.mark.parametrize("role", ["professional", "werkgever"])
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_every_choice_of_the_lists_comes_back_as_it_was_chosen(role: str, data: st.DataObject) -> None:
    chosen = data.draw(rows_of(role))
    fields = AS_OF.content.fields
    rows = [
        {"Kenmerk": f"K-{number}", **{fields[name].label_for(role): text for name, text in row.items()}}
        for number, row in enumerate(chosen)
    ]

    found = read(AS_OF, role, filled(AS_OF, role, rows), 2)

    assert [one.answers for one in found] == [
        {name: value_of(AS_OF, fields[name], text) for name, text in row.items()} for row in chosen
    ]
    assert all(value for one in found for value in one.answers.values())


def test_a_cell_with_very_much_in_it_is_not_read() -> None:
    cell = b'<c r="%s" t="inlineStr"><is><t>' + b"mbo 2, " * 250_000 + b"</t></is></c>"
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Kenmerk</t></is></c><c r="B1" t="inlineStr"><is>'
        b'<t>Hoogste afgeronde opleiding</t></is></c></row><row r="2">%s%s</row></sheetData></worksheet>'
    ) % (cell % b"A2", cell % b"B2")
    faults = refused(with_parts(sheet_of(["Kenmerk"]), xl__worksheets__sheet1_dot_xml=sheet))

    assert "te veel tekst" in faults["B2"]
