"""Candidates from a spreadsheet: every fault at once, each with its cell, so that nothing has to be tried twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum.nl import bsn

from applications.candidate import why_not
from applications.errors import BadSpreadsheet, Fault
from applications.spreadsheets.columns import REFERENCE, Column, column_of, columns, labels
from applications.spreadsheets.opening import BROKEN, DAY, FORMULA, LONG, Sheet, Written, opened
from knowledge.dated import AsOf
from knowledge.group import LARGEST, same_name
from knowledge.lines import value_of
from knowledge.model import Field
from knowledge.places import find, full_name

LONGEST_SHOWN = 30
PERSONAL = re.compile(r"naam|bsn|burgerservice|geboort|geb\b|adres|telefoon|mail|iban", re.IGNORECASE)
DIGITS = re.compile(r"\d(?:[ ./-]?\d)*")
ODD = {
    FORMULA: "Hier staat een formule. Typ het antwoord zelf.",
    DAY: "Hier staat een datum. Een geboortedatum hoort niet in dit bestand; een leeftijd in jaren is genoeg.",
    LONG: "Hier staat te veel tekst. Kies of typ één antwoord.",
    BROKEN: "Hier staat een foutmelding van het rekenprogramma. Typ het antwoord zelf.",
}
NO_BSN = "Hier staat iets dat op een burgerservicenummer (BSN) lijkt. Haal het weg."


@dataclass(frozen=True)
class Row:
    """One candidate of the spreadsheet: the own reference, and answers by field id."""

    name: str
    answers: dict[str, str]


def read(as_of: AsOf, role: str, data: bytes, smallest: int) -> tuple[Row, ...]:
    """The candidates in the file. Raises BadSpreadsheet with every fault there is."""
    sheet = opened(data)
    headers, faults = _headers(columns(as_of.content, role), sheet)
    if faults:
        raise BadSpreadsheet("De kolommen kloppen nog niet.", faults)
    rows = []
    for number, cells in sheet.rows:
        row, wrong = _row(as_of, headers, number, cells)
        rows, faults = [*rows, row], [*faults, *wrong]
    faults += [*_twice(sheet, headers), *_number(sheet, smallest)]
    if faults:
        raise BadSpreadsheet("Nog niet alles in het bestand is duidelijk.", faults)
    return tuple(rows)


def _headers(known: tuple[Column, ...], sheet: Sheet) -> tuple[dict[int, Column], list[Fault]]:
    """The column at each place, and what is wrong with the first row."""
    found: dict[int, Column] = {}
    faults = []
    for place, header in sheet.headers.items():
        column = column_of(known, header.text)
        if column is None:
            faults.append(Fault(header.at, _strange(header)))
        elif column in found.values():
            faults.append(Fault(header.at, f"De kolom “{column.header}” staat er twee keer. Haal er één weg."))
        else:
            found[place] = column
    if known[0] not in found.values():
        faults.append(Fault("A1", f"De kolom “{REFERENCE}” ontbreekt. Zet die kop in de eerste rij."))
    return found, faults


def _strange(header: Written) -> str:
    if PERSONAL.search(header.text):
        return "Namen, een BSN, geboortedatums en contactgegevens horen niet in dit bestand. Haal de kolom weg."
    return f"De kolom {_quoted(header.text)} ken ik niet. Haal de kolom weg of neem de kop uit het sjabloon over."


def _row(as_of: AsOf, headers: dict[int, Column], number: int, cells: dict[int, Written]) -> tuple[Row, list[Fault]]:
    name, answers, faults = "", {}, []
    for place, cell in cells.items():
        column = headers.get(place)
        if problem := _problem(as_of, column, cell):
            faults.append(Fault(cell.at, problem, number, column.header if column else ""))
        elif column and column.field:
            answers[column.field.id] = value_of(as_of, column.field, cell.text) or ""
        elif column:
            name = cell.text
    reference = next(place for place, column in headers.items() if column.field is None)
    if reference not in cells:
        faults.append(Fault(_address(reference, number), f"Vul het kenmerk in. {why_not('')}", number, REFERENCE))
    return Row(name, answers), faults


def _problem(as_of: AsOf, column: Column | None, cell: Written) -> str:
    """What is wrong with a cell; "" when it can be used."""
    if cell.odd:
        return ODD[cell.odd]
    if column is None:
        return "Deze kolom heeft geen kop. Haal weg wat hier staat."
    if column.field is None:
        return why_not(cell.text)
    if any(len(run) == 9 and bsn.is_valid(run) for run in _runs(cell.text)):
        return NO_BSN
    return "" if value_of(as_of, column.field, cell.text) else _not_understood(as_of, column.field, cell.text)


def _not_understood(as_of: AsOf, field: Field, text: str) -> str:
    if field.type == "gemeente":
        places = [full_name(as_of.content, one) for one in find(as_of.content, text)]
        if places:
            return f"Er zijn meer gemeenten met deze naam. Schrijf {' of '.join(places)}."
        return f"De gemeente {_quoted(text)} ken ik niet. Schrijf de naam van de gemeente, zoals Venlo."
    years = "een leeftijd in jaren of " if field.type == "leeftijd" else ""
    return f"{_quoted(text)} begrijp ik niet. Schrijf {years}een van deze: {', '.join(labels(as_of, field))}."


def _twice(sheet: Sheet, headers: dict[int, Column]) -> Iterator[Fault]:
    reference = next(place for place, column in headers.items() if column.field is None)
    seen: dict[str, int] = {}
    for number, cells in sheet.rows:
        name = same_name(cells[reference].text) if reference in cells else ""
        if name and name in seen:
            text = f"Dit kenmerk staat ook in rij {seen[name]}. Geef elke kandidaat een eigen kenmerk."
            yield Fault(cells[reference].at, text, number, REFERENCE)
        seen.setdefault(name, number)


def _number(sheet: Sheet, smallest: int) -> Iterator[Fault]:
    count = len(sheet.rows)
    if count > LARGEST:
        number = sheet.rows[LARGEST][0]
        yield Fault(f"A{number}", f"Er staan te veel kandidaten in. Het zijn er hoogstens {LARGEST}.", number)
    if count < smallest:
        few = "geen kandidaat" if count == 0 else "één kandidaat"
        yield Fault("A2", f"Er staat {few} in. Een groep heeft ten minste {smallest} kandidaten.", 2)


def _quoted(text: str) -> str:
    """What somebody wrote, shortened; long numbers and addresses are not repeated."""
    if "@" in text or any(len(run) > 5 for run in _runs(text)):
        return "Wat hier staat"
    return f"“{text[:LONGEST_SHOWN]}”"


def _runs(text: str) -> list[str]:
    return [re.sub(r"\D", "", run) for run in DIGITS.findall(text)]


def _address(place: int, number: int) -> str:
    return f"{chr(ord('A') + place - 1)}{number}" if place <= 26 else f"rij {number}"
