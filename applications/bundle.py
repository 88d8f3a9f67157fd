"""All applications of a group in one file: the documents, and an overview of them."""

import re
import zipfile
from io import BytesIO

from applications.documents.pdf import pdfs
from applications.groups import Made
from applications.spreadsheets.overview import Line, overview
from applications.store import Application
from knowledge import group
from knowledge.case import Case


def bundle(made: Made) -> bytes:
    """A zip with the PDF of every application and `overzicht.xlsx`."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("overzicht.xlsx", overview([_line(case, one) for case, one in made]))
        for (case, one), document in zip(made, pdfs(one.document for _, one in made), strict=True):
            parts.writestr(_file(case, one), document)
    return file.getvalue()


def _file(case: Case, one: Application) -> str:
    """A name that says whose it is, with nothing in it that means something to a file system."""
    name = re.sub(r"[^A-Za-z0-9-]+", "-", group.called(case)).strip("-")
    return f"{name}-{one.reference}.pdf"


def _line(case: Case, one: Application) -> Line:
    verdict, region = one.document["verdict"], one.document["region"] or {}
    return Line(
        name=group.called(case),
        reference=one.reference,
        outcome=verdict["title"],
        decider=verdict["decider"],
        open=len(verdict["open"]),
        region=region.get("name", ""),
        file=_file(case, one),
    )
