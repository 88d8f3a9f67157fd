"""`make bench`: the documents of an application, and of a whole group. Goals: a PDF in 50 ms, 100 in 10 s."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from statistics import median, quantiles
from typing import Any

from applications import fieldmap
from applications.documents.docx import docx
from applications.documents.pdf import pdf, pdfs
from benchmarks.crowd import percentiles
from benchmarks.kept import keep
from knowledge.case import Case, Given
from knowledge.load import load_content
from knowledge.verdict import judge

ROUNDS = 40
GROUP = 100
CONTENT = load_content()
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANSWERS = {
    "rol": "professional", "gemeente": "Venlo", "opleiding": "geen", "leeftijd": "volwassen", "situatie": "bijstand",
    "toestemming": "gevraagd", "mag_werken": "ja", "school": "nee", "wil": "ja", "bedrijf": "niet_erkend",
    "praktijkopleider": "weet_niet", "werk": "ja", "sector": "horeca",
}  # fmt: skip
CARD = {
    "organisatie": "Gemeente Venlo",
    "contactpersoon": "A. Jansen",
    "email": "a.jansen@voorbeeld.nl",
    "taken": "Bakken",
}


def main() -> int:
    """Measure and print a table."""
    made = [_document(number) for number in range(GROUP)]
    for make in (pdf, docx):
        make(made[0])  # the first one also reads fonts and styles
    print(f"{'document':12}{'p50 ms':>9}{'p95 ms':>9}")
    times = {}
    for name, make in (("pdf", pdf), ("docx", docx)):
        taken = times[name] = [_timed(make, made[number]) for number in range(ROUNDS)]
        print(f"{name:12}{median(taken):9.1f}{quantiles(taken, n=20)[-1]:9.1f}")
    began = time.perf_counter()
    pdfs(made)
    seconds = time.perf_counter() - began
    print(f"{GROUP} PDFs of a group: {seconds:.1f} s")
    keep("documents", {**{name: percentiles(taken) for name, taken in times.items()}, "group_seconds": seconds})
    return 0


def _document(number: int) -> dict[str, Any]:
    today = date(2026, 11, 22)
    case = Case(_given(ANSWERS))
    details = _given({**CARD, "referentie": f"K-{number}", "akkoord_kandidaat": "ja"})
    return fieldmap.document(CONTENT, case, details, judge(CONTENT, case, today), "PW-2026-CDFGHJ", today)


def _given(values: dict[str, str]) -> dict[str, Given]:
    return {name: Given(value, "gebruiker", NOW) for name, value in values.items()}


def _timed(make: Callable[[dict[str, Any]], bytes], document: dict[str, Any]) -> float:
    began = time.perf_counter()
    make(document)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.exit(main())
