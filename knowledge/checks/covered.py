"""Facts that nothing carries, carriers that do not exist, numbers left out, and facts told surer than they are."""

import re
from collections.abc import Iterator

from knowledge.checks.lists import Lists
from knowledge.checks.problem import Problem
from knowledge.checks.surer import ORDER, of_region, weakest
from knowledge.coverage import FILE, Entry, Section
from knowledge.model import Content

# How sure a carrier may sound at most.
SUREST = {"V?": "waarschijnlijk", "U": "onzeker"}


def problems(content: Content, lists: Lists) -> Iterator[Problem]:
    """Everything wrong with the coverage, by the number of its entry."""
    seen: set[str] = set()
    for section in lists.coverage:
        yield from _sequence(section)
        for entry in section.entries:
            if entry.id in seen:
                yield _wrong(entry.id, "dit nummer staat er twee keer")
            seen.add(entry.id)
            yield from (_wrong(entry.id, text) for text in _entry(content, entry))


def _wrong(key: str, text: str) -> Problem:
    return Problem(FILE, key, text, "dekking")


def _sequence(section: Section) -> Iterator[Problem]:
    """Numbers in a row: each is there. Rows without a number: as many as the section says."""
    if not section.first:
        if len(section.entries) != section.count:
            said = f"er staan {len(section.entries)} regels, het horen er {section.count} te zijn"
            yield _wrong(section.id, said)
        return
    prefix, _, low = section.first.rpartition(".")
    high = section.last.rpartition(".")[2]
    there = {re.sub("[a-z]$", "", entry.id) for entry in section.entries}
    for number in range(int(low), int(high) + 1):
        if f"{prefix}.{number}" not in there:
            yield _wrong(f"{prefix}.{number}", "ontbreekt; zet dit nummer erbij, met wat het draagt of een reden")


def _entry(content: Content, entry: Entry) -> Iterator[str]:
    found = list(entry.carriers())
    if not found and not entry.reason:
        yield "niets draagt dit; noem een artikel, feit, regel, regio, vraag of begrip, of geef een reden"
    if entry.mark == "BG" and (found or not entry.reason):
        yield "alleen achtergrondkennis wordt nooit getoond; haal de dragers weg en geef een reden"
    known = _known(content)
    for kind, name in found:
        if name not in known[kind]:
            yield f"{kind}: {name!r} bestaat niet"
    if all(name in known[kind] for kind, name in found):
        yield from _surer(content, entry)


def _known(content: Content) -> dict[str, set[str]]:
    rules = {name for family in content.families.values() for name in family}
    return {
        "articles": {*content.articles},
        "facts": {*content.facts},
        "rules": rules,
        "regions": {*content.regions},
        "fields": {*content.fields},
        "terms": {*content.glossary},
    }


def _surer(content: Content, entry: Entry) -> Iterator[str]:
    """An uncertain fact is only told by what calls itself uncertain. Rules and fields stand beside that."""
    surest = SUREST.get(entry.mark)
    told = [(f"articles: {name}", content.articles[name].certainty) for name in entry.articles]
    told += [(f"regions: {name}", of_region(content.regions[name])) for name in entry.regions]
    told += [(f"facts: {name}", weakest(v.certainty for v in content.facts[name].values)) for name in entry.facts]
    for name, certainty in told:
        if surest and not name.startswith("facts") and ORDER[certainty] < ORDER[surest]:
            yield f"{name} klinkt als {certainty}, maar het merk is {entry.mark}; hoogstens {surest}"
    if surest and not entry.reason and all(ORDER[certainty] < ORDER[surest] for _, certainty in told):
        yield f"niets dat dit vertelt, zegt dat het {surest} is"
