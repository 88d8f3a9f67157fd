"""Turns of one conversation come one after another, those of others go on."""

import asyncio

from turnstile import Here


async def test_one_sender_waits_in_order_and_leaves_nothing_behind():
    waiting, order = Here(), []

    async def turn(sender: str, number: int) -> None:
        async with waiting.turn_of(sender):
            order.append((sender, "begin", number))
            await asyncio.sleep(0)
            order.append((sender, "end", number))

    await asyncio.gather(*(turn("a", number) for number in range(5)))
    assert order == [("a", step, number) for number in range(5) for step in ("begin", "end")]
    assert len(waiting) == 0


async def test_another_sender_does_not_wait():
    waiting = Here()
    async with waiting.turn_of("a"):
        await asyncio.wait_for(_pass(waiting, "b"), 1)


async def test_a_turn_that_fails_or_is_given_up_frees_the_next():
    waiting = Here()
    async with waiting.turn_of("a"):
        impatient = asyncio.create_task(_pass(waiting, "a"))
        await asyncio.sleep(0)
        impatient.cancel()
        await asyncio.gather(impatient, return_exceptions=True)
    await asyncio.wait_for(_pass(waiting, "a"), 1)
    assert len(waiting) == 0


async def _pass(waiting: Here, sender: str) -> None:
    async with waiting.turn_of(sender):
        pass
