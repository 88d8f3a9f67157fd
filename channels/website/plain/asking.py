"""One question over a form: the same turn as over the API, with the conversation as a signed proof in the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from secrets import token_urlsafe
from typing import Any

from aiohttp import web

from channels import replies
from channels.errors import ApiError, CardRefused, ChannelError
from channels.forms import read_form
from channels.keys import ASKER, CONTENT, SETTINGS, TOKENS, TURNS
from channels.messages import Message
from channels.text import EmptyText, LongText
from channels.website import bodies
from channels.website.holders import begins, holder
from channels.website.texts import welcome

AUDIENCES = ("werkgever", "professional")
VALUE = "veld."  # before the name of a field of a card


@dataclass(frozen=True)
class Talk:
    """What the page shows. `token` proves the conversation, `request` makes sending twice harmless."""

    messages: list[Message] = field(default_factory=list)
    said: str = ""
    token: str = ""
    error: ApiError | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    request: str = field(default_factory=lambda: token_urlsafe(12))


async def take(request: web.Request) -> Talk:
    """The turn that the form of this request asks for. What goes wrong is on the page, with what was typed."""
    form = dict((await read_form(request)).items())
    token, messages = form.get("gesprek", ""), []
    try:
        token = token or await _begin(request, form)
        conversation = holder(request, token)
        try:
            return Talk(await _turn(request, conversation, form), form.get("vraag", ""), token)
        except CardRefused:
            messages = (await request.app[TURNS].missed(conversation, 0))[-1:]
            raise
    except ChannelError as error:
        return Talk(messages, token=token, error=replies.of(error), given=form)


async def _begin(request: web.Request, form: Mapping[str, str]) -> str:
    """A new conversation, from the two choices on the form."""
    region, audience = form.get("regio") or None, form.get("voor") or None
    if region is not None and region not in request.app[CONTENT].regions:
        raise replies.bad_field("regio", "de code van een arbeidsmarktregio, zoals AM01")
    if audience is not None and audience not in AUDIENCES:
        raise replies.bad_field("voor", "werkgever of professional")
    begins(request)
    given = {"channel": "website", "audience": audience, "region": region, "today": None}
    new, _ = await request.app[TURNS].begin(welcome(request.app[SETTINGS].terms), **given)
    return request.app[TOKENS].sign(new)


async def _turn(request: web.Request, conversation: str, form: Mapping[str, str]) -> list[Message]:
    turns, request_id = request.app[TURNS], bodies.request_id({"request": form.get("verzoek")})
    if "kaart" in form:
        return await turns.card(conversation, bodies.name(dict(form), "kaart"), _values(form), request_id)
    if "knop" in form:
        return await turns.button(conversation, bodies.name(dict(form), "knop"), request_id)
    try:
        return await turns.text(conversation, form.get("vraag", ""), request_id, request[ASKER])
    except EmptyText as error:
        raise replies.empty() from error
    except LongText as error:
        raise replies.too_long() from error


def _values(form: Mapping[str, str]) -> dict[str, Any]:
    return {name.removeprefix(VALUE): value for name, value in form.items() if name.startswith(VALUE)}
