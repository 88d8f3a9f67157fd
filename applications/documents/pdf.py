"""The application as PDF/UA-1: tagged, in Dutch, with its JSON attached.

Everything comes from the document and from fonts inside Typst, so any machine makes the same bytes.
"""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
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


def pdfs(documents: Iterable[dict[str, Any]]) -> list[bytes]:
    """The PDFs of a group, in order. Typst works outside the lock of Python, so every core can help."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(pdf, documents))
