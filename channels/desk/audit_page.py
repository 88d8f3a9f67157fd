"""The log: who saw or did what."""

from urllib.parse import urlencode

from aiohttp import web

from applications import audit
from channels.desk.visit import Visit


async def show(visit: Visit) -> web.Response:
    """A page of the log: of one's own regions, and for administrators all of it."""
    name, reference = visit.asked("naam"), visit.asked("kenmerk").upper()
    page, everything = visit.number("pagina"), "beheer" in visit.me.roles
    given = {"everything": everything, "name": name, "reference": reference, "page": page}
    lines, total = await visit.ask(audit.listed, visit.me.regions, **given)
    filters = {key: value for key, value in (("naam", name), ("kenmerk", reference)) if value}
    return visit.page(
        "logboek.html",
        lines=lines,
        total=total,
        page=page,
        pages=max(1, -(-total // audit.PER_PAGE)),
        link=lambda number: f"/loket/logboek?{urlencode({**filters, 'pagina': number})}",
        name=name,
        reference=reference,
    )
