"""`make expiring`: what ends, changes or must be checked again in the coming days, by file, and what leans on it.

DAYS says how many days to look ahead (90), TODAY from which day.
"""

import os
import sys
import textwrap
from datetime import date, timedelta
from itertools import groupby

from knowledge.dated import dutch_day
from knowledge.expiring import Due, due
from knowledge.model import Content
from tools.content import read
from tools.day import today

DAYS = 90
INDENT = " " * 14
WRAP = textwrap.TextWrapper(110, INDENT, INDENT, break_on_hyphens=False)


def main() -> int:
    """Print the report."""
    print("\n".join(report(read(), today(), _days())))
    return 0


def report(content: Content, first: date, days: int) -> list[str]:
    """The report as lines."""
    last = first + timedelta(days)
    found = sorted(due(content, first, last))
    lines = [f"Wat afloopt, verandert of nagekeken moet worden: {dutch_day(first)} tot en met {dutch_day(last)}"]
    for file, items in groupby(found, key=lambda one: one.file):
        lines += ["", file, *(line for one in items for line in _lines(one))]
    return [*lines, "", f"{len(found)} keer, in {len({one.file for one in found})} bestanden."]


def _lines(one: Due) -> list[str]:
    said = f"  {one.day}  {one.key + ': ' if one.key else ''}{one.what}"
    rest = "hierop steunt: " + ", ".join(one.leaning) if one.leaning else ""
    return [said, *WRAP.wrap(rest)]


def _days() -> int:
    given = os.environ.get("DAYS") or str(DAYS)
    if not given.isdigit():
        sys.exit(f"DAYS={given} is geen aantal dagen. Schrijf een getal, zoals DAYS=30.")
    return int(given)


if __name__ == "__main__":
    sys.exit(main())
