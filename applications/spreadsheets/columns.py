"""The columns of the spreadsheet: one for the own reference, and one for each thing asked of a candidate."""

from dataclasses import dataclass

from knowledge.case import UNKNOWN
from knowledge.dated import AsOf
from knowledge.model import Content, Field
from knowledge.places import full_name, plain
from knowledge.replies import label_of

REFERENCE = "Kenmerk"
SHEET, HELP, CHOICES = "Kandidaten", "Uitleg", "Keuzes"


@dataclass(frozen=True)
class Column:
    """A column and the field it fills in; the own reference has none."""

    header: str
    field: Field | None = None


def columns(content: Content, role: str) -> tuple[Column, ...]:
    """The columns for a role, in the order of the questions."""
    asked = [
        one for one in content.fields.values() if role in one.roles and one.grouped(role) == "each" and not one.personal
    ]
    return (Column(REFERENCE), *(Column(one.label_for(role), one) for one in asked))


def column_of(known: tuple[Column, ...], header: str) -> Column | None:
    """The column with this header, however it is written; the name of the field will do too."""
    wanted = plain(header).strip(" .:*")
    for one in known:
        names = {plain(one.header)} | ({plain(one.field.id.replace("_", " "))} if one.field else set())
        if wanted in names:
            return one
    return None


def labels(as_of: AsOf, asked: Field) -> list[str]:
    """What one can choose from: the labels of the choices, or all gemeenten; "Weet ik niet" is always one."""
    if asked.type == "gemeente":
        return [
            *sorted(full_name(as_of.content, one) for one in as_of.content.gemeenten),
            label_of(as_of, asked, UNKNOWN),
        ]
    return [label_of(as_of, asked, value) for value in (*(choice.value for choice in asked.choices), UNKNOWN)]
