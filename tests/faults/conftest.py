"""One assistant for all tests that kill and hold parts of it; after each everything is there again."""

from collections.abc import Iterator

import pytest

from tests.faults.town import Town, built


@pytest.fixture(scope="package")
def shared_town() -> Iterator[Town]:
    with built() as town:
        yield town


@pytest.fixture
def town(shared_town: Town) -> Iterator[Town]:
    yield shared_town
    shared_town.gate.delay, shared_town.gate.garbage = 0, None
    shared_town.ready()
