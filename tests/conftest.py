"""One running assistant for all tests that only talk with it."""

from collections.abc import Iterator

import pytest

from tools.trial import Assistant, start, stop


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    settings = {"DEMO": "1", "RATE_LIMIT": "off", "TODAY": "2026-11-22", "TEAMS_ANONYMOUS": "1"}
    running = start(tmp_path_factory.mktemp("var"), **settings)
    yield running
    stop(running)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright keeps an event loop that later asynchronous tests would trip over."""
    items.sort(key=lambda item: "browser" in item.path.parts)
