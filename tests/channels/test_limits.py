"""The bucket fills with time and forgets the oldest."""

from channels.limits import Limiter, Rate


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
