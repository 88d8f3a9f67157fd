"""The assistant for several processes: Redis keeps the order and the limits, the engine its talks in PostgreSQL."""

from contextlib import ExitStack

import pytest

from tests.faults.killing import KEPT, SAW, kill_in, went_once
from tests.faults.marks import fault, thorough, until
from tests.faults.person import CHECK, SENDING, Step, clear
from tests.faults.town import Town

pytestmark = pytest.mark.stack
ASIDE = "wat is een nugger"
STEPS = [pytest.param(CHECK, id="check"), pytest.param(SENDING, id="sending")]
QUICK = ("sending", "before", "empty")
REDIS = [
    pytest.param(step, moment, back, id="-".join(case), marks=() if case == QUICK else thorough)
    for step in (CHECK, SENDING)
    for moment in ("before", "after")
    for back in ("empty", "with its file")
    for case in ((step.name, moment, back),)
]


@fault(
    "kill -9 of Redis in the middle of {step}, {moment} the action server took the turn; Redis came back {back}",
    "the answer; to what is said while Redis is away 'Ik kan nu even geen antwoord geven. Wat u eerder heeft "
    "ingevuld, is bewaard.'",
    f"{KEPT}; what was refused is answered when it is said again",
)
@pytest.mark.parametrize(("step", "moment", "back"), REDIS)
def test_redis_killed_in_the_middle_of_a_turn(
    wide_town: Town, record_property, step: Step, moment: str, back: str
) -> None:
    person = step.begin(wide_town.own)
    with wide_town.gate.holding(moment):
        first = person.sending("once", **step.body)
        assert wide_town.gate.arrived.wait(30)
        wide_town.kill("redis")
    assert first.result().status == 200
    assert clear(person.send("away", text=ASIDE)).status == 503
    if back == "empty":
        wide_town.cache.lose()
    wide_town.mend("redis")

    assert person.insist("once", **step.body).body == first.result().body
    went_once(wide_town, person, step, first.result())
    assert "Nugger" in person.insist("away", text=ASIDE).text
    record_property("waited", person.waited)


@thorough
@fault(
    "Redis forgot who was first in the middle of {step}: killed and started empty, and the same request came again",
    "the answer, to at least one of the two; to the same request again the same answer",
    KEPT,
)
@pytest.mark.parametrize("step", STEPS)
def test_the_order_forgotten_in_the_middle_of_a_turn(wide_town: Town, record_property, step: Step) -> None:
    person = step.begin(wide_town.own)
    with wide_town.gate.holding("after"):
        first = person.sending("once", **step.body)
        assert wide_town.gate.arrived.wait(30)
        wide_town.kill("redis")
        wide_town.cache.lose()
        wide_town.mend("redis")
        second = person.sending("once", **step.body)
        until(lambda: second.done() or wide_town.standing(person) > 1, "the second to get on or to stand in the row")
    answered = [clear(one.result()) for one in (first, second)]
    assert 200 in [one.status for one in answered]
    reply = person.insist("once", **step.body)
    assert all(one.body == reply.body for one in answered if one.status == 200)
    went_once(wide_town, person, step, reply)
    record_property("waited", person.waited)


@thorough
@fault(
    "Redis stands still (kill -STOP) in the middle of {step}",
    "within 10 seconds the answer; to what is said meanwhile 'Ik kan nu even geen antwoord geven.'",
    KEPT,
)
@pytest.mark.parametrize("step", STEPS)
def test_redis_stands_still(wide_town: Town, record_property, step: Step) -> None:
    person, other = step.begin(wide_town.own), CHECK.begin(wide_town.own)
    with ExitStack() as later:
        with wide_town.gate.holding("after"):
            first = person.sending("once", **step.body)
            assert wide_town.gate.arrived.wait(30)
            later.enter_context(wide_town.cache.still())
            assert clear(other.send("away", text="vmbo")).status == 503
        assert first.result().status == 200
    went_once(wide_town, person, step, first.result())
    CHECK.went_well(other, other.insist("away", text="vmbo"))
    record_property("waited", max(person.waited, other.waited))


@thorough
@fault(
    "kill -9 of {part} in the middle of {step}, {moment} the action server took the turn; order in Redis, talks "
    "of the engine in PostgreSQL",
    SAW,
    KEPT,
)
@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("part", ["engine", "channels", "database"])
def test_a_part_killed_with_the_talks_in_postgresql(
    wide_town: Town, record_property, part: str, step: Step, moment: str
) -> None:
    record_property("waited", kill_in(wide_town, part, step, moment).waited)
