"""Before every page of the desk: who is this, may they do this, is this region theirs, did the form come from us?"""

from collections.abc import Awaitable, Callable

from aiohttp import hdrs, web

from applications import handling, sessions
from applications.errors import UnknownApplication
from applications.sessions import Signed
from channels.desk import cookies
from channels.desk.access import Route, covers, may
from channels.desk.visit import Visit
from channels.errors import ApiError
from channels.forms import read_form

SIGN_IN = "/loket/inloggen"
SIGNED = web.RequestKey("signed", Signed | None)  # for the page of an error


def guarded(route: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """The handler of a route behind everything its table says."""

    async def handler(request: web.Request) -> web.StreamResponse:
        visit = Visit(request, await _signed(request))
        request[SIGNED] = visit.signed
        if route.roles is None and not route.signed:
            return await route.handler(await _with_form(visit))
        if visit.signed is None:
            return _to_sign_in(visit)
        if not may(visit.me, route):
            await visit.log("geweigerd", about=route.path)
            raise _forbidden()
        if route.scope:
            await _check_region(visit, route)
        return await route.handler(await _with_form(visit))

    return handler


async def _signed(request: web.Request) -> Signed | None:
    token = cookies.read(request)
    visit = Visit(request, None)
    return await visit.ask(sessions.find, token, visit.now) if token else None


def _to_sign_in(visit: Visit) -> web.Response:
    """A page is asked for again after signing in; a form is not sent again by itself."""
    asked_for_page = visit.request.method == hdrs.METH_GET
    return visit.go(SIGN_IN, **({"verder": visit.request.path_qs} if asked_for_page else {"gedaan": "verlopen"}))


async def _check_region(visit: Visit, route: Route) -> None:
    """What is of another region does not exist for this colleague, and looks just like what was never there."""
    try:
        region = await _region(visit, route)
    except UnknownApplication as error:
        raise _missing() from error
    if not covers(visit.me, route.scope, region):
        await visit.log("geweigerd", region=region, about=route.path)
        raise _missing()


async def _region(visit: Visit, route: Route) -> str | None:
    if route.scope == "application":
        return await visit.ask(handling.region_of, visit.part("reference"))
    if visit.part("region") not in visit.content.regions:
        raise _missing()
    return visit.part("region")


async def _with_form(visit: Visit) -> Visit:
    """The visit with its form, which must hold the mark of this session."""
    request = visit.request
    if request.method != hdrs.METH_POST:
        return visit
    given = await read_form(request)
    chosen = {name: [str(one) for one in given.getall(name)] for name in given}
    form = {name: values[0].strip() for name, values in chosen.items()}
    if visit.signed and not cookies.same(form.get("csrf", ""), visit.signed.csrf):
        raise _stale()
    return Visit(request, visit.signed, form, chosen)


def _forbidden() -> ApiError:
    return ApiError(403, "geen_rol", "Uw rol geeft geen toegang tot deze pagina.", "Vraag beheer om een andere rol.")


def _stale() -> ApiError:
    action = "Ga terug, ververs de pagina en probeer het opnieuw."
    return ApiError(403, "oud_formulier", "Dit formulier is verlopen.", action)


def _missing() -> ApiError:
    message = "Deze pagina bestaat niet, of hoort niet bij uw regio."
    return ApiError(404, "niet_gevonden", message, "Ga terug naar de lijst.")
