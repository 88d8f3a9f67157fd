"""A link to a file opens that file, of that conversation, for an hour, and cannot be made or altered by others."""

from datetime import timedelta

import pytest

from applications import teams as store
from channels.keys import DATABASE
from channels.teams.links import SECONDS, Links
from channels.teams.routes import LINKS
from tests.channels.conftest import NOW
from tests.channels.teams.conftest import PUBLIC
from tests.channels.teams.person import Person
from tests.channels.teams.test_news import conversation_of, reference  # noqa: F401


def path(link: str) -> str:
    assert link.startswith(f"{PUBLIC}/teams/bestand/")
    return link.removeprefix(PUBLIC)


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("json", b"{")])
async def test_a_link_gives_the_file_and_tells_nothing(noor, teams, reference, kind, begins):  # noqa: F811
    who = conversation_of(noor)
    link = teams.app[LINKS].make(who, f"/api/applications/{reference}.{kind}")
    assert reference not in link
    assert who not in link
    response = await teams.get(path(link))
    assert response.status == 200
    assert (await response.read()).startswith(begins)
    assert response.headers["Cache-Control"] == "no-store"
    assert f"aanmelding-{reference}.{kind}" in response.headers["Content-Disposition"]


async def test_an_altered_or_made_up_link_opens_nothing(noor, teams, reference):  # noqa: F811
    link = path(teams.app[LINKS].make(conversation_of(noor), f"/api/applications/{reference}.pdf"))
    altered = [link[:-5] + ("A" if link[-5] != "A" else "B") + link[-4:], link[:-1], "/teams/bestand/x", f"{link}AAAA"]
    made_up = Links("another secret key", PUBLIC, lambda: NOW).make("x", f"/api/applications/{reference}.pdf")
    for one in (*altered, path(made_up)):
        response = await teams.get(one)
        assert response.status == 404
        assert "één uur" in await response.text()


async def test_a_link_of_another_conversation_opens_nothing(noor, login, service, teams, reference):  # noqa: F811
    mo = Person(teams, login, service, user="29:mo", talk="a:chat-van-mo")
    await mo.says("dag", 2)
    link = teams.app[LINKS].make(conversation_of(mo), f"/api/applications/{reference}.pdf")
    assert (await teams.get(path(link))).status == 404


async def test_an_hour_later_it_is_over_and_after_deleting_too(noor, teams, reference, engine):  # noqa: F811
    who = conversation_of(noor)
    links = Links("a secret key for tests", PUBLIC, lambda: NOW - timedelta(seconds=SECONDS + 1))
    assert (await teams.get(path(links.make(who, f"/api/applications/{reference}.pdf")))).status == 404
    link = path(teams.app[LINKS].make(who, f"/api/applications/{reference}.pdf"))
    assert (await teams.get(link)).status == 200
    engine.says = lambda body: [{"text": "weg", "forget": True}]
    await noor.says("verwijder mijn gegevens")
    assert store.of_conversation(teams.app[DATABASE], who) is None
    assert (await teams.get(link)).status == 404


@pytest.mark.parametrize("url", ["/api/applications/../x.pdf", "/api/messages", "/api/groups/sjabloon-werkgever.xlsx"])
async def test_only_files_of_somebody_get_a_link_of_their_own(teams, url):
    assert teams.app[LINKS].make("wie", url) == PUBLIC + url


async def test_a_group_that_is_not_there_opens_nothing(noor, teams, reference):  # noqa: F811
    link = teams.app[LINKS].make(conversation_of(noor), "/api/groups/g1.zip")
    assert (await teams.get(path(link))).status == 404
