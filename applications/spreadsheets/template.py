"""The spreadsheet to fill in: a row for each candidate, lists to choose from, and a sheet that explains it."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from applications.spreadsheets import sheets
from applications.spreadsheets.columns import CHOICES, HELP, REFERENCE, SHEET, Column, columns, labels
from knowledge.dated import AsOf
from knowledge.group import LARGEST, SMALLEST

TITLE = "Kandidaten voor praktijkleren"
FREE = {"gemeente", "leeftijd"}  # a place under another name, and an age in years, are understood too
RULES = (
    ("Eén rij per kandidaat", f"Vul {SMALLEST} tot en met {LARGEST} rijen in op het blad {SHEET}."),
    ("Kiezen uit een lijst", "Klik op een vak en kies een antwoord. U mag het ook typen."),
    ("Iets niet weten", "Laat het vak leeg of kies “Weet ik niet”. Dan staat het als open punt in de aanmelding."),
    ("Geen persoonsgegevens", "Zet nergens een naam, een BSN, een geboortedatum of contactgegevens."),
    ("Geen formules", "Typ gewone antwoorden. Een formule wordt geweigerd."),
    ("Daarna", "Bewaar het bestand als Excel-bestand (.xlsx) en geef het aan de assistent."),
)


def template(as_of: AsOf, role: str) -> bytes:
    """The file for a role. It holds no candidate, so it is the same for everybody."""
    known = columns(as_of.content, role)
    book = sheets.workbook(TITLE, "Sjabloon: één rij per kandidaat. Geen namen, geen BSN, geen geboortedatums.")
    sheet = sheets.table(book, SHEET, [one.header for one in known], [], empty=LARGEST)
    _widen(sheet, known)
    sheets.table(book, HELP, ["Onderwerp", "Uitleg"], [*RULES, *(_explained(as_of, one) for one in known)])
    _lists(as_of, known, sheet, sheets.table(book, CHOICES, *_choices(as_of, known)))
    return sheets.saved(book)


def _explained(as_of: AsOf, column: Column) -> tuple[str, str]:
    field = column.field
    if field is None:
        return REFERENCE, "Uw eigen code voor deze kandidaat, zoals K-12. Geen naam en geen BSN. Dit vak is verplicht."
    listed = "de naam van een gemeente" if field.type == "gemeente" else ", ".join(labels(as_of, field))
    years = "Een leeftijd in jaren mag ook. " if field.type == "leeftijd" else ""
    return column.header, f"{field.question or field.label} {years}Mogelijk: {listed}."


def _choices(as_of: AsOf, known: tuple[Column, ...]) -> tuple[list[str], list[list[str]]]:
    """Headers and rows of the sheet that the lists come from."""
    listed = {one.header: labels(as_of, one.field) for one in known if one.field}
    longest = max(len(choices) for choices in listed.values())
    rows = [[choices[row] if row < len(choices) else "" for choices in listed.values()] for row in range(longest)]
    return list(listed), rows


def _lists(as_of: AsOf, known: tuple[Column, ...], sheet: Worksheet, choices: Worksheet) -> None:
    """A list to choose from in each column but the first."""
    for place, column in enumerate(known[1:], start=1):
        field = column.field
        assert field
        letter, last = get_column_letter(place), len(labels(as_of, field)) + 1
        rule = DataValidation("list", formula1=f"={choices.title}!${letter}$2:${letter}${last}", allow_blank=True)
        rule.showErrorMessage = field.type not in FREE
        rule.errorTitle, rule.error = "Dit staat niet in de lijst", "Kies een antwoord uit de lijst."
        rule.showInputMessage = True
        rule.promptTitle, rule.prompt = column.header[:32], (field.question or field.label)[:255]
        sheet.add_data_validation(rule)
        target = get_column_letter(place + 1)
        rule.add(f"{target}2:{target}{LARGEST + 1}")


def _widen(sheet: Worksheet, known: tuple[Column, ...]) -> None:
    for place in range(1, len(known) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = 24
