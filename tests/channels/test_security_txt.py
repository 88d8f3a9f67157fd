"""Whom somebody who finds a weakness can tell: RFC 9116, and never out of date."""

from datetime import datetime, timedelta

from channels.security_txt import PATH
from channels.watching import Watching
from tests.channels.conftest import NOW
from tests.channels.visitor import error_of

CONTACT = "mailto:veilig@voorbeeld.example"


async def test_it_tells_the_contact_and_is_valid_for_months_but_less_than_a_year(start):
    client = await start(watching=Watching(contact=CONTACT), public_url="https://praktijkwijzer.example")
    response = await client.get(PATH)
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    text = await response.text()
    told = dict(line.split(": ", 1) for line in text.splitlines())
    assert text.endswith("\n")
    assert told["Contact"] == CONTACT
    assert told["Canonical"] == f"https://praktijkwijzer.example{PATH}"
    assert told["Preferred-Languages"] == "nl, en"
    left = datetime.fromisoformat(told["Expires"]) - NOW
    assert timedelta(days=60) < left < timedelta(days=365)
    assert list(told).count("Expires") == 1


async def test_without_a_contact_there_is_none(client):
    await error_of(await client.get(PATH), 404)
