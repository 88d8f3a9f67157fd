"""Every address that is followed: of the sources and of the desks, once each, with what leans on it."""

from dataclasses import dataclass
from datetime import date

from knowledge import dependents
from knowledge.model import Content


@dataclass(frozen=True)
class Target:
    """An address, the places it stands in, what leans on it, and the day an editor last opened it."""

    address: str
    places: tuple[str, ...]
    leaning: tuple[str, ...]
    opened: date | None = None


def targets(content: Content) -> list[Target]:
    """Every address in the content, in order of the address."""
    leans = dependents.on_sources(content)
    found: dict[str, Target] = {}
    for source in content.sources.values():
        new = Target(source.url, (f"sources.yml: {source.id}",), tuple(leans[source.id]), source.checked.on)
        found[source.url] = _joined(found[source.url], new) if source.url in found else new
    for region in content.regions.values():
        file, url = f"regions/{region.code}.yml", region.desk.url
        new = Target(url, (f"{file}: desk.url",), (file,))
        found[url] = _joined(found[url], new) if url in found else new
    return [found[address] for address in sorted(found)]


def _joined(one: Target, other: Target) -> Target:
    """Two uses of one address. It was opened when both were; a desk has no day of its own."""
    days = [target.opened for target in (one, other) if not target.places[0].startswith("regions/")]
    opened = None if None in days or not days else min(day for day in days if day)
    leaning = tuple(dict.fromkeys((*one.leaning, *other.leaning)))
    return Target(one.address, (*one.places, *other.places), leaning, opened)
