"""The addresses of the demo. Without DEMO=1 none of them exists."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from functools import wraps

from aiohttp import web

from applications import cases, contact, conversations
from applications.desks import DEMO
from channels import replies
from channels.errors import UnknownConversation
from channels.keys import CONTENT, DATABASE, SETTINGS, TRACKERS, TURNS
from channels.website.campaign.routes import WITH_WIDGET
from channels.website.demo.handout import ADDRESSES, handout
from channels.website.demo.look import Seen, look
from channels.website.demo.personas import stories
from channels.website.holders import bearer
from channels.website.reading.pages import PAGES

routes = web.RouteTableDef()
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def only_demo(handler: Handler) -> Handler:
    """As if it were not there, unless this server is one for demos."""

    @wraps(handler)
    async def guarded(request: web.Request) -> web.StreamResponse:
        if not request.app[SETTINGS].demo:
            raise replies.not_found()
        return await handler(request)

    return guarded


@routes.get("/demo")
@only_demo
async def page(request: web.Request) -> web.StreamResponse:
    """The page of the demo."""
    pages = request.app[PAGES]
    return pages.show(request, pages.asked(request), "demo.html", lambda: {"stories": stories()}, policy=WITH_WIDGET)


@routes.get("/demo/handout.pdf")
@only_demo
async def paper(request: web.Request) -> web.StreamResponse:
    """The handout: one page with a code that leads to this website, for a region when one is asked."""
    asked = request.app[PAGES].asked(request)
    base = request.query.get("adres", "").strip() or request.app[SETTINGS].public_url
    if not re.fullmatch(ADDRESSES, base):
        raise replies.bad_field("adres", "een webadres zoals https://www.voorbeeld.nl")
    body = await asyncio.to_thread(handout, request.app[CONTENT], base, asked.regio, asked.today)
    named = {"Content-Disposition": 'inline; filename="praktijkwijzer-handout.pdf"'}
    return web.Response(body=body, content_type="application/pdf", headers=named)


@routes.get("/api/demo/stories")
@only_demo
async def every_story(_request: web.Request) -> web.StreamResponse:
    """The stories to play."""
    return web.json_response({"stories": stories()})


@routes.get("/api/demo/look")
@only_demo
async def behind(request: web.Request) -> web.StreamResponse:
    """A look behind the conversation of the token. Only one of the demo can be looked into."""
    return web.json_response(await asyncio.to_thread(_behind, request.app, bearer(request)))


@routes.post("/api/demo/reset")
@only_demo
async def reset(request: web.Request) -> web.StreamResponse:
    """Forget the conversation of the token with everything that came of it; the receipt."""
    conversation = bearer(request)
    await asyncio.to_thread(_of_demo, request.app, conversation)
    receipt = await request.app[TURNS].forget(conversation)
    return web.json_response({"text": receipt["text"]})


def _behind(app: web.Application, conversation: str) -> dict:
    talk, db = _of_demo(app, conversation), app[DATABASE]
    understood = app[TRACKERS].last_understood(conversation)
    seen = Seen(cases.load(db, conversation), contact.load(db, conversation), understood)
    return look(app[CONTENT], seen, talk.today or app[TURNS].day())


def _of_demo(app: web.Application, conversation: str) -> conversations.Conversation:
    talk = conversations.find(app[DATABASE], conversation)
    if talk is None or talk.channel != DEMO:
        raise UnknownConversation
    return talk
