"""A crowd counts every reply, and sees the ones that are wrong or lost."""

from itertools import count

import pytest

from benchmarks.crowd import Talk, percentiles
from benchmarks.peers.side import Lost, Reply
from benchmarks.talks import heard

SCRIPT = (("answer", "een"), ("answer", "twee"))
OTHER = (("answer", "drie"), ("answer", "een"))


class Parrot:
    """Says what was said; from the tenth turn on something else, and at the fifteenth nothing."""

    name = "parrot"

    def __init__(self, changes_at: int = 10, loses_at: int = 15) -> None:
        self.said, self.turns, self.changes_at, self.loses_at = [], 0, changes_at, loses_at

    async def open(self) -> str:
        return "talk"

    async def say(self, conversation: str, text: str) -> Reply:
        self.turns += 1
        self.said.append(text)
        if self.turns == self.loses_at:
            raise Lost("silence")
        return Reply("iets anders" if self.turns == self.changes_at else text, answers=True)


async def test_a_wrong_and_a_lost_reply_are_counted():
    side = Parrot()
    known = await heard(side, {"answers": (SCRIPT,)})

    crowd = await Talk(side, known, "answers", (SCRIPT,)).by(2, seconds=0.05)

    assert (crowd.faults["wrong"], crowd.faults["lost"]) == (1, 1)
    assert len(crowd.times) == side.turns - 4 - 1  # without what was said alone, and without the lost one
    assert crowd.figures()["turns"] == len(crowd.times)


async def test_people_rest_before_they_say_something():
    side, rests = Parrot(100, 100), count()
    known = await heard(side, {"answers": (SCRIPT,)})

    crowd = await Talk(side, known, "answers", (SCRIPT,), rest=lambda: next(rests) * 0.0).by(1, seconds=0.02)

    assert next(rests) >= len(crowd.times) > 0


async def test_people_do_not_all_say_the_same():
    side = Parrot(100, 100)
    known = await heard(side, {"answers": (SCRIPT, OTHER)})
    alone = len(side.said)

    crowd = await Talk(side, known, "answers", (SCRIPT, OTHER), rest=lambda: 0.001).by(3, seconds=0.02)

    assert side.said[alone : alone + 3] == ["een", "drie", "een"]
    assert crowd.faults.total() == 0


async def test_an_assistant_that_says_something_else_each_time_is_not_measured():
    with pytest.raises(Lost, match="parrot"):
        await heard(Parrot(changes_at=3), {"answers": (SCRIPT,)})


def test_percentiles_are_of_the_ranked_times():
    assert percentiles([float(one) for one in range(100, 0, -1)]) == {"p50": 51.0, "p95": 96.0, "p99": 100.0}
