"""The report of a run, in Markdown: what to do, per address, with everything that leans on it."""

from collections.abc import Iterator, Mapping
from datetime import date

from knowledge.dated import dutch_day
from tools.links.judge import Finding, Kind
from tools.links.targets import Target

WHAT_TO_DO: dict[Kind, str] = {
    "dood": "Zoek de nieuwe plek van de pagina, of een andere bron. Pas daarna sources.yml of het loket aan.",
    "verhuisd": "Open de nieuwe pagina. Klopt de tekst nog? Zet dan het nieuwe adres in het bestand.",
    "veranderd": "Open de pagina en lees na wat erop steunt. Vul daarna de dag in bij `checked.on` van de bron.",
    "niet te zien": "Gebeurt dit een paar keer achter elkaar? Open de pagina dan zelf.",
}
ORDER = (*WHAT_TO_DO, "in orde")


def report(found: Mapping[Target, Finding], today: date) -> str:
    """The whole report."""
    return "\n".join(_lines(found, today)) + "\n"


def summary(found: Mapping[Target, Finding]) -> str:
    """One line with the counts."""
    counts = {kind: sum(one.kind == kind for one in found.values()) for kind in ORDER}
    return f"{len(found)} adressen bekeken: " + ", ".join(f"{count} {kind}" for kind, count in counts.items())


def _lines(found: Mapping[Target, Finding], today: date) -> Iterator[str]:
    yield f"# Links van de bronnen, {dutch_day(today)}"
    yield from ("", f"{summary(found)}.")
    for kind, to_do in WHAT_TO_DO.items():
        listed = {target: one for target, one in found.items() if one.kind == kind}
        if listed:
            yield from ("", f"## {kind.capitalize()}", "", to_do)
            for target, one in listed.items():
                yield from _item(target, one)


def _item(target: Target, found: Finding) -> Iterator[str]:
    yield from ("", f"- <{target.address}>: {found.said}")
    yield from (f"  - staat in {place}" for place in target.places)
    yield from (f"  - hierop steunt {thing}" for thing in target.leaning)
