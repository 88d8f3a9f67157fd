"""A Redis server for all tests of the turnstile."""

from collections.abc import Iterator

import pytest

from tests.servers import redis


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[redis.Server]:
    with redis.running(tmp_path_factory.mktemp("redis")) as server:
        yield server
