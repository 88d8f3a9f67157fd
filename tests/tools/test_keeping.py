"""A part that ends is started again at once; one that keeps ending waits longer each time."""

import sys
from subprocess import PIPE, Popen

import pytest

from tools.house import Part
from tools.keeping import PAUSES, STEADY, Keeper

PART = Part("worker", sys.executable, "nothing")


class Bench:
    """Real processes that wait until they are killed, and a clock that is moved."""

    def __init__(self) -> None:
        self.now, self.told, self.started = 0.0, [], []
        self.keeper = Keeper(self.start, lambda _part: "out of ink", self.told.append, lambda: self.now)
        self.keeper.begin(PART)

    def start(self, _part: Part) -> Popen:
        self.started.append(Popen([sys.executable, "-c", "input()"], stdin=PIPE))
        return self.started[-1]

    def kill(self) -> None:
        self.started[-1].kill()
        self.started[-1].wait()

    def look(self, after: float = 0) -> int:
        self.now += after
        self.keeper.look(PART)
        return len(self.started)


@pytest.fixture
def bench():
    made = Bench()
    yield made
    made.kill()


def test_a_part_that_runs_is_left_alone(bench):
    assert bench.look(after=1000) == 1
    assert bench.told == []


def test_a_part_that_ends_is_started_again_at_once_and_that_is_told_with_its_last_words(bench):
    bench.kill()
    assert bench.look() == 2
    assert bench.told == ["The worker process ended (out of ink). It is started again now."]
    assert bench.keeper.processes["worker"] is bench.started[-1]


def test_one_that_keeps_ending_waits_longer_each_time_and_says_so_once_a_time(bench):
    for number, pause in enumerate(PAUSES, start=1):
        bench.kill()
        if pause:
            assert bench.look() == number
            assert bench.look(after=pause - 0.5) == number
        assert bench.look(after=0.5) == number + 1
    assert len(bench.told) == len(PAUSES)
    bench.kill()
    assert bench.look() == bench.look(after=PAUSES[-1] - 1)


def test_after_running_well_the_next_end_counts_as_the_first(bench):
    bench.kill()
    bench.look()
    bench.kill()
    bench.look(after=STEADY)
    assert bench.look() == 3
    assert "now" in bench.told[-1]
