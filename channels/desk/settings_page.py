"""How a desk receives applications; and which colleague may do what."""

from typing import get_args

from aiohttp import web

from applications import accounts, audit, desks
from applications.accounts import EVERY_REGION, ROLES
from applications.database import Database
from applications.desks import Delivery, Desk
from applications.errors import AccountSettings, DeskSettings
from channels.desk.visit import Visit
from channels.errors import ApiError

DELIVERIES: dict[Delivery, str] = {
    "none": "Uit: de aanmelder verstuurt zelf",
    "loket": "Alleen in deze wachtrij",
    "email": "In deze wachtrij en per mail",
}
assert set(DELIVERIES) == set(get_args(Delivery))
MAIL_NEEDED = "Vul bij bezorging per mail het adres van het loket in, zoals loket@voorbeeld.nl."
REMINDER = "Vul bij de herinnering een aantal werkdagen in, van 1 tot 60."
LONGEST_OPENING = 500


async def desks_page(visit: Visit) -> web.Response:
    """Every desk that this colleague may set up."""
    everywhere = "beheer" in visit.me.roles
    codes = [code for code in visit.content.regions if everywhere or visit.me.covers(code)]
    found = [(visit.content.regions[code], await visit.ask(desks.find, code)) for code in codes]
    return visit.page("loketten.html", desks=sorted(found, key=lambda one: one[0].name), deliveries=DELIVERIES)


async def desk_page(visit: Visit) -> web.Response:
    """The settings of one desk."""
    return _desk(visit, await visit.ask(desks.find, visit.part("region")))


async def save_desk(visit: Visit) -> web.StreamResponse:
    """Keep the settings of one desk."""
    region, given = visit.part("region"), visit.form
    after = given.get("herinnering", "")
    days = int(after) if after.isascii() and after.isdigit() and len(after) < 4 else 0
    delivery = given.get("bezorging", "none")
    address, opening = given.get("adres", "")[:200], given.get("opening", "")[:LONGEST_OPENING]
    wanted = Desk(region, delivery if delivery in get_args(Delivery) else "none", address, opening, days)
    if not 1 <= days <= 60:
        return _desk(visit, wanted, REMINDER)

    def keep(db: Database) -> None:
        with db.session():
            desks.save(db, wanted, visit.now)
            about = f"bezorging: {wanted.delivery}; herinnering na {days} werkdagen"
            audit.note(db, visit.me.name, "loket", visit.now, region=region, about=about)

    try:
        await visit.ask(keep)
    except DeskSettings:
        return _desk(visit, wanted, MAIL_NEEDED)
    return visit.go(f"/loket/instellingen/{region}", gedaan="bewaard")


async def people(visit: Visit) -> web.Response:
    """Every colleague with roles and regions."""
    regions = sorted((one.name, code) for code, one in visit.content.regions.items())
    return visit.page("collegas.html", accounts=await visit.ask(accounts.listed), regions=regions, every=EVERY_REGION)


async def change_person(visit: Visit) -> web.StreamResponse:
    """Give a colleague other roles and regions, or end the account."""
    number = int(visit.part("number"))
    roles = [one for one in visit.chosen.get("rol", []) if one in ROLES]
    known = {*visit.content.regions, EVERY_REGION}
    regions = [one for one in visit.chosen.get("regio", []) if one in known]

    def keep(db: Database) -> None:
        with db.session():
            changed = accounts.change(db, number, roles, regions, "actief" in visit.form)
            about = f"{changed.name}: {', '.join(roles) or 'geen rol'}; {', '.join(regions) or 'geen regio'}"
            audit.note(db, visit.me.name, "collega", visit.now, about=about)

    try:
        await visit.ask(keep)
    except AccountSettings as error:
        raise ApiError(
            422, "kan_niet", "Dit kan niet: er moet iemand met de rol beheer blijven.", "Ga terug en kies anders."
        ) from error
    return visit.go("/loket/collegas", gedaan="collega")


def _desk(visit: Visit, desk: Desk, problem: str = "") -> web.Response:
    region = visit.content.regions[visit.part("region")]
    status = 422 if problem else 200
    return visit.page(
        "loket.html", status, region=region, desk=desk, deliveries=DELIVERIES, problem=problem, longest=LONGEST_OPENING
    )
