"""Counts, as pictures and as tables: by region, outcome, status, sector and month."""

from aiohttp import web

from applications import counts
from applications.counts import REST, UNKNOWN, Counts
from channels.desk.plots import bars
from channels.desk.queue_page import sector_name
from channels.desk.render import STATES, region_name
from channels.desk.visit import Visit
from knowledge.dated import MONTHS, day_here
from knowledge.model import Content

TITLES = {
    "maand": "Per maand",
    "status": "Per status",
    "uitkomst": "Per uitkomst van de check",
    "sector": "Per sector",
    "regio": "Per regio",
}
COUNTING = frozenset({"medewerker", "coordinator"})


async def show(visit: Visit) -> web.Response:
    """The counts of one's own regions; who serves no desk sees those of the whole country."""
    regions = visit.me.regions if COUNTING & visit.me.roles else frozenset({"*"})
    region = visit.asked("regio")
    if region in visit.content.regions and ("*" in regions or region in regions):
        regions = frozenset({region})
    years = await visit.ask(counts.years, day_here(visit.now))
    year = visit.number("jaar") if visit.asked("jaar") else None
    year = year if year in years else None
    found = await visit.ask(counts.counted, regions, year)
    return visit.page(
        "cijfers.html",
        plots=[_plot(visit.content, kind, found[kind]) for kind in TITLES],
        total=found["status"].total,
        years=years,
        year=year,
        regions=_regions(visit),
        region=region,
        smallest=counts.SMALLEST,
    )


def _plot(content: Content, kind: str, found: Counts) -> dict:
    named = [(_name(content, kind, value), count) for value, count in _ordered(kind, found)]
    return {"id": kind, "title": TITLES[kind], "rows": named, "picture": bars(TITLES[kind], named)}


def _ordered(kind: str, found: Counts) -> list[tuple[str, int]]:
    """Months by time, the rest by size; what was put together last."""
    if kind == "maand":
        return sorted(found.groups.items())
    return sorted(found.groups.items(), key=lambda one: (one[0] in (REST, UNKNOWN), -one[1], one[0]))


def _name(content: Content, kind: str, value: str) -> str:
    if value == REST:
        return "Kleine groepen samen"
    if value == UNKNOWN:
        return "Niet bekend"
    if kind == "maand":
        return f"{MONTHS[int(value[5:]) - 1]} {value[:4]}"
    if kind == "uitkomst":
        return content.outcomes[value].title if value in content.outcomes else value
    names = {"status": lambda: STATES[value], "sector": lambda: sector_name(content, value) or value}
    return names.get(kind, lambda: region_name(content, value))()


def _regions(visit: Visit) -> list[tuple[str, str]]:
    everywhere = not COUNTING & visit.me.roles
    every = [(code, one.name) for code, one in visit.content.regions.items() if everywhere or visit.me.covers(code)]
    return sorted(every, key=lambda one: one[1])
