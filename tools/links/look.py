"""Look at one address, politely: robots.txt first, then HEAD, and GET only when the page may have changed.

A page that is not known yet is fetched at once: there is nothing to compare it with.
"""

import asyncio
import ssl
from dataclasses import dataclass, replace
from urllib.robotparser import RobotFileParser

import aiohttp
from yarl import URL

from tools.links.text import digest
from tools.web import NAME

LARGEST = 5_000_000  # bytes of a page that are read
PERMANENT = {301, 308}
ROBOTS = "robots.txt vraagt om hier niet automatisch te kijken"
GONE_NAME = "de naam van de site bestaat niet"


@dataclass(frozen=True)
class Page:
    """What was seen at an address. `status` 0: nobody answered, and `problem` says why.

    `to`: where the address leads; `moved`: it says that it moved for good.
    """

    status: int
    to: str = ""
    moved: bool = False
    etag: str = ""
    modified: str = ""
    digest: str = ""
    problem: str = ""


class Looker:
    """Looks at some pages at once, but at one at a time of each host, with a pause (seconds) in between."""

    def __init__(self, session: aiohttp.ClientSession, at_once: int, pause: float) -> None:
        self._session, self._places, self._pause = session, asyncio.Semaphore(at_once), pause
        self._robots: dict[URL, RobotFileParser] = {}
        self._turns: dict[str, asyncio.Lock] = {}

    async def look(self, address: str, before: Page | None) -> Page:
        """The page at an address. When it carries the same mark as before, its text is not fetched again."""
        url = URL(address).with_fragment(None)
        async with self._turns.setdefault(url.host or "", asyncio.Lock()), self._places:
            try:
                return await self._allowed(url, before)
            except (aiohttp.ClientError, TimeoutError, ssl.SSLError) as error:
                return Page(0, problem=_why(error))

    async def _allowed(self, url: URL, before: Page | None) -> Page:
        robots = await self._rules(url)
        if not robots.can_fetch(NAME, str(url)):
            return Page(0, problem=ROBOTS)
        await asyncio.sleep(max(self._pause, float(robots.crawl_delay(NAME) or 0)))
        if before and before.digest and _mark(before) != ("", ""):
            page = await self._ask("HEAD", url)
            if page.status == 200 and _mark(page) == _mark(before):
                return replace(page, digest=before.digest)
            await asyncio.sleep(self._pause)
        return await self._ask("GET", url)

    async def _ask(self, method: str, url: URL) -> Page:
        async with self._session.request(method, url, allow_redirects=True) as reply:
            page = Page(
                reply.status,
                to=str(reply.url),
                moved=any(one.status in PERMANENT for one in reply.history),
                etag=reply.headers.get("ETag", ""),
                modified=reply.headers.get("Last-Modified", ""),
            )
            if method == "GET" and reply.status == 200:
                return replace(page, digest=digest(await _body(reply), reply.content_type, reply.charset or "utf-8"))
            return page

    async def _rules(self, url: URL) -> RobotFileParser:
        """What the robots.txt of a host allows; a host without one allows everything."""
        home = url.origin()
        if home not in self._robots:
            rules = RobotFileParser()
            async with self._session.get(home / "robots.txt") as reply:
                lines = (await reply.text(errors="replace")).splitlines() if reply.status == 200 else []
            rules.parse(lines)
            self._robots[home] = rules
        return self._robots[home]


async def _body(reply: aiohttp.ClientResponse) -> bytes:
    """The body, cut off where it gets too large."""
    body = bytearray()
    async for part in reply.content.iter_chunked(65_536):
        body += part
        if len(body) >= LARGEST:
            break
    return bytes(body[:LARGEST])


def _mark(page: Page) -> tuple[str, str]:
    return page.etag, page.modified


def _why(error: Exception) -> str:
    """What went wrong, in Dutch, without addresses or numbers of the machine."""
    reasons = (
        (aiohttp.ClientConnectorDNSError, GONE_NAME),
        (aiohttp.ClientConnectorCertificateError, "het certificaat van de site klopt niet"),
        (aiohttp.ClientSSLError, "een veilige verbinding lukt niet"),
        (aiohttp.TooManyRedirects, "de site stuurt in een kring rond"),
        (TimeoutError, "de site antwoordt niet op tijd"),
        (aiohttp.ClientConnectionError, "de site neemt geen verbinding aan"),
    )
    return next((said for kind, said in reasons if isinstance(error, kind)), "het antwoord is niet te lezen")
