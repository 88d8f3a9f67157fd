"""Who may use which address, tried on every address the router knows."""

import itertools
from datetime import timedelta

import pytest
from aiohttp import ClientResponse
from sqlalchemy import func, select, update

from applications import accounts, sessions, tables
from channels.desk.routes import TABLE
from tests.channels.conftest import NOW
from tests.channels.desk.conftest import Colleague, seen_on

ROLES = ("medewerker", "coordinator", "redactie", "beheer")
OURS = {(one.method, one.path): one for one in TABLE}
BEHIND = [one for one in TABLE if one.roles is not None or one.signed]


def routes_of(client) -> list[tuple[str, object]]:
    """(method, resource) of every address under /loket, as the router has them."""
    return [
        (route.method, resource)
        for resource in client.server.app.router.resources()
        for route in resource
        if resource.canonical.startswith("/loket") and route.method != "HEAD"
    ]


def addresses(client, reference: str, region: str = "AM01") -> list[tuple[str, str, str]]:
    """(method, canonical address, address): every address of the router, filled in with every value of its parts."""
    parts = {
        "reference": [reference],
        "act": ["nemen", "vragen", "aannemen", "doorverwijzen", "afronden"],
        "kind": ["pdf", "docx", "json"],
        "region": [region],
        "number": ["1"],
    }
    made = []
    for method, resource in routes_of(client):
        names = [name for name in parts if f"{{{name}}}" in resource.canonical]
        for values in itertools.product(*(parts[name] for name in names)):
            filled = dict(zip(names, values, strict=True))
            made.append((method, resource.canonical, str(resource.url_for(**filled)) if filled else resource.canonical))
    return made


async def send(who: Colleague, method: str, address: str, **form: str) -> ClientResponse:
    return await (who.get(address) if method == "GET" else who.post(address, **form))


def everything(db) -> dict[str, int]:
    """How many rows every table has, but for who looked."""
    with db.reading() as session:
        tables_of = [one for one in tables.Table.metadata.sorted_tables if one.name not in {"audit", "desk_sessions"}]
        return {one.name: session.scalar(select(func.count()).select_from(one)) for one in tables_of}


def test_every_address_of_the_router_stands_in_the_table_and_the_other_way_round(client):
    assert len(routes_of(client)) == len(TABLE) == len(OURS)
    assert len(BEHIND) > 20


async def strangers(client, hire, db) -> dict[str, Colleague]:
    """Everybody whom no page may let in."""
    real = hire("Echt", "medewerker coordinator redactie beheer", "*")
    ended, blocked, idle, old = (hire(name, "medewerker", "*") for name in ("Uit", "Weg", "Stil", "Lang"))
    sessions.end(db, ended.token)
    with db.session() as session:
        row = tables.DeskSession
        for who, changed in (
            (idle, {"seen": NOW - sessions.IDLE}),
            (old, {"began": NOW - sessions.LONGEST}),
        ):
            session.execute(update(row).where(row.csrf == who.csrf).values(**changed))
        session.execute(update(tables.Account).where(tables.Account.name == "Weg").values(active=False))
    tampered = real.token[:-1] + ("A" if real.token[-1] != "A" else "B")
    return {
        "without a cookie": Colleague(client),
        "with a made up cookie": Colleague(client, "x" * 43, "x" * 43),
        "with a changed cookie": Colleague(client, tampered, real.csrf),
        "signed out": ended,
        "ended account": blocked,
        "silent too long": idle,
        "signed in too long": old,
    }


async def test_strangers_and_ended_and_forged_sessions_are_refused_everywhere(client, hire, filed_at, db):
    _talk, reference = filed_at()
    everyone = await strangers(client, hire, db)
    before = everything(db)
    for kind, who in everyone.items():
        for method, canonical, address in addresses(client, reference):
            if _is_for_everybody(client, method, canonical):
                continue
            response = await send(who, method, address)
            assert response.status == 303, (kind, method, address, response.status)
            assert response.headers["Location"].startswith("/loket/inloggen?"), (kind, address)
            assert reference not in await response.text()
    assert everything(db) == before


def _is_for_everybody(client, method: str, canonical: str) -> bool:
    open_ones = {one.path for one in TABLE if one.roles is None and not one.signed and one.method == method}
    return canonical in open_ones


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_opens_what_the_table_says_and_nothing_else(client, hire, filed_at, db, role):
    _talk, reference = filed_at()
    who = hire("Een", role, "AM01")
    for method, canonical, address in addresses(client, reference):
        route = _route(client, method, canonical)
        if route.roles is None or canonical in {"/loket/uitloggen", "/loket/collegas/{number}"}:
            continue
        response = await send(who, method, address)
        allowed = route.signed or role in route.roles
        assert (response.status != 403) == allowed, (role, method, address, response.status)
        assert response.status < 500, (role, method, address)
        if not allowed:
            assert reference not in await response.text()


def _route(client, method: str, canonical: str):
    """The line of the table for an address of the router, which writes the parts without their pattern."""
    from aiohttp.web_urldispatcher import UrlDispatcher

    for one in TABLE:
        if one.method == method and UrlDispatcher().add_resource(one.path).canonical == canonical:
            return one
    raise AssertionError(f"{method} {canonical} is not in the table")


