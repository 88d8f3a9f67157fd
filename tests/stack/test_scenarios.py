"""Every scenario runs against the real engine, action server and API."""

import pytest

from tests.stack.scenario import find, names, play

pytestmark = pytest.mark.stack


@pytest.mark.parametrize("name", names())
def test_scenario(assistant, name: str) -> None:
    play(assistant, find(name))


def test_no_two_scenarios_have_the_same_name() -> None:
    assert len(names()) == len(set(names()))
