"""Groups of candidates: the spreadsheet to fill in, the filled in one, and all applications in one file."""

import asyncio
from datetime import date
from functools import lru_cache

from aiohttp import BodyPartReader, StreamReader, hdrs, web

from applications import groups
from applications.bundle import bundle
from applications.spreadsheets.opening import LARGEST_FILE
from applications.spreadsheets.template import template
from channels import replies
from channels.files import attachment
from channels.keys import BUNDLES, CONTENT, DATABASE, TURNS
from channels.website import bodies
from channels.website.holders import bearer
from knowledge.dated import AsOf
from knowledge.model import Content

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RAW = {SHEET, "application/octet-stream"}
PIECE = 16 * 1024

routes = web.RouteTableDef()


@routes.post("/api/groups")
async def upload(request: web.Request) -> web.Response:
    """A spreadsheet with candidates, as the body itself or as the file in a form."""
    conversation = bearer(request)
    given = {name: request.query[name] for name in ("request",) if name in request.query}
    data = await _file(request)
    messages = await request.app[TURNS].upload(conversation, data, bodies.request_id(given))
    return web.json_response({"messages": messages})


@routes.get("/api/groups/sjabloon-{role:professional|werkgever}.xlsx")
async def empty(request: web.Request) -> web.Response:
    """The spreadsheet to fill in. It holds nothing about anybody, so it needs no token."""
    role, today = request.match_info["role"], request.app[TURNS].day()
    data = await asyncio.to_thread(_template, request.app[CONTENT], role, today)
    return attachment(data, SHEET, "kandidaten.xlsx")


@routes.get("/api/groups/{group:g[0-9]{1,6}}.zip")
async def everything(request: web.Request) -> web.Response:
    """All applications of a group: the documents and an overview."""
    conversation, name = bearer(request), request.match_info["group"]
    made = await asyncio.to_thread(groups.applications, request.app[DATABASE], conversation, name)
    if not made:
        raise replies.not_found()
    async with request.app[BUNDLES]:
        data = await asyncio.to_thread(bundle, made)
    return attachment(data, "application/zip", "aanmeldingen.zip")


@lru_cache(maxsize=4)
def _template(content: Content, role: str, today: date) -> bytes:
    return template(AsOf(content, today), role)


async def _file(request: web.Request) -> bytes:
    """The bytes of the file. Raises ApiError."""
    if request.headers.get(hdrs.CONTENT_ENCODING, "identity") != "identity":
        raise replies.no_spreadsheet()
    if request.content_type in RAW:
        data = await _limited(request.content)
    elif request.content_type == "multipart/form-data":
        data = await _first_file(request)
    else:
        raise replies.no_spreadsheet()
    if not data:
        raise replies.no_file()
    return data


async def _first_file(request: web.Request) -> bytes:
    """The first part of a form that is a file. No part may be larger than a file."""
    try:
        form = await request.multipart()
        while (part := await form.next()) is not None:
            if not isinstance(part, BodyPartReader):
                raise replies.no_file()
            data = await _limited(part)
            if part.filename:
                return data
    except ValueError as error:
        raise replies.no_file() from error
    return b""


async def _limited(source: StreamReader | BodyPartReader) -> bytes:
    """All of a stream, unless that is more than a file may be."""
    data = bytearray()
    while piece := await _piece(source):
        data += piece
        if len(data) > LARGEST_FILE:
            raise replies.file_too_large(LARGEST_FILE)
    return bytes(data)


async def _piece(source: StreamReader | BodyPartReader) -> bytes:
    return await (source.read_chunk(PIECE) if isinstance(source, BodyPartReader) else source.read(PIECE))
