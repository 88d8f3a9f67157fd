"""Every address under /loket, with who may use it. What does not stand here does not exist."""

from pathlib import Path

from aiohttp import web

from channels.desk import application_page, audit_page, counts_page, editor_page, queue_page, settings_page, sign_in
from channels.desk.access import ADMINS, COLLEAGUES, DESK, EDITORS, EVERYBODY, LEADING, Route
from channels.desk.guard import guarded
from channels.desk.visit import Visit

STYLE = Path(__file__).parent / "static" / "loket.css"
ONE = r"/loket/aanmeldingen/{reference:[A-Z0-9-]{1,20}}"
ACT = rf"{ONE}/{{act:nemen|vragen|aannemen|doorverwijzen|afronden}}"
FIRST_PAGE = (
    (DESK, "/loket/aanmeldingen"),
    (EDITORS, "/loket/redactie"),
    (COLLEAGUES, "/loket/instellingen"),
)


async def home(visit: Visit) -> web.StreamResponse:
    """To the first page of one's work; somebody without a role is told how to get one."""
    for roles, path in FIRST_PAGE:
        if roles & visit.me.roles:
            return visit.go(path)
    return visit.page("geen_rol.html")


async def style(_visit: Visit) -> web.FileResponse:
    """The style sheet of these pages."""
    return web.FileResponse(STYLE)


TABLE: tuple[Route, ...] = (
    Route("GET", "/loket/loket.css", style, EVERYBODY),
    Route("GET", "/loket/inloggen", sign_in.page, EVERYBODY),
    Route("POST", "/loket/inloggen", sign_in.local, EVERYBODY),
    Route("GET", "/loket/inloggen/organisatie", sign_in.leave, EVERYBODY),
    Route("GET", "/loket/inloggen/terug", sign_in.back, EVERYBODY),
    Route("GET", "/loket", home, frozenset(), signed=True),
    Route("GET", "/loket/", home, frozenset(), signed=True),
    Route("POST", "/loket/uitloggen", sign_in.out, frozenset(), signed=True),
    Route("GET", "/loket/aanmeldingen", queue_page.show, DESK),
    Route("GET", "/loket/aanmeldingen.csv", queue_page.export, DESK),
    Route("GET", ONE, application_page.show, DESK, "application"),
    Route("GET", ONE + "/document.{kind:pdf|docx|json}", application_page.document, DESK, "application"),
    Route("POST", ACT, application_page.act, DESK, "application"),
    Route("POST", ONE + "/overnemen", application_page.take_over, DESK, "application"),
    Route("POST", ONE + "/notitie", application_page.note, DESK, "application"),
    Route("GET", "/loket/cijfers", counts_page.show, COLLEAGUES),
    Route("GET", "/loket/redactie", editor_page.show, EDITORS),
    Route("POST", "/loket/redactie/vragen", editor_page.judge, EDITORS),
    Route("POST", "/loket/redactie/oordelen", editor_page.judge_opinions, EDITORS),
    Route("GET", "/loket/redactie/voorbeeldvragen.csv", editor_page.export, EDITORS),
    Route("GET", "/loket/redactie/verloopt", editor_page.expiring, EDITORS),
    Route("GET", "/loket/instellingen", settings_page.desks_page, LEADING),
    Route("GET", "/loket/instellingen/{region:[A-Z0-9]{1,10}}", settings_page.desk_page, LEADING, "region"),
    Route("POST", "/loket/instellingen/{region:[A-Z0-9]{1,10}}", settings_page.save_desk, LEADING, "region"),
    Route("GET", "/loket/collegas", settings_page.people, ADMINS),
    Route("POST", "/loket/collegas/{number:[0-9]{1,9}}", settings_page.change_person, ADMINS),
    Route("GET", "/loket/logboek", audit_page.show, LEADING),
)


def routes() -> list[web.RouteDef]:
    """The table for the router, each handler behind the guard."""
    return [web.route(one.method, one.path, guarded(one)) for one in TABLE]