async def test_a_worker_of_one_region_sees_nothing_of_another_by_any_address(client, hire, filed_at, db):
    _talk, own = filed_at("AM01")
    talk, other = filed_at("AM02")
    hire("Ander", "medewerker", "AM02")
    who = hire("Een", "medewerker coordinator redactie", "AM01")
    before = everything(db)
    queries = ("", f"?regio=AM02&status=alles&zoek={other}&kenmerk={other}&versie=1&bij=-&jaar=2026")
    for method, canonical, address in addresses(client, other, "AM02"):
        for query in queries:
            response = await send(who, method, address + query, gezien="1", tekst="hallo", bezorging="loket")
            text = (await response.read()).decode("utf-8", "replace")
            asked_for = f'value="{other}"'  # what somebody typed in a search box stands there again
            assert other not in text.replace(asked_for, "").replace(_in_links(other), ""), (method, address, query)
            if "{reference}" in canonical or "{region}" in canonical:
                assert response.status == 404, (method, address, response.status)
            if canonical == "/loket/uitloggen":
                who = hire("Een", "medewerker coordinator redactie", "AM01")
    assert everything(db) == before
    assert own in await who.page("/loket/aanmeldingen?regio=AM02")
    with db.reading() as session:
        assert session.get_one(tables.ApplicationRow, other).status == "ingediend"
        assert session.get_one(tables.ApplicationRow, other).conversation_id == talk


def _in_links(reference: str) -> str:
    """The filters somebody chose stand in the links to the file and the next page."""
    return f"zoek={reference}"


async def test_an_administrator_sets_up_desks_and_sees_no_application(client, hire, filed_at):
    _talk, reference = filed_at()
    admin = hire("Ad", "beheer", "*")
    await admin.page("/loket/instellingen/AM02")
    for path in ("/loket/aanmeldingen", "/loket/aanmeldingen.csv", f"/loket/aanmeldingen/{reference}"):
        await admin.page(path, 403)


@pytest.mark.parametrize("mark", ["", "x", "\u00e9"])
async def test_no_form_is_taken_without_the_mark_of_the_session(client, hire, filed_at, db, mark):
    _talk, reference = filed_at()
    who = hire("Alles", "medewerker coordinator redactie beheer", "*")
    seen = seen_on(await who.page(f"/loket/aanmeldingen/{reference}"))
    before = everything(db)
    who.csrf = mark
    for method, _canonical, address in addresses(client, reference):
        if method == "POST" and address != "/loket/inloggen":
            form = {"gezien": seen, "tekst": "hallo", "bezorging": "loket", "herinnering": "5", "oordeel": "nieuw"}
            response = await who.post(address, **form)
            assert response.status == 403, (address, response.status)
    assert everything(db) == before
    assert sessions.find(db, who.token, NOW)


async def test_a_form_of_another_website_is_refused(client, hire, filed_at):
    _talk, reference = filed_at()
    who = hire("Jan")
    headers = {"Cookie": f"loket={who.token}", "Origin": "https://elders.example"}
    address = f"/loket/aanmeldingen/{reference}/nemen"
    response = await client.post(address, data={"csrf": who.csrf, "gezien": "1"}, headers=headers)
    assert response.status == 403


async def test_json_or_files_are_no_forms(client, hire, filed_at):
    _talk, reference = filed_at()
    who = hire("Jan")
    headers = {"Cookie": f"loket={who.token}"}
    address = f"/loket/aanmeldingen/{reference}/nemen"
    assert (await client.post(address, json={"csrf": who.csrf}, headers=headers)).status == 415


async def test_a_refusal_is_a_page_and_stands_in_the_log(client, hire, filed_at):
    _talk, reference = filed_at("AM02")
    who = hire("Jan", "medewerker", "AM01")
    page = await who.page(f"/loket/aanmeldingen/{reference}", 404)
    assert "<h1>Deze pagina bestaat niet, of hoort niet bij uw regio.</h1>" in page
    assert "Toegang geweigerd" in await hire("Ad", "beheer", "*").page("/loket/logboek?naam=Jan")


async def test_a_session_ends_by_silence_and_stays_by_use(hire, db):
    account = accounts.of_provider(db, "test|lang", "Lang", False, NOW)
    token = sessions.begin(db, account, NOW)
    step = sessions.IDLE - timedelta(minutes=1)
    moments = [NOW + step * number for number in range(1, 30)]
    lasting = [moment for moment in moments if sessions.find(db, token, moment)]
    assert lasting == [moment for moment in moments if moment - NOW < sessions.LONGEST]
    fresh = sessions.begin(db, account, NOW)
    assert sessions.find(db, fresh, NOW + sessions.IDLE) is None


async def test_pages_are_not_kept_and_may_not_be_framed(hire):
    response = await hire("Jan").get("/loket/aanmeldingen")
    assert response.headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert "script-src" not in response.headers["Content-Security-Policy"]
    assert "<script" not in await response.text()
