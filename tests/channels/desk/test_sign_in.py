"""The one local account: its password, the lock, the cookie, and where one goes afterwards."""

from datetime import timedelta

import pytest

from applications import accounts, sessions
from applications.errors import LockedOut, WrongPassword
from channels.desk.sign_in import onward
from tests.channels.conftest import NOW
from tests.channels.desk.conftest import Colleague


@pytest.fixture
def password(db) -> str:
    made = accounts.first_local(db, NOW)
    assert made
    return made


async def sign_in(client, name: str, password: str, **more: str):
    form = {"naam": name, "wachtwoord": password, **more}
    return await client.post("/loket/inloggen", data=form, allow_redirects=False)


async def test_the_local_account_may_do_everything_and_can_sign_out(client, password):
    response = await sign_in(client, "Beheer", password, verder="/loket/logboek")
    assert (response.status, response.headers["Location"]) == (303, "/loket/logboek")
    cookie = response.cookies["loket"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    me = Colleague(client, cookie.value)
    page = await me.page("/loket/logboek")
    assert "Ingelogd" in page
    me.csrf = page.split('name="csrf" value="')[1].split('"')[0]
    assert (await me.post("/loket/uitloggen")).status == 303
    assert (await me.get("/loket/logboek")).status == 303


async def test_far_away_the_cookie_goes_over_https_only(client, password):
    headers = {"Host": "loket.voorbeeld.example"}
    form = {"naam": "beheer", "wachtwoord": password}
    response = await client.post("/loket/inloggen", data=form, headers=headers, allow_redirects=False)
    assert response.cookies["__Host-loket"]["secure"]
    assert "loket" not in response.cookies


async def test_the_password_is_made_once_and_kept_nowhere(db, password):
    assert accounts.first_local(db, NOW) is None
    with db.reading() as session:
        (kept,) = session.connection().exec_driver_sql("SELECT password FROM accounts").one()
    assert kept.startswith("$argon2id$")
    assert password not in kept


async def test_a_new_password_ends_the_old_one_and_its_sessions(db, password):
    token = sessions.begin(db, accounts.sign_in(db, "beheer", password, NOW), NOW)
    newer = accounts.new_password(db, NOW)
    assert sessions.find(db, token, NOW) is None
    with pytest.raises(WrongPassword):
        accounts.sign_in(db, "beheer", password, NOW)
    assert accounts.sign_in(db, "beheer", newer, NOW)


async def test_a_wrong_name_and_a_wrong_password_look_the_same(client, password):
    wrong = [await sign_in(client, *given) for given in (("niemand", password), ("beheer", "x"), ("", ""))]
    assert {one.status for one in wrong} == {401}
    assert len({await one.text() for one in wrong}) == 1


async def test_after_five_wrong_passwords_the_right_one_has_to_wait(client, db, password):
    for _ in range(5):
        assert (await sign_in(client, "beheer", "x")).status == 401
    locked = await sign_in(client, "beheer", password)
    assert locked.status == 429
    assert "Te vaak een verkeerd wachtwoord" in await locked.text()
    with pytest.raises(LockedOut):
        accounts.sign_in(db, "beheer", password, NOW + accounts.LOCKED_FOR - timedelta(seconds=1))
    assert accounts.sign_in(db, "beheer", password, NOW + accounts.LOCKED_FOR)


async def test_a_right_password_forgets_the_wrong_ones(db, password):
    for _ in range(3):
        for _ in range(4):
            with pytest.raises(WrongPassword):
                accounts.sign_in(db, "beheer", "x", NOW)
        assert accounts.sign_in(db, "beheer", password, NOW)


async def test_many_tries_from_one_address_are_slowed_down(start):
    client = await start(rate_limit=True)
    tries = [await sign_in(client, f"naam{number}", "x") for number in range(21)]
    assert [one.status for one in tries] == [401] * 20 + [429]


@pytest.mark.parametrize(
    "path",
    ["", "https://elders.example/loket", "//elders.example/loket", "/kennis", "/loketten", "/loket\\@elders", "x"],
)
def test_after_signing_in_nobody_is_led_elsewhere(path):
    assert onward(path) == "/loket"


@pytest.mark.parametrize("path", ["/loket", "/loket/aanmeldingen?status=alles", "/loket/logboek"])
def test_after_signing_in_the_page_that_was_asked_for_comes(path):
    assert onward(path) == path
