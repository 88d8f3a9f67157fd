"""The bucket fills with time and forgets the oldest."""

import pytest

from channels.limits import CODES_OVERALL, CODES_PER_ADDRESS, CODES_PER_CONVERSATION, Guesses, Limiter, Rate
from channels.replies import too_many


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_then_a_pace():
    clock = Clock()
    limiter = Limiter(Rate(burst=3, per_second=0.5), clock)
    assert [limiter.wait("a") for _ in range(4)] == [0, 0, 0, 2]
    assert limiter.wait("b") == 0
    clock.now = 2
    assert limiter.wait("a") == 0
    assert limiter.wait("a") == 2
    clock.now = 1_000
    assert [limiter.wait("a") for _ in range(4)] == [0, 0, 0, 2]


def test_memory_is_bounded():
    limiter = Limiter(Rate(burst=1, per_second=1), Clock(), keys=2)
    assert [limiter.wait(key) for key in "abc"] == [0, 0, 0]
    assert limiter.wait("c") > 0
    assert limiter.wait("a") == 0


def allowed(guesses: Guesses, conversation: str | None, address: str, tries: int) -> int:
    return sum(guesses.wait(conversation, address) == 0 for _ in range(tries))


def test_wrong_codes_are_limited_per_conversation():
    clock = Clock()
    guesses = Guesses(clock)
    assert allowed(guesses, "talk", "here", 10) == CODES_PER_CONVERSATION.burst
    assert guesses.wait("talk", "elsewhere") == 60
    assert guesses.wait("another talk", "here") == 0
    clock.now = 60
    assert guesses.wait("talk", "here") == 0


def test_wrong_codes_are_limited_per_address_in_whatever_conversation():
    guesses = Guesses(Clock())
    talks = [f"talk {number}" for number in range(100)]
    assert sum(guesses.wait(talk, "here") == 0 for talk in talks) == CODES_PER_ADDRESS.burst
    assert guesses.wait(None, "here") > 0
    assert guesses.wait("talk 99", "elsewhere") == 0


def test_wrong_codes_are_limited_overall():
    guesses = Guesses(Clock())
    tries = [guesses.wait(f"talk {number}", f"address {number}") for number in range(100)]
    assert tries.count(0) == CODES_OVERALL.burst
    assert tries[-1] > 0


def test_a_code_that_works_is_not_counted_and_a_refused_try_costs_nothing_elsewhere():
    guesses = Guesses(Clock())
    for _ in range(100):
        assert guesses.wait("talk", "here") == 0
        guesses.worked("talk", "here")
    for _ in range(100):
        guesses.wait("guesser", "here")
    assert allowed(guesses, None, "here", 100) == CODES_PER_ADDRESS.burst - CODES_PER_CONVERSATION.burst


@pytest.mark.parametrize(("seconds", "told"), [(0.2, "Wacht 1 seconde en"), (1.5, "Wacht 2 seconden en")])
def test_who_must_wait_reads_how_long(seconds, told):
    assert told in too_many(seconds).action
