"""`make links` against a real server: what is gone, moved, changed or out of sight, and what leans on it."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web

from tests.knowledge.planting import copy_of_content
from tools.links.look import Looker, Page
from tools.links.text import main_text
from tools.web import session

PLANTED = {  # source → the page it gets
    "sbb-1": "/weg",
    "sbb-p": "/opgeruimd",
    "ro-1": "/oud",
    "ro-lp": "/naar-voor",
    "seed": "/verandert",
    "faq": "/merk",
    "kba": "/dicht",
    "nova": "/geheim/pagina",
    "alfa": "/stuk",
    "avm": "/traag",
}
STATUS = {"/weg": 404, "/opgeruimd": 410, "/dicht": 403, "/stuk": 500}
LEADS_TO = {"/oud": (web.HTTPMovedPermanently, "/nieuw"), "/naar-voor": (web.HTTPFound, "/")}
TEXT = "<html><head><title>t</title></head><body><nav>Menu {menu}</nav><main><h1>Titel</h1>{text}</main></body></html>"


class Site:
    """A site with pages of every kind. `text` and `menu` can be changed between two runs."""

    def __init__(self) -> None:
        self.text, self.menu, self.robots = "Eerste tekst.", 1, "User-agent: *\nDisallow: /geheim/\n"
        self.slow = False
        self.asked: Counter[tuple[str, str]] = Counter()

    async def __call__(self, request: web.Request) -> web.StreamResponse:
        self.asked[request.method, request.path] += 1
        if request.path in LEADS_TO:
            raise LEADS_TO[request.path][0](LEADS_TO[request.path][1])
        if request.path == "/traag" and self.slow:
            await asyncio.sleep(60)
        if request.path in STATUS:
            return web.Response(status=STATUS[request.path])
        pages = {
            "/robots.txt": lambda: web.Response(text=self.robots),
            "/verandert": lambda: self._html(self.text),
            "/merk": lambda: self._html(self.text, headers={"ETag": f'"{self.text}"'}),
        }
        return pages.get(request.path, lambda: self._html("Gewoon."))()

    def _html(self, text: str, headers: dict[str, str] | None = None) -> web.Response:
        body = TEXT.format(menu=self.menu, text=text)
        self.menu += 1
        return web.Response(text=body, content_type="text/html", headers=headers)


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
async def links(site: Site, serve, command, tmp_path: Path) -> Callable[..., Awaitable[tuple[int, str]]]:
    """Run the command on content in which every address leads to the site."""
    base, root = await serve(site), copy_of_content(tmp_path)
    for file in (root / "sources.yml", *(root / "regions").glob("*.yml")):
        text = re.sub(r"url: \S+", f"url: {base}/pagina", file.read_text(encoding="utf-8"))
        for source, page in PLANTED.items():
            text = re.sub(rf"(- id: {source}\n(?:  .*\n)*?  url: ).*", rf"\g<1>{base}{page}", text)
        file.write_text(text, encoding="utf-8")
    given = {"CONTENT_FOLDER": str(root), "VAR": str(tmp_path / "var"), "PAUSE": "0", "SECONDS": "10"}

    async def run(**variables: str) -> tuple[int, str]:
        return await command("tools.links", **{**given, "TODAY": "2026-12-01", **variables})

    return run


def told(tmp_path: Path) -> dict[str, str]:
    """The report: per page under which heading it stands, with its lines."""
    found, heading = {}, ""
    for part in re.split(r"\n(?=## |- <)", (tmp_path / "var/links.md").read_text(encoding="utf-8")):
        heading = part[3:].split("\n")[0] if part.startswith("## ") else heading
        if page := re.match(r"- <http://[^/]+(/\S*)>", part):
            found[page[1]] = f"{heading}\n{part}"
    return found


async def test_what_is_gone_moved_or_out_of_sight_is_told_with_what_leans_on_it(
    links, site: Site, tmp_path: Path
) -> None:
    site.slow = True
    code, said = await links(SECONDS="2")

    assert code == 0
    assert re.match(r"\d+ adressen bekeken: 2 dood, 2 verhuisd, 0 veranderd, 4 niet te zien, 3 in orde\.\n", said)
    report = told(tmp_path)
    for page, heading, line in (
        ("/weg", "Dood", "antwoord 404"),
        ("/opgeruimd", "Dood", "antwoord 410"),
        ("/oud", "Verhuisd", "/nieuw"),
        ("/naar-voor", "Verhuisd", "voorpagina"),
        ("/dicht", "Niet te zien", "antwoord 403 (1 keer achter elkaar)"),
        ("/geheim/pagina", "Niet te zien", "robots.txt vraagt"),
        ("/stuk", "Niet te zien", "antwoord 500"),
        ("/traag", "Niet te zien", "antwoordt niet op tijd"),
    ):
        assert report[page].startswith(heading)
        assert line in report[page]
    assert "staat in sources.yml: ro-lp" in report["/naar-voor"]
    assert "hierop steunt rules.yml: leeftijd" in report["/naar-voor"]
    assert "hierop steunt facts/kandidaat.yml: kwalificatieplicht-tot" in report["/naar-voor"]


async def test_a_changed_text_is_told_until_somebody_opens_the_page(links, site: Site, tmp_path: Path) -> None:
    await links()
    assert (await links())[1].count(" 0 veranderd") == 1

    site.text = "Tweede tekst."
    await links(TODAY="2026-12-05")
    await links(TODAY="2026-12-08")
    assert "de tekst is anders sinds 2026-12-05" in told(tmp_path)["/verandert"]
    assert told(tmp_path)["/merk"].startswith("Veranderd")

    file = tmp_path / "content/sources.yml"
    seed = re.search(r"- id: seed\n(?:  .*\n)*", file.read_text(encoding="utf-8"))[0]
    opened = seed.replace("on: null", "on: 2026-12-09")
    file.write_text(file.read_text(encoding="utf-8").replace(seed, opened), encoding="utf-8")
    await links(TODAY="2026-12-10")
    assert "/verandert" not in told(tmp_path)
    assert told(tmp_path)["/merk"].startswith("Veranderd")


async def test_a_page_with_the_same_mark_is_not_fetched_again(links, site: Site) -> None:
    await links()
    await links()

    assert (site.asked["GET", "/merk"], site.asked["HEAD", "/merk"]) == (1, 1)
    assert site.asked["GET", "/geheim/pagina"] == 0


async def test_failures_are_counted_and_what_was_known_is_kept(links, site: Site, tmp_path: Path) -> None:
    await links()
    site.robots = "User-agent: *\nDisallow: /\n"
    await links()
    await links()

    assert "robots.txt vraagt om hier niet automatisch te kijken (2 keer achter" in told(tmp_path)["/verandert"]
    kept = json.loads((tmp_path / "var/links.json").read_text(encoding="utf-8"))
    assert next(one["digest"] for address, one in kept.items() if address.endswith("/verandert"))


async def test_strict_fails_when_there_is_something_to_do(links) -> None:
    assert (await links(STRICT="1"))[0] == 1


async def test_a_memory_that_cannot_be_read_is_begun_anew(links, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var/links.json").write_text("{stuk", encoding="utf-8")

    assert (await links())[0] == 0
    assert json.loads((tmp_path / "var/links.json").read_text(encoding="utf-8"))


async def test_without_a_network_it_says_so_in_one_line_and_writes_nothing(command, tmp_path: Path) -> None:
    root = copy_of_content(tmp_path)
    for file in (root / "sources.yml", *(root / "regions").glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"url: \S+", "url: http://127.0.0.1:9/pagina", text), encoding="utf-8")

    code, said = await command("tools.links", CONTENT_FOLDER=str(root), VAR=str(tmp_path / "var"), PAUSE="0")

    assert (code, said) == (0, "Geen enkele site is bereikbaar. Er is niets nagekeken en niets geschreven.\n")
    assert not (tmp_path / "var").exists()


async def test_two_hosts_are_asked_at_once_but_one_host_one_page_at_a_time(serve) -> None:
    busy: Counter[str] = Counter()
    most: Counter[str] = Counter()
    both = asyncio.Event()

    async def answer(request: web.Request) -> web.Response:
        busy[request.host] += 1
        most[request.host] = max(most[request.host], busy[request.host])
        if len(+busy) == 2:
            both.set()
        await asyncio.wait_for(both.wait(), 10)
        busy[request.host] -= 1
        return web.Response(text="ok")

    first = await serve(answer)
    second = first.replace("127.0.0.1", "localhost")
    async with session(20) as asking:
        looker = Looker(asking, at_once=6, pause=0)
        pages = await asyncio.gather(*(looker.look(f"{base}/{n}", None) for base in (first, second) for n in range(4)))

    assert [page.status for page in pages] == [200] * 8
    assert set(most.values()) == {1}


async def test_a_crawl_delay_is_kept(serve) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(text="User-agent: *\nCrawl-delay: 1\n")

    loop = asyncio.get_running_loop()
    async with session(20) as asking:
        began = loop.time()
        await Looker(asking, at_once=6, pause=0).look(f"{await serve(answer)}/pagina", None)
    assert loop.time() - began >= 1


async def test_a_page_that_moves_in_a_circle_is_out_of_sight(serve) -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.path == "/robots.txt":
            return web.Response(status=404)
        raise web.HTTPFound("/rond")

    async with session(20) as asking:
        page = await Looker(asking, at_once=6, pause=0).look(f"{await serve(answer)}/rond", None)
    assert page == Page(0, problem="de site stuurt in een kring rond")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<body><nav>Menu</nav><p>Een</p><main><p>Twee <b>drie</b></p></main></body>", "Twee drie"),
        ("<body><header>Kop</header><p>Een<br>twee</p><script>x()</script><footer>Voet</footer></body>", "Een twee"),
        ("<p>Niet <div>afgesloten", "Niet afgesloten"),
        ("<main><nav>Pad</nav>Tekst</main></p></div>", "Tekst"),
        ("geen html", "geen html"),
    ],
)
def test_the_main_text_is_what_a_reader_comes_for(html: str, text: str) -> None:
    assert main_text(html) == text
