"""The action server over HTTP: who may ask, and that a failing action leaves nothing of a user in the log."""

import logging
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import OperationalError

from actions import wiring
from actions.server import EXECUTOR, build_app
from applications.log_lines import REQUEST
from knowledge.errors import ContentError
from knowledge.load import FOLDER

SECRET = {"X-Engine-Secret": "a secret for tests"}
TYPED = "mijn buurman Klaas wil meedoen"
CALL = {
    "next_action": "action_fails",
    "domain": {"actions": []},
    "tracker": {"sender_id": "c", "latest_message": {"text": TYPED}},
}
ERRORS = {
    "database": OperationalError("INSERT", {"text": TYPED}, Exception(TYPED)),
    "content": ContentError("talk.yml", "hulp", TYPED),
    "letters": UnicodeDecodeError("utf-8", TYPED.encode(), 0, 1, TYPED),
    "plain": ValueError(TYPED),
}


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A database of its own; nothing is kept between tests."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/actions.db")
    monkeypatch.setenv("SECRET_KEY", "a secret key for tests")
    for kept in (wiring.content, wiring.database):
        kept.cache_clear()
    yield
    wiring.database().close()
    for kept in (wiring.content, wiring.database):
        kept.cache_clear()


@pytest_asyncio.fixture
async def client() -> AsyncIterator[TestClient]:
    async with TestClient(TestServer(build_app(SECRET["X-Engine-Secret"]))) as client:
        yield client


def failing(client: TestClient, error: Exception) -> None:
    def fail(dispatcher: object, tracker: object, domain: object) -> None:
        raise error from ValueError(TYPED)

    client.app[EXECUTOR].register_function("action_fails", fail)


@pytest.mark.parametrize("kind", ERRORS)
async def test_a_failing_action_is_logged_by_kind_and_place_only(client, caplog, kind):
    failing(client, ERRORS[kind])
    with caplog.at_level(logging.DEBUG):
        response = await client.post("/webhook", headers=SECRET, json=CALL)

    assert (response.status, await response.json()) == (500, {"error": "action failed"})
    assert f"action action_fails failed: {type(ERRORS[kind]).__name__}" in caplog.text
    assert "test_server.py" in caplog.text
    assert "Klaas" not in caplog.text


async def test_what_an_action_logs_belongs_to_the_request_of_the_channels(client):
    seen = []

    def look(dispatcher: object, tracker: object, domain: object) -> None:
        seen.append(REQUEST.get())

    client.app[EXECUTOR].register_function("action_fails", look)
    await client.post("/webhook", headers={**SECRET, "X-Request-ID": "nummer-12345"}, json=CALL)
    assert seen == ["nummer-12345"]


@pytest.mark.parametrize("headers", [{}, {"X-Engine-Secret": "guessed"}, {"X-Engine-Secret": "gerád"}])
async def test_nobody_gets_in_without_the_secret(client, headers):
    response = await client.post("/webhook", headers=headers, json=CALL)
    assert (response.status, await response.json()) == (401, {"error": "unauthorized"})


async def test_a_compressed_body_is_refused(client):
    response = await client.post("/webhook", headers={**SECRET, "Content-Encoding": "gzip"}, data=b"x")
    assert response.status == 415


async def test_what_an_action_says_comes_back(client):
    def greet(dispatcher: CollectingDispatcher, tracker: object, domain: object) -> list:
        dispatcher.utter_message(json_message={"text": "Dag"})
        return []

    client.app[EXECUTOR].register_function("action_greet", greet)
    response = await client.post("/webhook", headers=SECRET, json={**CALL, "next_action": "action_greet"})
    assert (await response.json())["responses"][0]["custom"] == {"text": "Dag"}


async def test_a_half_saved_file_does_not_break_a_running_assistant(monkeypatch, tmp_path):
    folder = Path(shutil.copytree(FOLDER, tmp_path / "content"))
    monkeypatch.setenv("CONTENT_FOLDER", str(folder))
    before = wiring.content()

    (folder / "talk.yml").write_text("- id: hulp\n  text: 'half")

    assert wiring.content() is before


NO_CALL = (b"", b"geen json", b"[]", b"7", b"\xff\xfe", b"[" * 100_000, b'{"next_action": ' * 50_000)


async def test_what_is_no_call_is_refused_and_not_repeated(client, caplog):
    for body in NO_CALL:
        response = await client.post("/webhook", headers={**SECRET, "Content-Type": "application/json"}, data=body)
        assert (response.status, await response.json()) == (400, {"error": "expected a JSON object"})
    assert caplog.text == ""
    assert (await client.post("/webhook", headers=SECRET, data=b" " * 9_000_000)).status == 413
