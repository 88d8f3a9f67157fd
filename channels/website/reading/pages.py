"""From a template to a response: rendered once for each day and region, asked again with its mark (ETag)."""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import hdrs, web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from channels.prose import prose
from channels.settings import Settings
from channels.website.reading.asked import AUDIENCES, Asked, read
from knowledge import search
from knowledge.dated import AsOf, day_here, dutch_day, page_date
from knowledge.model import Content
from knowledge.texts import filled

TEMPLATES = (Path(__file__).parent / "templates", Path(__file__).parent.parent / "templates")
KEPT = 512  # pages, of some 20 kB each
# A form that asks our own server is all these pages need beyond the policy of the site.
POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
View = Callable[[], dict[str, Any]]


@dataclass(frozen=True)
class Page:
    """A rendered page: as it is, packed, and its mark."""

    body: bytes
    packed: bytes
    mark: str

    @classmethod
    def of(cls, html: str) -> "Page":
        """Packed once, not for each visitor."""
        body = html.encode()
        return cls(body, gzip.compress(body, mtime=0), hashlib.sha256(body).hexdigest()[:20])


class Pages:
    """The templates with the content, and the pages that were rendered last."""

    def __init__(self, content: Content, settings: Settings, clock: Callable[[], datetime]) -> None:
        """`clock` gives the moment; the day of a page follows from it, unless the settings fix one."""
        self.content = content
        self.index = search.build(content)
        self._settings = settings
        self._clock = clock
        self._templates = _environment(content)
        self._kept: OrderedDict[tuple, Page] = OrderedDict()

    def asked(self, request: web.Request) -> Asked:
        """The wishes in the address of a request."""
        fixed = self._settings.today
        day = fixed or day_here(self._clock())
        return read(request.query, self.content, day, fixed=bool(fixed), demo=self._settings.demo)

    def show(
        self, request: web.Request, asked: Asked, template: str, view: View, *, keep: bool = True, policy: str = POLICY
    ) -> web.Response:
        """The page of an address; `view` makes what the template shows, when it was not made before.

        `keep`: not when the page depends on more than its address and `asked`.
        """
        key = (request.path, asked.key)
        if asked.zoek or asked.unknown or not keep:  # as many as visitors can type: not worth keeping
            return response(request, self.render(asked, template, request.path, view()), policy=policy)
        if key not in self._kept:
            self._kept[key] = self.render(asked, template, request.path, view())
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return response(request, self._kept[key], policy=policy)

    def render(self, asked: Asked, template: str, path: str, view: dict[str, Any]) -> Page:
        """One page, not kept."""
        as_of = AsOf(self.content, asked.today)
        here = {"asked": asked, "link": asked.link, "path": path, "filled": partial(filled, as_of=as_of)}
        return Page.of(self._templates.get_template(template).render(here | view))


PAGES = web.AppKey("pages", Pages)


def response(
    request: web.Request, page: Page, status: int = 200, media_type: str = "text/html", policy: str = POLICY
) -> web.Response:
    """The page, packed when the visitor can unpack it; 304 when the visitor has it already."""
    headers = {
        hdrs.ETAG: f'W/"{page.mark}"',
        hdrs.VARY: hdrs.ACCEPT_ENCODING,
        hdrs.CONTENT_SECURITY_POLICY: policy,
    }
    if status == 200 and any(page.mark == one.value for one in request.if_none_match or ()):
        return web.Response(status=304, headers=headers)
    packed = "gzip" in request.headers.get(hdrs.ACCEPT_ENCODING, "")
    if packed:
        headers[hdrs.CONTENT_ENCODING] = "gzip"
    body = page.packed if packed else page.body
    return web.Response(body=body, status=status, content_type=media_type, charset="utf-8", headers=headers)


def _environment(content: Content) -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"prose": prose, "dutch_day": dutch_day}
    made.globals |= {"content": content, "audiences": AUDIENCES, "page_date": page_date}
    return made
