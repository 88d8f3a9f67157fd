"""Reading what a client sends. Everything is checked here; keys that we do not know are ignored."""

import json
import re
from datetime import date
from typing import Any

from aiohttp import hdrs, web

from channels import replies

# A text of 1,000 characters can take 12 bytes for each of them: JSON may escape what is not ASCII.
SMALL, LARGE = 4_096, 16_384
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
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


def text(body: dict[str, Any], key: str) -> str:
    """A text that must be there."""
    value = body.get(key)
    if not isinstance(value, str):
        raise replies.bad_field(key, "een tekst")
    return value


def name(body: dict[str, Any], key: str) -> str:
    """The id of a button, a card or a request, which must be there."""
    value = text(body, key)
    if not NAME.fullmatch(value):
        raise replies.bad_field(key, "hoogstens 64 letters, cijfers, streepjes of liggende streepjes")
    return value


def choice(body: dict[str, Any], key: str, allowed: tuple[str, ...]) -> str:
    """One of a few words."""
    value = body.get(key)
    if value not in allowed:
        raise replies.bad_field(key, " of ".join(f"“{word}”" for word in allowed))
    return value


def request_id(body: dict[str, Any]) -> str | None:
    """The client's own id of this request, so that it may be repeated."""
    return None if body.get("request") is None else name(body, "request")


def day(body: dict[str, Any], key: str, first: date) -> date | None:
    """A day, not before the first one that the content knows."""
    value = body.get(key)
    if value is None:
        return None
    try:
        found = date.fromisoformat(value)
    except (TypeError, ValueError):
        found = None
    if found is None or found < first:
        raise replies.bad_field(key, f"een dag vanaf {first.isoformat()}, zoals 2026-11-20")
    return found


def number(value: str, key: str) -> int:
    """A whole number from 0 on, as it stands in an address."""
    if not (value.isascii() and value.isdigit() and len(value) <= 10 and int(value) <= HIGHEST):
        raise replies.bad_field(key, "een heel getal vanaf 0")
    return int(value)


def _no_number(_constant: str) -> None:
    raise ValueError("NaN and Infinity are no JSON")
