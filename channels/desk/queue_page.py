"""The queue: what waits at the desks of a colleague, with filters, and the same as a file."""

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from applications import queue
from applications.accounts import EVERY_REGION
from applications.queue import Waiting, Wanted
from channels.desk.render import STATES, region_name
from channels.desk.visit import Visit
from knowledge.dated import day_here
from knowledge.model import Content

CHOICES = {"open": "Alles wat open is", "alles": "Alle aanmeldingen"}
HEADER = (
    *("kenmerk", "versie", "regio", "status", "bij wie", "uitkomst", "aangemeld door", "gemeente", "sector"),
    *("binnengekomen", "laatst veranderd", "werkdagen sinds verandering"),
)
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")  # how a spreadsheet knows that something is a formula


async def show(visit: Visit) -> web.Response:
    """One page of the queue."""
    wanted = _wanted(visit)
    rows, total = await visit.ask(queue.page, wanted, visit.now)
    await visit.log("lijst", region=_only(wanted.regions), about=_without_words(wanted))
    pages = max(1, -(-total // queue.PER_PAGE))
    return visit.page(
        "wachtrij.html",
        wanted=wanted,
        rows=rows,
        total=total,
        pages=pages,
        link=lambda page: f"/loket/aanmeldingen?{_query(replace(wanted, page=page))}",
        file=f"/loket/aanmeldingen.csv?{_query(replace(wanted, page=1))}",
        standings=await visit.ask(queue.standings, wanted.regions),
        handlers=await visit.ask(queue.handlers, visit.me.regions),
        states={**CHOICES, **STATES},
        outcomes=visit.content.outcomes,
        regions=_regions(visit),
        asked_region=visit.asked("regio"),
        sector_name=lambda value: sector_name(visit.content, value),
        open_states=queue.OPEN,
    )


async def export(visit: Visit) -> web.Response:
    """Everything that fits the filters as a file for a spreadsheet, without contact details."""
    wanted = _wanted(visit)
    rows = await visit.ask(queue.everything, wanted, visit.now)
    about = f"{len(rows)} aanmeldingen; {_without_words(wanted)}"
    await visit.log("uitgevoerd", region=_only(wanted.regions), about=about)
    lines = [_line(visit.content, one) for one in rows]
    return visit.download(as_csv([HEADER, *lines]), "text/csv", "aanmeldingen.csv")


def as_csv(rows: Iterable[Iterable[Any]]) -> bytes:
    """A file that Dutch spreadsheets open well, in which no text is ever taken for a formula."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL).writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def sector_name(content: Content, value: str | None) -> str:
    """How a sector is called; empty when none was given."""
    choices = content.fields["sector"].choices
    return next((one.label for one in choices if one.value == value), "")


def _harmless(cell: Any) -> str:
    text = str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(RISKY) or text.startswith(RISKY) else text


def _line(content: Content, one: Waiting) -> tuple[Any, ...]:
    outcome = content.outcomes.get(one.outcome)
    days = (day_here(one.at).isoformat(), day_here(one.changed).isoformat(), one.days)
    about = (outcome.title if outcome else one.outcome, one.role or "", one.gemeente or "")
    where = (region_name(content, one.region), STATES[one.status], one.handler or "")
    return (one.reference, one.version, *where, *about, sector_name(content, one.sector), *days)


def _wanted(visit: Visit) -> Wanted:
    """The filters in the address. A region that is not one's own is no filter and shows nothing more."""
    own, region = visit.me.regions, visit.asked("regio")
    regions = frozenset({region}) if region and visit.me.covers(region) else own
    status, outcome, handler = visit.asked("status"), visit.asked("uitkomst"), visit.asked("bij")
    return Wanted(
        regions=regions,
        status=status if status in {*CHOICES, *STATES} else "open",
        handler=visit.me.name if handler == "mij" else handler,
        outcome=outcome if outcome in visit.content.outcomes else "",
        text=visit.asked("zoek"),
        oldest=visit.asked("volgorde") != "nieuwste",
        page=visit.number("pagina"),
    )


def _regions(visit: Visit) -> list[tuple[str, str]]:
    every = [(code, one.name) for code, one in visit.content.regions.items() if visit.me.covers(code)]
    return sorted(every, key=lambda one: one[1])


def _only(regions: frozenset[str]) -> str | None:
    return next(iter(regions)) if len(regions) == 1 and EVERY_REGION not in regions else None


def _without_words(wanted: Wanted) -> str:
    """The filters for the log. What somebody searched for may be a name, so that does not stand there."""
    said = _said(replace(wanted, text="…" if wanted.text else ""))
    return "; ".join(f"{name}: {value}" for name, value in said.items())


def _query(wanted: Wanted) -> str:
    """The filters as they stand in an address."""
    return urlencode(_said(wanted))


def _said(wanted: Wanted) -> dict[str, str]:
    """The filters by name; what is as usual is left out."""
    said = {
        "regio": _only(wanted.regions) or "",
        "status": "" if wanted.status == "open" else wanted.status,
        "bij": wanted.handler,
        "uitkomst": wanted.outcome,
        "zoek": wanted.text,
        "volgorde": "" if wanted.oldest else "nieuwste",
        "pagina": str(wanted.page) if wanted.page > 1 else "",
    }
    return {name: value for name, value in said.items() if value}
