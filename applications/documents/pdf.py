"""The application as PDF/UA-1: tagged, in Dutch, with its JSON attached.

Everything comes from the document and from fonts inside Typst, so any machine makes the same bytes.
"""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import typst

from applications.documents.json_file import json_bytes
from applications.documents.letters import STANDS_FOR_OTHERS, displayable
from applications.documents.outline import outline

FOLDER = Path(__file__).parent
TEMPLATE = FOLDER / "aanmelding.typ"


def pdf(document: dict[str, Any]) -> bytes:
    """The document to read, print and send."""
    day = date.fromisoformat(document["date"])
    return typst.compile(
        TEMPLATE,
        root=FOLDER,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={
            "document": json_bytes(document).decode(),
            "shown": json_bytes(displayable({**document, "outline": outline(document)})).decode(),
            "sign": STANDS_FOR_OTHERS,
        },
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(day, time(), UTC),
    )
