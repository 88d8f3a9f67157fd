"""Rasa uses our lock store, alone or with a Redis."""

import asyncio

import pytest
from rasa.core.lock_store import LockStore
from rasa.utils.endpoints import read_endpoint_config

from bot.paths import ENDPOINTS
from bot.stores.locks import Locks
from turnstile import Here, Shared

SENDER = "a" * 32


def made(monkeypatch: pytest.MonkeyPatch, redis: str) -> LockStore:
    settings = {"TRACKER_URL": "sqlite://", "ENGINE_SECRET": "x" * 32, "ACTIONS_URL": "http://x", "REDIS_URL": redis}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return LockStore.create(read_endpoint_config(str(ENDPOINTS), endpoint_type="lock_store"))


@pytest.mark.parametrize(("redis", "kind"), [("", Here), ("redis://127.0.0.1:1/0", Shared)])
def test_rasa_finds_it_by_the_path_in_the_settings(monkeypatch: pytest.MonkeyPatch, redis: str, kind: type):
    locks = made(monkeypatch, redis)
    assert isinstance(locks, Locks)
    assert isinstance(locks.turnstile, kind)


async def test_turns_of_one_sender_come_one_after_another(monkeypatch: pytest.MonkeyPatch):
    locks, order = made(monkeypatch, ""), []

    async def turn(number: int) -> None:
        async with locks.lock(SENDER):
            order.append(number)
            await asyncio.sleep(0)
            order.append(number)

    await asyncio.gather(*map(turn, range(3)))
    assert order == [0, 0, 1, 1, 2, 2]
