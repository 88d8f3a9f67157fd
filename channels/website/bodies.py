"""Reading what a client sends. Everything is checked here; keys that we do not know are ignored."""

import json
import re
from datetime import date
from typing import Any

from aiohttp import hdrs, web

from channels import replies

SMALL, LARGE = 4_096, 16_384
REQUEST = re.compile(r"[A-Za-z0-9_-]{1,64}")
HIGHEST = 2**31 - 1


async def read_object(request: web.Request, limit: int = SMALL) -> dict[str, Any]:
    """The JSON object of a request. Raises ApiError for anything else."""
    packed = request.headers.get(hdrs.CONTENT_ENCODING, "identity") != "identity"
    if packed or request.content_type != "application/json":
        raise replies.not_json()
    if (request.content_length or 0) > limit:
        raise replies.too_large()
    raw = await request.read()
    if len(raw) > limit:
        raise replies.too_large()
    try:
        body = json.loads(raw.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise replies.bad_json() from error
    if not isinstance(body, dict):
        raise replies.bad_json()
    return body


def text(body: dict[str, Any], name: str) -> str:
    """A text that must be there."""
    value = body.get(name)
    if not isinstance(value, str):
        raise replies.bad_field(name, "een tekst")
    return value


def choice(body: dict[str, Any], name: str, allowed: tuple[str, ...]) -> str:
    """One of a few words."""
    value = body.get(name)
    if value not in allowed:
        raise replies.bad_field(name, " of ".join(f"“{word}”" for word in allowed))
    return value


def request_id(body: dict[str, Any]) -> str | None:
    """The client's own id of this request, so that it may be repeated."""
    value = body.get("request")
    if value is not None and not (isinstance(value, str) and REQUEST.fullmatch(value)):
        raise replies.bad_field("request", "hoogstens 64 letters, cijfers, streepjes of liggende streepjes")
    return value


def day(body: dict[str, Any], name: str, first: date) -> date | None:
    """A day, not before the first one that the content knows."""
    value = body.get(name)
    if value is None:
        return None
    try:
        found = date.fromisoformat(value)
    except (TypeError, ValueError):
        found = None
    if found is None or found < first:
        raise replies.bad_field(name, f"een dag vanaf {first.isoformat()}, zoals 2026-11-20")
    return found


def number(value: str, name: str) -> int:
    """A whole number from 0 on, as it stands in an address."""
    if not (value.isascii() and value.isdigit() and len(value) <= 10 and int(value) <= HIGHEST):
        raise replies.bad_field(name, "een heel getal vanaf 0")
    return int(value)


def _no_number(_constant: str) -> None:
    raise ValueError("NaN and Infinity are no JSON")
