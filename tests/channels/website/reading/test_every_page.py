"""Every page there is: valid, whole, and with no link that leads nowhere."""

import gzip
from datetime import date
from itertools import cycle
from urllib.parse import urlsplit

import pytest
import pytest_asyncio

from knowledge.model import Content
from tests.channels.website.reading.page import Page

LISTS = ("/kennis", "/kennis/begrippen", "/kennis/bronnen", "/kennis/regio", "/kennis/check")
HEAVIEST, HEAVIEST_LIST, HEAVIEST_PACKED = 60_000, 250_000, 40_000
INDEX = 150_000


def addresses(content: Content) -> list[str]:
    """Every page once; the articles in turn for all of the country, for each region and for each audience."""
    wishes = cycle(["", *(f"?regio={code}" for code in content.regions), "?voor=werkgever", "?voor=professional"])
    articles = [f"/kennis/{one}{next(wishes)}" for one in content.articles]
    regions = [f"/kennis/regio/{code}" for code in content.regions]
    return [*LISTS, *articles, *regions, "/kennis?zoek=subsidie", "/kennis?regio=AM01&voor=werkgever"]


@pytest_asyncio.fixture
async def pages(client, content) -> dict[str, Page]:
    """Every page, parsed, by address. Invalid HTML stops here, and the address is named."""
    found = {}
    for address in addresses(content):
        response = await client.get(address)
        html = await response.text()
        assert response.status == 200, address
        assert len(html.encode()) < (HEAVIEST_LIST if address in LISTS else HEAVIEST), address
        assert len(gzip.compress(html.encode())) < HEAVIEST_PACKED, address
        try:
            found[address] = Page.of(html)
        except Exception as error:
            raise AssertionError(f"{address}: {error}") from error
    return found


async def test_every_page_is_whole_and_every_link_leads_somewhere(pages, client, content):
    for address, page in pages.items():
        assert page.values("html", "lang") == ["nl"], address
        assert page.text("title").endswith("| Praktijkwijzer"), address
        assert page.levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in zip([0, *page.levels], page.levels, strict=False)), address
        assert [len(page.all(one)) for one in ("main", "header", "footer")] == [1, 1, 1], address
        assert all(page.values("nav", "aria-label")), address
        assert len(page.values("meta[name=description]", "content")[0]) > 20, address
        assert page.values("link[rel=canonical]", "href") == [urlsplit(address).path] or "zoek=" in address
        name = urlsplit(address).path.removeprefix("/kennis/")
        assert name not in content.articles or page.text("h1") == content.articles[name].title, address
        ids = page.values("*", "id")
        assert len(ids) == len(set(ids)), address
        assert not page.all("script, style, [style], [onclick]"), address
        assert "{" not in page.text("main"), address

    by_path = {urlsplit(address).path: page for address, page in reversed(pages.items())}
    neighbours = {urlsplit(link).path for page in pages.values() for link in page.links if link.startswith("/")}
    for path in neighbours - by_path.keys():
        response = await client.get(path)
        assert response.status == 200, path
        by_path[path] = Page.of(await response.text())
    for address, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = by_path.get(parts.path) if parts.path else page
            assert target is not None, f"{address}: {link}"
            assert not parts.fragment or parts.fragment in target.values("*", "id"), f"{address}: {link}"


async def test_the_list_of_all_answers_stays_light(client):
    assert len(await (await client.get("/kennis")).read()) < INDEX


async def test_every_article_term_and_region_can_be_reached_from_a_list(client, content):
    pages = {address: Page.of(await (await client.get(address)).text()) for address in LISTS}

    assert {f"/kennis/{one}" for one in content.articles} <= set(pages["/kennis"].links)
    assert {f"/kennis/regio/{one}" for one in content.regions} <= set(pages["/kennis/regio"].links)
    assert set(content.glossary) <= set(pages["/kennis/begrippen"].values("*", "id"))
    assert {f"bron-{one}" for one in content.sources} <= set(pages["/kennis/bronnen"].values("li", "id"))


@pytest.mark.parametrize("day", ["2027-01-15", "2028-06-01"])
async def test_every_article_can_be_read_on_another_day(start, content, day):
    client = await start(today=date.fromisoformat(day))
    for address in addresses(content):
        response = await client.get(address)
        assert response.status == 200, address
    assert f"{int(day[8:])} " in await response.text()
