"""The JSON API of the widget, as `openapi.json` describes it. A handler reads, takes one turn, replies."""

from pathlib import Path

from aiohttp import web

from channels import replies
from channels.keys import ASKER, CONTENT, SETTINGS, TOKENS, TURNS
from channels.text import EmptyText, LongText
from channels.website import bodies
from channels.website.holders import bearer, begins, holder
from channels.website.texts import welcome, welcome_back

OPENAPI = Path(__file__).parent / "openapi.json"
CHANNELS = ("website", "demo")
AUDIENCES = ("werkgever", "professional")

routes = web.RouteTableDef()


@routes.post("/api/conversations")
async def begin(request: web.Request) -> web.Response:
    """A new conversation, or one that goes on with a check by its code: its token and the first messages."""
    body = await bodies.read_object(request)
    content = request.app[CONTENT]
    today = bodies.day(body, "today", content.valid_from)
    if today and not request.app[SETTINGS].demo:
        raise replies.bad_field("today", "deze alleen in de demo")
    given = {
        "channel": bodies.choice(body, "channel", CHANNELS),
        "audience": bodies.choice(body, "audience", AUDIENCES) if body.get("audience") is not None else None,
        "region": _region(body, request),
        "today": today,
    }
    turns, terms = request.app[TURNS], request.app[SETTINGS].terms
    begins(request)
    if body.get("code") is None:
        new, messages = await turns.begin(welcome(terms, demo=given["channel"] == "demo"), **given)
    else:
        code = bodies.text(body, "code")
        new, messages = await turns.begin_with_code(welcome_back(terms), code, request[ASKER], **given)
    token = request.app[TOKENS].sign(new)
    return web.json_response({"conversation": token, "messages": messages}, status=201)


@routes.post("/api/messages")
async def say(request: web.Request) -> web.Response:
    """Something typed, or a press on a button."""
    body = await bodies.read_object(request, bodies.LARGE)
    conversation = holder(request, bodies.text(body, "conversation"))
    request_id = bodies.request_id(body)
    if ("text" in body) == ("button" in body):
        raise replies.bad_field("text of button", "precies één van de twee")
    if "button" in body:
        messages = await request.app[TURNS].button(conversation, bodies.name(body, "button"), request_id)
    else:
        messages = await _typed(request, conversation, bodies.text(body, "text"), request_id)
    return web.json_response({"messages": messages})


@routes.post("/api/codes")
async def go_on(request: web.Request) -> web.Response:
    """Go on in this conversation with the check behind a code."""
    body = await bodies.read_object(request)
    conversation = holder(request, bodies.text(body, "conversation"))
    code, request_id = bodies.text(body, "code"), bodies.request_id(body)
    messages = await request.app[TURNS].code(conversation, code, request_id, request[ASKER])
    return web.json_response({"messages": messages})


@routes.get("/api/messages")
async def missed(request: web.Request) -> web.Response:
    """What was said after a message, for a client that was away."""
    after = bodies.number(request.query.get("after", "0"), "after")
    messages = await request.app[TURNS].missed(bearer(request), after)
    return web.json_response({"messages": messages})


@routes.post("/api/cards")
async def fill(request: web.Request) -> web.Response:
    """What was filled in on a card."""
    body = await bodies.read_object(request, bodies.LARGE)
    conversation = holder(request, bodies.text(body, "conversation"))
    values = body.get("values")
    if not isinstance(values, dict):
        raise replies.bad_field("values", "een object met een waarde per veld")
    messages = await request.app[TURNS].card(
        conversation, bodies.name(body, "card"), values, bodies.request_id(body)
    )
    return web.json_response({"messages": messages})


@routes.get("/api/openapi.json")
async def openapi(_request: web.Request) -> web.FileResponse:
    """The description of this API."""
    return web.FileResponse(OPENAPI)


async def _typed(request: web.Request, conversation: str, text: str, request_id: str | None) -> list:
    try:
        return await request.app[TURNS].text(conversation, text, request_id, request[ASKER])
    except EmptyText as error:
        raise replies.empty() from error
    except LongText as error:
        raise replies.too_long() from error


def _region(body: dict, request: web.Request) -> str | None:
    if body.get("region") is None:
        return None
    region = bodies.text(body, "region")
    if region not in request.app[CONTENT].regions:
        raise replies.bad_field("region", "de code van een arbeidsmarktregio, zoals AM01")
    return region
