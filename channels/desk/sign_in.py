"""Signing in and out: by the sign-in of the organisation, or with the one local account when there is none."""

import logging
import time
from urllib.parse import urlsplit

from aiohttp import web

from applications import accounts, sessions
from applications.accounts import Account
from applications.errors import LockedOut, Unreadable, WrongPassword
from channels.desk import cookies
from channels.desk.oidc import SignIn, SignInFailed, UnderWay
from channels.desk.visit import Visit
from channels.errors import ApiError
from channels.keys import ASKER
from channels.limits import Limiter, Rate
from knowledge.dated import HERE

log = logging.getLogger("channels.desk")
HOME = "/loket"
BACK = "/loket/inloggen/terug"
# Wrong passwords from one address; the lock of an account itself is stricter.
PER_ADDRESS = Rate(burst=20, per_second=1 / 30)
WRONG = "Deze naam en dit wachtwoord horen niet bij elkaar."
SIGN_IN = web.AppKey("sign_in", SignIn)
TRIES = web.AppKey("tries", Limiter)


async def page(visit: Visit) -> web.Response:
    """Where to sign in."""
    return _form(visit)


async def local(visit: Visit) -> web.StreamResponse:
    """Sign in with the local account; not while an organisation has a sign-in of its own."""
    if visit.settings.provider:
        raise ApiError(404, "niet_gevonden", "Hier kunt u niet inloggen.", "Log in via uw organisatie.")
    if visit.settings.rate_limit and (wait := visit.request.app[TRIES].wait(visit.request[ASKER])):
        return _form(visit, f"U heeft vaak geprobeerd in te loggen. Wacht {round(wait) + 1} seconden.", 429)
    name, password = visit.form.get("naam", ""), visit.form.get("wachtwoord", "")
    try:
        account = await visit.ask(accounts.sign_in, name[:100], password[:200], visit.now)
    except LockedOut as error:
        until = f"{error.until.astimezone(HERE):%H.%M} uur"
        return _form(visit, f"Te vaak een verkeerd wachtwoord. Probeer het na {until}.", 429)
    except WrongPassword:
        return _form(visit, WRONG, 401)
    return await _welcome(visit, account, visit.form.get("verder", ""))


async def leave(visit: Visit) -> web.StreamResponse:
    """Send somebody to the sign-in of the organisation."""
    under_way = UnderWay.begun(onward(visit.asked("verder")), time.time())
    try:
        response = visit.go(await _provider(visit).address(under_way))
    except SignInFailed as error:
        return _failed(visit, error)
    sealed = visit.db.seal.close(under_way.packed()).decode()
    cookies.keep(visit.request, response, sealed, cookies.UNDER_WAY)
    return response


async def back(visit: Visit) -> web.StreamResponse:
    """Somebody comes back from there. The cookie says that it began in this browser."""
    try:
        under_way = _begun_here(visit)
        if "error" in visit.request.query:
            raise SignInFailed("the provider refused")
        person = await _provider(visit).person(visit.request.query.get("code", ""), under_way)
    except SignInFailed as error:
        return _failed(visit, error)
    account = await visit.ask(accounts.of_provider, person.subject, person.name, person.is_admin, visit.now)
    if not account.active:
        return _failed(visit, SignInFailed("the account was ended"))
    return await _welcome(visit, account, under_way.onward)


async def out(visit: Visit) -> web.StreamResponse:
    """Sign out: the session is gone, also for who copied the cookie."""
    await visit.ask(sessions.end, cookies.read(visit.request))
    await visit.log("afgemeld")
    response = visit.go("/loket/inloggen", gedaan="uit")
    cookies.drop(visit.request, response)
    return response


def onward(path: str) -> str:
    """Where to go after signing in: a page of the desk, and nothing else."""
    parts = urlsplit(path)
    ours = parts.path == HOME or parts.path.startswith(f"{HOME}/")
    return path if ours and not parts.netloc and not parts.scheme and "\\" not in path else HOME


async def _welcome(visit: Visit, account: Account, wanted: str) -> web.StreamResponse:
    """A new session, whatever cookie there was."""
    if old := cookies.read(visit.request):
        await visit.ask(sessions.end, old)
    token = await visit.ask(sessions.begin, account, visit.now)
    await Visit(visit.request, sessions.Signed(account, "")).log("aangemeld")
    response = visit.go(onward(wanted))
    cookies.keep(visit.request, response, token)
    cookies.drop(visit.request, response, cookies.UNDER_WAY)
    return response


def _begun_here(visit: Visit) -> UnderWay:
    """Raises SignInFailed for what did not begin in this browser, or too long ago."""
    try:
        given = visit.db.seal.open(cookies.read(visit.request, cookies.UNDER_WAY).encode())
        under_way = UnderWay(**given)
    except (Unreadable, TypeError) as error:
        raise SignInFailed("no sign-in is under way") from error
    late = time.time() - under_way.at > cookies.TEN_MINUTES
    if late or not cookies.same(visit.request.query.get("state", ""), under_way.state):
        raise SignInFailed("another sign-in was under way")
    return under_way


def _provider(visit: Visit) -> SignIn:
    if not visit.settings.provider:
        raise ApiError(404, "niet_gevonden", "Deze pagina bestaat niet.", "Ga naar het loket en log in.")
    return visit.request.app[SIGN_IN]


def _failed(visit: Visit, error: SignInFailed) -> web.Response:
    log.warning("sign-in failed: %s", error)
    return _form(visit, "Het inloggen via uw organisatie lukte niet. Probeer het opnieuw.", 401)


def _form(visit: Visit, problem: str = "", status: int = 200) -> web.Response:
    wanted = visit.form.get("verder", "") or visit.asked("verder")
    by_provider = visit.settings.provider is not None
    return visit.page("inloggen.html", status, problem=problem, onward=onward(wanted), by_provider=by_provider)
