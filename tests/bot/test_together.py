"""Messages of one moment are worked out at once; each gets its own meaning, and nothing stays behind."""

import asyncio

import numpy as np
import pytest

from bot.components import together
from bot.components.meaning import meaning

TEXTS = [f"mag iemand van {age} jaar meedoen" for age in range(30, 36)]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the encoder was asked, each time."""
    calls: list[list[str]] = []

    def encoder(texts: list[str]) -> np.ndarray:
        calls.append(texts)
        if "kapot" in texts:
            raise ValueError("no meaning")
        return meaning(texts)

    monkeypatch.setattr(together, "meaning", encoder)
    return calls


async def turn(text: str) -> np.ndarray:
    await together.prepare(text)
    return together.meaning_of(text)


async def test_all_of_one_moment_are_asked_at_once_and_each_gets_its_own(asked: list[list[str]]):
    rows = await asyncio.gather(*map(turn, [*TEXTS, TEXTS[0]]))
    assert asked == [TEXTS]  # the same words once
    assert np.vstack(rows[:-1]) == pytest.approx(np.vstack([meaning([text]) for text in TEXTS]), abs=1e-5)
    assert (rows[-1] == rows[0]).all()


async def test_who_leaves_is_left_out(asked: list[list[str]]):
    tasks = [asyncio.create_task(turn(text)) for text in TEXTS]
    asyncio.get_running_loop().call_soon(tasks[1].cancel)
    rows = await asyncio.gather(*tasks, return_exceptions=True)
    assert asked == [[TEXTS[0], *TEXTS[2:]]]
    assert isinstance(rows[1], asyncio.CancelledError)
    assert all(len(row) == 512 for row in (rows[0], *rows[2:]))


async def test_a_fault_is_told_to_all_and_is_over(asked: list[list[str]]):
    said = await asyncio.gather(turn("kapot"), turn("heel"), return_exceptions=True)
    assert [type(one) for one in said] == [ValueError, ValueError]
    assert len(await turn("heel")) == 512


async def test_nothing_of_a_turn_is_there_in_the_next(asked: list[list[str]]):
    for _ in range(2):
        await asyncio.create_task(turn(TEXTS[0]))
    together.meaning_of(TEXTS[0])
    assert asked == [[TEXTS[0]]] * 3
    assert not together._waiting


async def test_another_text_in_the_same_turn_is_asked_by_itself(asked: list[list[str]]):
    await turn(TEXTS[0])
    together.meaning_of(TEXTS[1])
    assert asked == [[TEXTS[0]], [TEXTS[1]]]
