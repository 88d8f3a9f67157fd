"""Colleagues of a desk, signed in, and applications for them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient
from sqlalchemy import update

from applications import accounts, sessions, tables
from applications.database import Database
from channels.keys import DATABASE
from tests.applications import filed
from tests.channels.conftest import NOW

Filed = Callable[..., tuple[str, str]]


@dataclass
class Colleague:
    """Somebody with a browser at the desk; without a token a stranger."""

    client: TestClient
    token: str = ""
    csrf: str = ""

    async def get(self, path: str) -> ClientResponse:
        return await self.client.get(path, headers=self._cookie(), allow_redirects=False)

    async def post(self, path: str, **form: str) -> ClientResponse:
        given = {"csrf": self.csrf, **form}
        return await self.client.post(path, data=given, headers=self._cookie(), allow_redirects=False)

    async def page(self, path: str, status: int = 200) -> str:
        response = await self.get(path)
        text = await response.text()
        assert response.status == status, (path, response.status, text[:300])
        return text

    def _cookie(self) -> dict[str, str]:
        """Only our own: the client keeps the cookies of everybody."""
        self.client.session.cookie_jar.clear()
        return {"Cookie": f"loket={self.token}"} if self.token else {}


Hire = Callable[..., Colleague]


@pytest.fixture
def db(client: TestClient) -> Database:
    return client.server.app[DATABASE]


@pytest.fixture
def hire(client: TestClient, db: Database) -> Hire:
    """A colleague with these roles and regions, signed in."""

    def hired(name: str, roles: str = "medewerker", regions: str = "AM01") -> Colleague:
        account = accounts.of_provider(db, f"test|{name}", name, False, NOW)
        account = accounts.change(db, account.id, roles.split(), regions.split(), True)
        token = sessions.begin(db, account, NOW)
        found = sessions.find(db, token, NOW)
        assert found
        return Colleague(client, token, found.csrf)

    boss = accounts.of_provider(db, "test|baas", "baas", True, NOW)
    assert "beheer" in boss.roles
    return hired


@pytest.fixture
def filed_at(db: Database) -> Filed:
    """A handed in application: its conversation and reference."""

    def made(region: str = "AM01", **answers: str) -> tuple[str, str]:
        conversation, reference = filed.filed(db)
        with db.session() as session:
            session.execute(
                update(tables.ApplicationRow)
                .where(tables.ApplicationRow.reference == reference)
                .values(region=region)
            )
        return conversation, reference

    return made


Act = Callable[[Colleague, str, str], Awaitable[ClientResponse]]


@pytest.fixture
def act() -> Act:
    """Press a button on the page of an application, as it stands there now."""

    async def pressed(who: Colleague, reference: str, name: str, text: str = "") -> ClientResponse:
        page = await who.page(f"/loket/aanmeldingen/{reference}")
        return await who.post(f"/loket/aanmeldingen/{reference}/{name}", gezien=seen_on(page), tekst=text)

    return pressed


def seen_on(page: str) -> str:
    """What the forms on a page say was seen."""
    return page.split('name="gezien" value="')[1].split('"')[0]
