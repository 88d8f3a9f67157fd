"""One assistant for all tests that kill and hold parts of it; after each everything is there again."""

from collections.abc import Iterator

import pytest

from tests.faults.town import Town, built


@pytest.fixture(scope="package")
def shared_town() -> Iterator[Town]:
    with built() as town:
        yield town


@pytest.fixture(scope="module")
def shared_wide_town() -> Iterator[Town]:
    with built(wide=True) as town:
        yield town


@pytest.fixture
def town(shared_town: Town) -> Iterator[Town]:
    yield from used(shared_town)


@pytest.fixture
def wide_town(shared_wide_town: Town) -> Iterator[Town]:
    """With Redis, and the conversations of the engine in PostgreSQL."""
    yield from used(shared_wide_town)


def used(town: Town) -> Iterator[Town]:
    yield town
    town.gate.delay, town.gate.garbage = 0, None
    town.ready()
