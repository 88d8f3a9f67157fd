"""`make coverage`: the coverage of the content as a table people can read, in docs/content/dekking.md."""

import sys
from pathlib import Path

from knowledge.coverage import CARRIERS, Entry, Section, load_coverage
from knowledge.load import content_folder

PAGE = Path(__file__).parent.parent / "docs" / "content" / "dekking.md"
HEAD = """# Wat de inhoud dekt

Deze pagina is gemaakt uit `knowledge/content/coverage.yml` met `make coverage`. Verander haar niet met de hand.

Elk genummerd feit van de feitenlijst waarmee de inhoud is gemaakt, en elke uitspraak van de analyse van de
Programmaraad, staat hier met wat het draagt of met de reden dat het niet wordt getoond. `make check-content` faalt als
er een ontbreekt, als een naam niet bestaat, of als een onzeker feit zekerder wordt verteld dan het is.

| Merk | Betekent |
|---|---|
| V | geldig |
| V? | waarschijnlijk geldig; het antwoord zegt dat de bron al wat ouder is |
| E | verlopen; het antwoord zegt dat en wijst de weg |
| U | onzeker; het antwoord zegt dat en waar u het kunt nagaan |
| BG | alleen achtergrondkennis; wordt nooit getoond |
"""


def page(sections: tuple[Section, ...]) -> str:
    """The whole page."""
    entries = [entry for section in sections for entry in section.entries]
    shown = sum(1 for entry in entries if any(entry.carriers()))
    counted = f"\n{len(entries)} regels: {shown} worden gedragen, {len(entries) - shown} niet getoond met een reden.\n"
    return HEAD + counted + "".join(_section(section) for section in sections)


def _section(section: Section) -> str:
    head = f"\n## {section.title}\n\n| Nummer | Waarover | Merk | Gedragen door |\n|---|---|---|---|\n"
    return head + "".join(f"| {one.id} | {one.about} | {one.mark} | {_carried(one)} |\n" for one in section.entries)


def _carried(entry: Entry) -> str:
    """Carriers by kind, and the reason behind them."""
    kinds: dict[str, list[str]] = {}
    for kind, name in entry.carriers():
        kinds.setdefault(CARRIERS[kind], []).append(f"`{name}`")
    told = [f"{kind}: {', '.join(names)}" for kind, names in kinds.items()]
    if entry.reason:
        told.append(entry.reason if told else f"niet getoond: {entry.reason}")
    return ". ".join(told)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(load_coverage(content_folder())), encoding="utf-8")
    print(f"docs/content/{PAGE.name} is gemaakt.")
    sys.exit(0)
