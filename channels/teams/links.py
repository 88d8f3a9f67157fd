"""Links to the files of an application: sealed, for one conversation, and only for an hour.

Teams opens a link in a browser that knows nothing of the conversation, so the link itself must prove it.
"""

import asyncio
import base64
import json
import re
from collections.abc import Callable
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from aiohttp import hdrs, web
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from applications import groups, store
from applications.bundle import bundle
from channels.files import attachment, file_of
from channels.keys import BUNDLES, DATABASE
from channels.teams.texts import EXPIRED

PATH = "/teams/bestand/{token:[A-Za-z0-9_=-]{1,1000}}"
SECONDS = 3600
PURPOSE = b"praktijkwijzer/teams-links/1"
_APPLICATION = re.compile(r"/api/applications/([A-Z0-9-]{1,20})\.(pdf|docx|json)")
_GROUP = re.compile(r"/api/groups/(g[0-9]{1,6})\.zip")


class Links:
    """Makes links and opens them."""

    def __init__(self, secret_key: str, public_url: str, now: Callable[[], datetime]) -> None:
        key = HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(secret_key.encode())
        self._fernet = Fernet(base64.urlsafe_b64encode(key))
        self._public, self._now = public_url, now

    def make(self, conversation: str, url: str) -> str:
        """The address of a file of a conversation, by the `url` in its card. What is for everybody keeps its own."""
        if not (_APPLICATION.match(url) or _GROUP.match(url)):
            return self._public + url
        said = json.dumps([conversation, url]).encode()
        token = self._fernet.encrypt_at_time(said, int(self._now().timestamp())).decode()
        return f"{self._public}/teams/bestand/{token}"

    def open(self, token: str) -> tuple[str, str] | None:
        """The conversation and the `url` of a file; None for a link that was altered, is not ours, or is over."""
        try:
            plain = base64.urlsafe_b64encode(base64.urlsafe_b64decode(token)).decode() == token
            said = self._fernet.decrypt_at_time(token, SECONDS, int(self._now().timestamp()))
        except (InvalidToken, ValueError):
            return None
        if not plain:  # signs after the end would be read over
            return None
        conversation, url = json.loads(said)
        return conversation, url


async def download(request: web.Request, links: Links) -> web.Response:
    """The file of a link, while it works and its conversation is there."""
    opened = links.open(request.match_info["token"])
    found = await _found(request, *opened) if opened else None
    if found is None:
        return web.Response(status=404, text=EXPIRED, headers={hdrs.CACHE_CONTROL: "no-store"})
    found.headers[hdrs.CACHE_CONTROL] = "no-store"
    return found


async def _found(request: web.Request, conversation: str, url: str) -> web.Response | None:
    db, parts = request.app[DATABASE], urlsplit(url)
    if group := _GROUP.fullmatch(parts.path):
        made = await asyncio.to_thread(groups.applications, db, conversation, group[1])
        if not made:
            return None
        async with request.app[BUNDLES]:
            data = await asyncio.to_thread(bundle, made)
        return attachment(data, "application/zip", "aanmeldingen.zip")
    named = _APPLICATION.fullmatch(parts.path)
    version = parse_qs(parts.query).get("version", [""])[0]
    wanted = int(version) if version.isascii() and version.isdigit() else None
    application = named and await asyncio.to_thread(store.find, db, named[1], conversation, wanted)
    return await file_of(application, named[2]) if named and application else None
