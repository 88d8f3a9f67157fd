"""What ends, changes or must be checked again in the coming days, and what leans on it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from knowledge import dependents
from knowledge.model import Checked, Content, Fact
from knowledge.walk import everything

LOOKS = (dependents.on_facts, dependents.on_articles, dependents.on_sources)


class Due(NamedTuple):
    """One thing to look at: where it stands, when, what is the matter, and what leans on it."""

    file: str
    day: date
    key: str
    what: str
    leaning: tuple[str, ...]


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
