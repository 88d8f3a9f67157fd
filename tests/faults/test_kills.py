"""kill -9 of each part in the middle of a turn: in the check, and with the last button of an application."""

import pytest

from tests.faults.killing import KEPT, SAW, kill_in
from tests.faults.marks import fault, thorough
from tests.faults.person import CHECK, SENDING, Step, clear
from tests.faults.town import Town

pytestmark = pytest.mark.stack
QUICK = {
    ("actions", "check", "before"),
    ("channels", "sending", "after"),
    ("database", "sending", "before"),
}
KILLS = [
    pytest.param(part, step, moment, id=f"{part}-{step.name}-{moment}", marks=() if quick else thorough)
    for part in ("engine", "actions", "channels", "database")
    for step in (CHECK, SENDING)
    for moment in ("before", "after")
    for quick in ((part, step.name, moment) in QUICK,)
]


@fault(
    "kill -9 of {part} in the middle of {step}, {moment} the action server took the turn",
    SAW,
    KEPT,
)
@pytest.mark.parametrize(("part", "step", "moment"), KILLS)
def test_a_part_killed_in_the_middle_of_a_turn(town: Town, record_property, part: str, step: Step, moment: str) -> None:
    record_property("waited", kill_in(town, part, step, moment).waited)


@fault(
    "kill -9 of the engine after the turn was taken; the user does not repeat, but types something new",
    "'Uw vorige bericht is toch aangekomen. Dit is het antwoord.', with the question that was not seen",
    "the answer of before; the new message is not taken for an answer to a question nobody saw",
)
def test_who_types_something_new_first_gets_the_reply_that_was_lost(town: Town, record_property) -> None:
    person = CHECK.begin(town.own)
    with town.gate.holding("after"):
        first = person.sending("lost", text="vmbo")
        assert town.gate.arrived.wait(30)
        town.kill("engine")
    assert clear(first.result()).status == 503

    late = person.send("new", text="34")

    assert late.status == 200
    assert "toch aangekomen" in late.text
    CHECK.went_well(person, late)
    record_property("waited", person.waited)
