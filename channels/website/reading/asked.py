"""What the address of a reading page asks for besides the page: region, audience, day, words to look for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from knowledge.model import Content, Region
from knowledge.places import find, find_region

LONGEST = 200
AUDIENCES = {"werkgever": "werkgevers", "professional": "professionals"}


@dataclass(frozen=True)
class Asked:
    """The wishes of a visitor. `fixed`: not the day of the clock. `unknown`: what was asked and is not known."""

    today: date
    fixed: bool = False
    dag: str = ""
    zoek: str = ""
    regio: Region | None = None
    voor: str = ""
    unknown: tuple[str, ...] = ()

    def link(self, path: str, **changed: str | None) -> str:
        """An address that keeps region, audience and day, unless `changed` says otherwise."""
        path, jump, place = path.partition("#")
        kept = {"regio": self.regio.code if self.regio else None, "voor": self.voor, "dag": self.dag} | changed
        query = urlencode({name: value for name, value in kept.items() if value})
        return path + (f"?{query}" if query else "") + jump + place

    @property
    def key(self) -> tuple:
        """Equal for wishes that give the same page."""
        return self.today, self.fixed, self.dag, self.regio.code if self.regio else "", self.voor, self.unknown


def read(query: Mapping[str, str], content: Content, day: date, *, fixed: bool, demo: bool) -> Asked:
    """The wishes in an address. What is not known is left out, and named so that the page can say so."""
    asked = Asked(day, fixed, zoek=" ".join(query.get("zoek", "")[:LONGEST].split()))
    if code := query.get("regio", "").strip():
        region = region_of(content, code)
        asked = replace(asked, regio=region) if region else _missed(asked, "regio", code)
    if voor := query.get("voor", "").strip():
        asked = replace(asked, voor=voor) if voor in AUDIENCES else _missed(asked, "doelgroep", voor)
    if (dag := query.get("dag", "").strip()) and demo:
        chosen = _day(dag, content.valid_from)
        asked = replace(asked, today=chosen, fixed=True, dag=dag) if chosen else _missed(asked, "dag", dag)
    return asked


def region_of(content: Content, text: str) -> Region | None:
    """The region with this code or name, or the region of the gemeente with this name."""
    if region := find_region(content, text):
        return region
    places = find(content, text)
    return content.regions[places[0].region] if len(places) == 1 else None


def _missed(asked: Asked, what: str, text: str) -> Asked:
    return replace(asked, unknown=(*asked.unknown, f"{what} “{text[:40]}”"))


def _day(text: str, first: date) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= first else None
