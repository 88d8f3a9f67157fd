"""Searching in the address bar, without a script: what is found, what is filtered, and that text stays text."""

import pytest

from channels.keys import ADDRESSES
from tests.channels.website.reading.test_pages import read


async def test_the_best_answer_comes_first_with_its_beginning(client, content):
    page = await read(client, "/kennis?zoek=evc")

    assert page.values(".hits a", "href")[0] == "/kennis/wegwijzer-evc"
    assert page.text(".hits p")
    assert page.values("input[name=zoek]", "value") == ["evc"]


async def test_a_term_and_a_region_are_offered_beside_the_answers(client):
    assert "/kennis/begrippen#pok" in (await read(client, "/kennis?zoek=pok")).values(".straight a", "href")
    found = await read(client, "/kennis?zoek=praktijkleren+in+Venlo")
    assert found.values(".straight a", "href") == ["/kennis/regio/AM29"]


async def test_filters_keep_what_fits_and_say_so(client, content):
    page = await read(client, "/kennis?regio=AM01&voor=werkgever")
    shown = [link.split("/")[-1].split("?")[0] for link in page.values(".titles a", "href")]
    known = {topic for one in content.regions["AM01"].practice for topic in one.topics}

    assert shown
    assert all("werkgever" in content.articles[one].answers for one in shown)
    assert all(content.articles[one].topic in known for one in shown)
    assert "Groningen" in page.text(".filters")


async def test_filters_hold_for_a_search_too(client, content):
    page = await read(client, "/kennis?zoek=loon&voor=werkgever")
    shown = [link.split("/")[-1].split("?")[0] for link in page.values(".hits a", "href")]

    assert shown
    assert all("werkgever" in content.articles[one].answers for one in shown)


async def test_nothing_found_shows_the_ways_on(client):
    page = await read(client, "/kennis?zoek=xyzzy")

    assert "Geen antwoord gevonden voor “xyzzy”" in page.text("main")
    assert "/#assistent" in page.links


TYPED = [
    *("<script>alert(1)</script>", '"><b>x', "'\";--", "{{ 7*7 }}", "%3Cb%3E", "&lt;b&gt;", "\x00\u202e", "a" * 5000),
]


@pytest.mark.parametrize("typed", TYPED)
async def test_what_is_typed_stays_text(client, typed):
    response = await client.get("/kennis", params={"zoek": typed})
    html = await response.text()

    assert response.status == 200
    assert "<script" not in html
    assert "<b>" not in html
    assert "49" not in html


async def test_searching_counts_towards_the_limit_of_an_address_and_reading_does_not(start, monkeypatch):
    client = await start(rate_limit=True)
    assert (await client.get("/kennis?zoek=x")).status == 200
    monkeypatch.setattr(client.app[ADDRESSES], "wait", lambda address: 1.0)

    assert (await client.get("/kennis?zoek=x")).status == 429
    assert (await client.get("/kennis")).status == 200
