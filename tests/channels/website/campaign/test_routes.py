"""The campaign page and its neighbours, served by the real server."""

from datetime import date

import pytest

from applications import visits
from applications.retention import Terms
from channels.keys import DATABASE
from channels.website.campaign.counting import VIEWS
from tests.channels.website.reading.page import Page

DAY = date(2026, 11, 23)  # the day of the test's clock, in the Netherlands


async def page_of(client, address: str) -> Page:
    response = await client.get(address)
    assert response.status == 200, address
    return Page.of(await response.text())


@pytest.mark.parametrize(
    "address", ["/", "/privacy", "/over", "/?regio=AM01", "/?plaats=97", "/?plaats=venlo", "/?plaats=x"]
)
async def test_a_page_is_valid_and_has_one_main_heading(client, address):
    page = await page_of(client, address)
    assert page.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *page.levels], page.levels, strict=False))


async def test_every_claim_of_the_content_is_on_the_page(client, content):
    said = (await page_of(client, "/")).text("main")
    for section in content.pages["home"].sections:
        if section.id != "regio":  # what is said there depends on what was typed
            for block in section.blocks:
                assert " ".join(block.title.split()) in said
                assert block.article == "" or content.articles[block.article].title in said or block.region


async def test_the_sources_of_the_page_are_named_with_their_date(client):
    cited = (await page_of(client, "/")).text(".cited")
    assert "Programmaraad: Analyse praktijkverhaal: praktijkleren (ongeveer 2022)" in cited


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Venlo", "Arbeidsmarktregio Noord-Limburg"),
        ("gemeente Venlo", "Arbeidsmarktregio Noord-Limburg"),
        ("Twente", "Arbeidsmarktregio Twente"),
        ("Achterhoek", "Arbeidsmarktregio Achterhoek"),
        ("5911 AB", "Welke gemeente is het?"),
        ("venl", "Venlo"),
        ("xqz", "Niet gevonden"),
        ("00", "Niet gevonden"),
    ],
)
async def test_a_place_leads_to_a_desk_without_script(client, typed, shown):
    response = await client.get("/", params={"plaats": typed})
    page = Page.of(await response.text())
    assert shown in page.text(".desk")


async def test_what_stands_behind_the_digits_of_a_postcode_is_not_shown_again(client):
    response = await client.get("/", params={"plaats": "9712 AB 14"})
    assert "9712" in (text := await response.text())
    assert "9712 AB" not in text
    assert "14" not in Page.of(text).values("#plaats", "value")


async def test_what_is_typed_is_text(client):
    response = await client.get("/", params={"plaats": '<b onload="x">'})
    assert '<b onload' not in await response.text()


async def test_a_region_in_the_link_reaches_the_assistant(client):
    page = await page_of(client, "/?regio=AM01&voor=werkgever")
    assert page.values("praktijk-wijzer", "data-region") == ["AM01"]
    assert page.values("praktijk-wijzer", "data-audience") == ["werkgever"]


async def test_a_view_is_counted_by_day_campaign_and_region_and_nothing_else(client):
    for address in ("/?campagne=beurs&regio=AM01", "/?campagne=beurs&regio=AM01", "/", "/?campagne=jan@voorbeeld.nl"):
        await client.get(address)
    await client.get("/?plaats=Venlo")
    await client.get("/privacy")
    app = client.app
    app[VIEWS].write(app[DATABASE])

    found = {(one.campaign, one.region): one.count for one in visits.counted(app[DATABASE], DAY)}
    assert found == {("beurs", "AM01"): 2, ("", ""): 2}


async def test_privacy_tells_the_terms_of_this_installation(start):
    client = await start(terms=Terms(chat=7, concept=9, settled=11, closed=13, questions=17, logs=1, audit=19))
    said = (await page_of(client, "/privacy")).text("#inhoud")
    for term in ("7 dagen", "9 dagen", "11 dagen", "13 dagen", "17 dagen", "1 dag ", "19 dagen"):
        assert term in said


async def test_every_term_has_its_words(content):
    kept = [one.id for one in content.pages["privacy"].section("bewaren").blocks]
    assert kept == list(Terms.__dataclass_fields__)


async def test_about_names_the_rules_and_the_register(client):
    said = (await page_of(client, "/over")).text("#inhoud")
    assert "Algoritmeregister" in said
    assert "beslist" in said
