"""One request of one colleague, with what a page needs: who it is, the form, the store, and the way to a response."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import urlencode

from aiohttp import hdrs, web

from applications import audit
from applications.accounts import Account
from applications.audit import Act
from applications.database import Database
from applications.sessions import Signed
from applications.status import Actor
from channels.desk.render import rendered
from channels.keys import CONTENT, DATABASE, SETTINGS, TURNS
from channels.settings import Settings
from knowledge.model import Content

T = TypeVar("T")


@dataclass(frozen=True)
class Visit:
    """`signed` is None only at addresses for everybody. `form`: what was filled in, one text per name."""

    request: web.Request
    signed: Signed | None
    form: Mapping[str, str] = field(default_factory=dict)
    chosen: Mapping[str, list[str]] = field(default_factory=dict)  # what has several values, such as tick boxes

    @property
    def me(self) -> Account:
        """The colleague. Only behind the guard."""
        assert self.signed is not None
        return self.signed.account

    @property
    def db(self) -> Database:
        """The store."""
        return self.request.app[DATABASE]

    @property
    def content(self) -> Content:
        """The content."""
        return self.request.app[CONTENT]

    @property
    def settings(self) -> Settings:
        """How this server runs."""
        return self.request.app[SETTINGS]

    @property
    def now(self) -> datetime:
        """The moment."""
        return self.request.app[TURNS].now()

    @property
    def actor(self) -> Actor:
        """Who acts, as the history of an application names it."""
        return Actor("coordinator" if "coordinator" in self.me.roles else "loket", self.me.name)

    def part(self, name: str) -> str:
        """A part of the address, such as the reference."""
        return self.request.match_info[name]

    def asked(self, name: str) -> str:
        """A value behind the question mark, without spaces around it; empty when it is not there."""
        return self.request.query.get(name, "").strip()[:100]

    def number(self, name: str) -> int:
        """A whole number from 1 on behind the question mark; 1 for anything else."""
        value = self.asked(name)
        return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 7 else 1

    async def ask(self, function: Callable[..., T], *given: Any, **named: Any) -> T:
        """Ask the store something, without keeping other visitors waiting."""
        return await asyncio.to_thread(function, self.db, *given, **named)

    async def log(self, act: Act, **about: Any) -> None:
        """Keep in the log what this colleague saw or did."""
        await self.ask(audit.note, self.me.name, act, self.now, **about)

    def page(self, template: str, status: int = 200, **view: Any) -> web.Response:
        """A page of ours."""
        return rendered(self.request, self.signed, template, status, view)

    def go(self, path: str, **query: str) -> web.Response:
        """Where to go after a form was handled, so that going back sends nothing again."""
        location = f"{path}?{urlencode(query)}" if query else path
        return web.Response(status=303, headers={hdrs.LOCATION: location, hdrs.CACHE_CONTROL: "no-store"})

    def download(self, data: bytes, media_type: str, name: str) -> web.Response:
        """A file to keep."""
        headers = {hdrs.CONTENT_DISPOSITION: f'attachment; filename="{name}"'}
        return web.Response(body=data, content_type=media_type, headers=headers)
