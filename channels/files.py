"""Files to save, the same for every channel: those of an application, in each of its forms."""

import asyncio
from collections.abc import Callable

from aiohttp import hdrs, web

from applications import store
from applications.delivery import WORD

FORMATS: dict[str, tuple[str, Callable[[store.Application], bytes]]] = {
    "pdf": ("application/pdf", store.Application.pdf),
    "docx": (WORD, store.Application.docx),
    "json": ("application/json", store.Application.json),
}


async def file_of(application: store.Application, kind: str) -> web.Response:
    """An application as a file of one of the FORMATS."""
    media_type, made = FORMATS[kind]
    name = f"aanmelding-{application.reference}{_version(application)}.{kind}"
    return attachment(await asyncio.to_thread(made, application), media_type, name)


def attachment(data: bytes, media_type: str, name: str) -> web.Response:
    """Something a browser saves under a name."""
    headers = {hdrs.CONTENT_DISPOSITION: f'attachment; filename="{name}"'}
    return web.Response(body=data, content_type=media_type, headers=headers)


def _version(application: store.Application) -> str:
    return f"-versie-{application.version}" if application.version > 1 or not application.newest else ""
