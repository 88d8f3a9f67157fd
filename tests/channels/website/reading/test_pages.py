"""What single pages show: the answer first, region, dates, sources; and what happens with odd addresses."""

from datetime import date

import pytest

from tests.channels.website.reading.page import Page

NUGGER = "/kennis/nugger-meedoen"


async def read(client, address: str, status: int = 200) -> Page:
    response = await client.get(address)
    assert response.status == status
    assert response.content_type == "text/html"
    return Page.of(await response.text())


async def test_an_article_has_its_answer_its_variants_and_its_sources(client, content):
    page = await read(client, "/kennis/praktijkovereenkomst")
    article = content.articles["praktijkovereenkomst"]

    assert page.text("h1") == article.title
    assert page.text(".lead") == article.answers["algemeen"].short
    assert "Voor werkgevers" in page.text("h2")
    assert article.answers["werkgever"].short in page.text(".variant")
    assert {content.sources[one.id].url for one in article.sources} <= set(page.values(".sources a", "href"))
    assert {f"/kennis/{one}" for one in article.related} <= set(page.links)
    assert "/#assistent" in page.links


async def test_the_answer_for_the_asked_audience_comes_first(client, content):
    page = await read(client, "/kennis/praktijkovereenkomst?voor=werkgever")

    assert page.text(".lead") == content.articles["praktijkovereenkomst"].answers["werkgever"].short
    assert "Voor iedereen" in page.text("h2")
    assert "/kennis/praktijkovereenkomst?voor=werkgever" in (await read(client, "/kennis?voor=werkgever")).links


async def test_a_region_adds_what_is_known_there_and_its_desk(client):
    national, regional = await read(client, NUGGER), await read(client, f"{NUGGER}?regio=AM01")

    assert "Alfa-college" not in national.text("#regio")
    assert "Alfa-college" in regional.text("#regio")
    assert "Werkcentrum Groningen" in regional.text("#regio")
    assert regional.values("option[selected]", "value") == ["AM01"]
    assert f"{NUGGER}?regio=AM01#regio" in national.links


@pytest.mark.parametrize("name", ["AM29", "am29", "Noord-Limburg", "venlo"])
async def test_a_region_is_known_by_code_name_and_gemeente(client, name):
    assert "Noord-Limburg" in (await read(client, f"{NUGGER}?regio={name}")).text("#regio h2")


@pytest.mark.parametrize(("name", "lands"), [("venlo", "AM29"), ("am29", "AM29"), ("Groningen", "AM01")])
async def test_the_page_of_a_region_is_found_by_its_names(client, name, lands):
    found = await client.get(f"/kennis/regio/{name}")
    asked = await client.get(f"/kennis/regio?zoek={name}")

    assert (found.status, found.url.path) == (200, f"/kennis/regio/{lands}")
    assert (asked.status, asked.url.path) == (200, f"/kennis/regio/{lands}")


async def test_a_region_shows_desk_gemeenten_doubt_and_practice(client, content):
    doubtful = next(one for one in content.gemeenten if one.doubt)
    page = await read(client, f"/kennis/regio/{doubtful.region}")

    assert f"{doubtful.name} (niet zeker" in page.text(".gemeenten")
    assert doubtful.doubt not in page.text("main")
    assert content.regions[doubtful.region].desk.name in page.text("main")
    assert "Pagina van" in (await read(client, "/kennis/regio/AM01")).text(".notes")


async def test_a_dated_value_is_that_of_the_day(start):
    early = await read(await start(today=date(2026, 1, 1)), "/kennis/subsidie-bbl")
    late = await read(await start(today=date(2028, 9, 1)), "/kennis/subsidie-bbl")

    assert "Zoals bekend op 1 januari 2026" in early.text("main")
    assert "U ziet de kennis zoals op 1 september 2028" in late.text("main")
    assert "opnieuw worden gecontroleerd" in late.text("main")
    assert "opnieuw worden gecontroleerd" not in early.text("main")


async def test_only_the_demo_lets_a_visitor_choose_the_day(start, client):
    demo = await start(demo=True)

    assert "zoals op 15 januari 2027" in (await read(demo, f"{NUGGER}?dag=2027-01-15")).text("main")
    assert "/kennis?dag=2027-01-15" in (await read(demo, f"{NUGGER}?dag=2027-01-15")).links
    assert "zoals op" not in (await read(client, f"{NUGGER}?dag=2027-01-15")).text("main")
    for wrong in ("gisteren", "2020-01-01", "2027-02-30"):
        assert f"dag “{wrong}”" in (await read(demo, f"{NUGGER}?dag={wrong}")).text(".notice")


async def test_without_a_fixed_day_it_is_today_in_the_netherlands(client):
    assert "23 november 2026" in (await read(client, NUGGER)).text(".about")


async def test_what_is_not_known_is_said_and_left_out(client):
    page = await read(client, f"{NUGGER}?regio=AM99&voor=iemand")

    assert "regio “AM99”, doelgroep “iemand”" in page.text(".notice")
    assert "In uw regio" in page.text("h2")


@pytest.mark.parametrize(
    "address", ["/kennis/nugger-meedoe", "/kennis/regio/AM99", "/kennis/a/b", "/kennis/%3Cb%3E", "/kennis/regio/x/y"]
)
async def test_an_unknown_address_gets_a_friendly_page_with_search(client, address):
    page = await read(client, address, 404)

    assert page.text("h1") == "Deze pagina is er niet"
    assert page.all("form[role=search]")


async def test_a_mistyped_address_offers_the_right_one(client):
    assert NUGGER in (await read(client, "/kennis/nugger-meedoe", 404)).links


@pytest.mark.parametrize(
    ("address", "lands"),
    [("/kennis/", "/kennis"), (f"{NUGGER}/", NUGGER), ("/kennis/regio/", "/kennis/regio")],
)
async def test_a_stroke_too_many_does_no_harm(client, address, lands):
    response = await client.get(address)

    assert (response.status, response.url.path) == (200, lands)


async def test_a_page_is_sent_once_and_kept_under_a_strict_policy(client):
    first = await client.get(NUGGER)
    again = await client.get(NUGGER, headers={"If-None-Match": first.headers["ETag"]})
    other = await client.get(f"{NUGGER}?regio=AM01", headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status, await again.read()) == (304, b"")
    assert other.status == 200
    assert first.headers["Cache-Control"] == "no-cache"
    assert "script-src" not in first.headers["Content-Security-Policy"]
    assert "form-action 'self'" in first.headers["Content-Security-Policy"]
    assert "script-src 'self'" in (await client.get("/")).headers["Content-Security-Policy"]
    assert "form-action 'none'" in (await client.get("/api/openapi.json")).headers["Content-Security-Policy"]


async def test_a_page_is_packed_for_who_can_unpack_it(client):
    plain = await client.get("/kennis", headers={"Accept-Encoding": "identity"})
    packed = await client.get("/kennis", headers={"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert await plain.read() == await packed.read()
    assert int(packed.headers["Content-Length"]) < int(plain.headers["Content-Length"]) / 3


async def test_terms_say_what_they_mean_with_their_source(client, content):
    page = await read(client, "/kennis/begrippen")

    for term in content.glossary.values():
        assert term.term in page.text(f"#{term.id} dt")
        assert page.values(f"#{term.id} dd a", "href")


async def test_a_source_says_what_leans_on_it(client, content):
    page = await read(client, "/kennis/bronnen")

    article = content.articles["nugger-meedoen"]
    for one in article.sources:
        assert article.title in page.text(f"#bron-{one.id}")
