"""Texts without a source, citations without a place, and regions without a contact."""

from collections.abc import Iterator

from knowledge.checks.lists import Lists
from knowledge.checks.problem import Problem
from knowledge.model import Content
from knowledge.walk import citations

REGIONS = 35


def problems(content: Content, lists: Lists) -> Iterator[Problem]:
    """Everything that a reader could not look up, and every region without a way to go there."""
    for file, key in _without_source(content):
        yield Problem(file, key, "heeft geen bron; noem er een uit sources.yml", "zonder-bron")
    for file, key, cited in citations(content):
        if not cited.place:
            said = f'bron {cited.id!r} heeft geen plaats; schrijf waar het staat, zoals "artikel 7" of "hoofdtekst"'
            yield Problem(file, key, said, "zonder-plaats")
    yield from _contacts(content)


def _without_source(content: Content) -> Iterator[tuple[str, str]]:
    for rule in content.rules.values():
        if not rule.sources:
            yield "rules.yml", f"{rule.id}.sources"
    for region in content.regions.values():
        for number, practice in enumerate(region.practice):
            if not practice.sources:
                yield f"regions/{region.code}.yml", f"practice[{number}].sources"


def _contacts(content: Content) -> Iterator[Problem]:
    for region in content.regions.values():
        file = f"regions/{region.code}.yml"
        if not region.desk.sources:
            yield Problem(file, "desk.sources", "heeft geen bron; noem er een uit sources.yml", "zonder-bron")
        for name in ("name", "how", "url"):
            value = getattr(region.desk, name)
            if not value or (name == "url" and not value.startswith("https://")):
                said = f"{value!r} is geen contact; geef naam, adres (https://…) en hoe iemand daar terechtkomt"
                yield Problem(file, f"desk.{name}", said, "zonder-contact")
    if len(content.regions) != REGIONS:
        said = f"er zijn {len(content.regions)} regio's; het horen er {REGIONS} te zijn"
        yield Problem("regions/", "(map)", said, "zonder-contact")
