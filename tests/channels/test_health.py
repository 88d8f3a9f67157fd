"""Who is alive, who is ready, and who may know what is missing."""

import asyncio

import pytest
from sqlalchemy import create_engine

from applications import beats
from channels.health import PROBES
from channels.keys import DATABASE
from channels.probing import PATIENCE, Probe, Probes
from tests.channels.conftest import NOW
from tests.channels.fakes import SECRET
from tests.servers import redis

INSIDE = {"X-Engine-Secret": SECRET}


@pytest.fixture
def working(client):
    beats.beat(client.app[DATABASE], NOW)


async def state(client, path="/ready", headers=INSIDE):
    response = await client.get(path, headers=headers)
    return response.status, await response.json()


async def test_everything_there_is_ready(client, working):
    status, told = await state(client)
    assert (status, told["status"], told["missing"]) == (200, "ok", [])
    assert set(told["ms"]) == {"engine", "actions", "database", "worker"}
    assert all(0 <= ms <= PATIENCE * 1000 + 100 for ms in told["ms"].values())


async def test_without_engine_and_action_server_the_process_lives_and_takes_requests(client, working, engine):
    await engine.stop()
    assert (await state(client))[1]["missing"] == ["engine", "actions"]
    assert (await client.get("/health")).status == 200
    assert (await client.get("/ready/self")).status == 200
    await engine.start()
    assert (await state(client))[0] == 200


async def test_a_model_that_is_still_loading_is_not_ready(client, working, engine):
    engine.ready = False
    assert "engine" in (await state(client))[1]["missing"]


async def test_a_worker_that_was_not_heard_of_lately_is_missing(client):
    assert (await state(client))[1]["missing"] == ["worker"]
    beats.beat(client.app[DATABASE], NOW - beats.LATE)
    assert (await state(client))[0] == 200
    beats.beat(client.app[DATABASE], NOW - 2 * beats.LATE)
    assert (await state(client))[1]["missing"] == ["worker"]


async def test_a_database_that_fails_is_missing(client, working, monkeypatch):
    monkeypatch.setattr(client.app[DATABASE], "engine", create_engine("sqlite:////nowhere/at/all.db"))
    status, told = await state(client)
    assert (status, told["missing"]) == (503, ["database", "worker"])
    assert (await client.get("/ready/self")).status == 503
    assert (await client.get("/health")).status == 200


@pytest.mark.parametrize("headers", [{}, {"X-Engine-Secret": "another secret"}, {"X-Engine-Secret": ""}])
async def test_the_outside_hears_no_details(client, engine, headers):
    await engine.stop()
    assert await state(client, headers=headers) == (503, {"status": "missing"})
    assert await state(client, "/ready/self", headers) == (200, {"status": "ok"})


async def test_a_part_that_hangs_is_missing_and_not_asked_again_while_it_hangs(client):
    asked, held = [], asyncio.Event()

    async def hangs() -> bool:
        asked.append(1)
        return await held.wait()

    client.app[PROBES]._probes["engine"] = Probe(hangs)
    for _ in range(2):
        told = (await state(client))[1]
        assert "engine" in told["missing"]
        assert told["ms"]["engine"] >= PATIENCE * 1000
    assert asked == [1]
    held.set()
    assert "engine" not in (await state(client))[1]["missing"]


async def test_many_who_ask_at_once_are_one_question():
    asked, held = [], asyncio.Event()

    async def slow() -> bool:
        asked.append(1)
        return await held.wait()

    probes = Probes({"slow": slow})
    asking = [asyncio.ensure_future(probes.find("slow")) for _ in range(20)]
    await asyncio.wait(asking, timeout=0)
    held.set()
    assert all(found["slow"].there for found in await asyncio.gather(*asking))
    assert asked == [1]


async def test_a_redis_that_is_set_is_asked_too(start, tmp_path):
    with redis.running(tmp_path) as server:
        client = await start(redis_url=server.url)
        beats.beat(client.app[DATABASE], NOW)
        status, told = await state(client)
        assert (status, "redis" in told["ms"]) == (200, True)
    assert (await state(client))[1]["missing"] == ["redis"]
