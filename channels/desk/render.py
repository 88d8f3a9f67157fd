"""From a template to a page. Pages of the desk are never kept by a browser or a server in between."""

from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from aiohttp import hdrs, web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from applications.audit import ACTS
from applications.sessions import Signed
from channels.desk.said import SAID
from channels.keys import CONTENT
from channels.prose import prose
from knowledge.dated import HERE, day_here, dutch_day
from knowledge.model import Content

TEMPLATES = Path(__file__).parent / "templates"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
REFERRER = "same-origin"  # with less, a browser does not say that a form came from us
ROLES = {"medewerker": "Medewerker", "coordinator": "Coördinator", "redactie": "Redactie", "beheer": "Beheer"}
# Where an application stands, in the words of the desk.
STATES = {
    "ingediend": "Ingediend",
    "in_behandeling": "In behandeling",
    "vraag_terug": "Wacht op antwoord",
    "aangenomen": "Aangenomen",
    "doorverwezen": "Doorverwezen",
    "ingetrokken": "Ingetrokken",
    "afgerond": "Afgerond",
}
MENU = (
    ("/loket/aanmeldingen", "Aanmeldingen", {"medewerker", "coordinator"}),
    ("/loket/cijfers", "Cijfers", {"medewerker", "coordinator", "redactie", "beheer"}),
    ("/loket/redactie", "Redactie", {"redactie"}),
    ("/loket/instellingen", "Loketten", {"coordinator", "beheer"}),
    ("/loket/collegas", "Collega’s", {"beheer"}),
    ("/loket/logboek", "Logboek", {"coordinator", "beheer"}),
)


def rendered(
    request: web.Request, signed: Signed | None, template: str, status: int, view: dict[str, Any]
) -> web.Response:
    """A page as a response."""
    content = request.app[CONTENT]
    here = {
        "me": signed.account if signed else None,
        "csrf": signed.csrf if signed else "",
        "path": request.path,
        "menu": [one[:2] for one in MENU if signed and one[2] & signed.account.roles],
        "said": SAID.get(request.query.get("gedaan", "")),
        "content": content,
        "problem": "",
    }
    html = _environment().get_template(template).render({**here, **view})
    headers = {hdrs.CONTENT_SECURITY_POLICY: POLICY, hdrs.CACHE_CONTROL: "no-store", "Referrer-Policy": REFERRER}
    return web.Response(text=html, status=status, content_type="text/html", charset="utf-8", headers=headers)


def region_name(content: Content, code: str | None) -> str:
    """How a region is called."""
    return content.regions[code].name if code in content.regions else "regio onbekend"


def moment(at: datetime) -> str:
    """A moment in Dutch, such as 22 november 2026, 23.30 uur."""
    return f"{dutch_day(day_here(at))}, {at.astimezone(HERE):%H.%M} uur"


def working_days_said(days: int) -> str:
    """How long something waits."""
    return "vandaag" if days == 0 else "1 werkdag" if days == 1 else f"{days} werkdagen"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "prose": prose,
        "moment": moment,
        "day": lambda at: dutch_day(day_here(at)),
        "dutch_day": dutch_day,
        "waits": working_days_said,
    }
    made.globals |= {"STATES": STATES, "ROLES": ROLES, "ACTS": ACTS, "region_name": region_name}
    return made
