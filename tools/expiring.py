"""`make expiring`: what ends, changes or must be checked again in the coming days, by file, and what leans on it.

DAYS says how many days to look ahead (90), TODAY from which day.
"""

import os
import sys
import textwrap
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from knowledge import dependents
from knowledge.dated import dutch_day
from knowledge.model import Checked, Content, Fact
from knowledge.walk import everything
from tools.content import read
from tools.day import today

DAYS = 90
LOOKS = (dependents.on_facts, dependents.on_articles, dependents.on_sources)
INDENT = " " * 14
WRAP = textwrap.TextWrapper(110, INDENT, INDENT, break_on_hyphens=False)


class Due(NamedTuple):
    """One thing to look at: where it stands, when, what is the matter, and what leans on it."""

    file: str
    day: date
    key: str
    what: str
    leaning: tuple[str, ...]


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


def due(content: Content, first: date, last: date) -> Iterator[Due]:
    """Everything that is due up to the last day; what is overdue on the first day comes along."""
    facts, articles, sources = (look(content) for look in LOOKS)
    for file, key, checked in everything(content, Checked):
        if checked.again_before <= last:
            name = key.removesuffix("checked").rstrip(".")
            what = "nakijken (over tijd)" if checked.again_before <= first else "nakijken"
            leans = facts if file.startswith("facts/") else sources if name else articles
            yield Due(file, checked.again_before, name, what, tuple(leans[name or file.split("/")[1][:-4]]))
    for fact in content.facts.values():
        for day, what in _changes(fact):
            if first < day <= last:
                yield Due(content.fact_file(fact.id), day, fact.id, what, tuple(facts[fact.id]))


def _changes(fact: Fact) -> Iterator[tuple[date, str]]:
    """The days on which a fact changes, and the days it is about, such as the last day of a round."""
    for value in fact.values:
        yield value.start, "vervalt" if value.value is None else "krijgt een nieuwe waarde"
        if isinstance(value.value, date):
            yield value.value, f"deze dag breekt aan: {fact.label}"


def _days() -> int:
    given = os.environ.get("DAYS") or str(DAYS)
    if not given.isdigit():
        sys.exit(f"DAYS={given} is geen aantal dagen. Schrijf een getal, zoals DAYS=30.")
    return int(given)


if __name__ == "__main__":
    sys.exit(main())
