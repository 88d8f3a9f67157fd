"""The action server is slow, or something else answers in its place."""

import pytest

from tests.faults.marks import fault, thorough, until
from tests.faults.person import CHECK, clear
from tests.faults.town import Town

pytestmark = pytest.mark.stack
GARBAGE = {
    "a page": b"<html><body>It works!</body></html>",
    "nothing": b"",
    "null": b"null",
    "half": b'{"events": [{"event": "slot", "na',
    "another shape": b'{"events": 7, "responses": "hallo"}',
    "no answer": b'{"events": [], "responses": []}',
    "an unknown event": b'{"events": [{"event": "explode"}], "responses": []}',
}
SOME = ("a page", "no answer")


@fault(
    "the action server answers with {said}",
    "'Ik kan nu even geen antwoord geven. Wat u eerder heeft ingevuld, is bewaard.', then the answer",
    "the turn once; the check goes on",
)
@pytest.mark.parametrize("said", [pytest.param(one, marks=() if one in SOME else thorough) for one in GARBAGE])
def test_garbage_instead_of_an_answer(town: Town, record_property, said: str) -> None:
    person = CHECK.begin(town.own)
    town.gate.garbage = GARBAGE[said]
    assert clear(person.send("once", text="vmbo")).status == 503
    town.gate.garbage = None
    CHECK.went_well(person, person.insist("once", text="vmbo"))
    record_property("waited", person.waited)


@thorough
@fault("the action server needs 5 seconds", "'Een ogenblik, ik zoek het antwoord.', then the answer", "the turn once")
def test_a_slow_action_server(town: Town, record_property) -> None:
    person, other = CHECK.begin(town.own), CHECK.begin(town.own)
    town.gate.delay = 5
    waiting = person.sending("once", text="vmbo")
    until(lambda: not town.gate.delay, "the slow call")
    CHECK.went_well(other, other.insist("once", text="vmbo"))
    assert not waiting.done()
    assert waiting.result().status == 200
    CHECK.went_well(person, waiting.result())
    record_property("waited", person.waited)


@thorough
@fault(
    "the action server takes longer than anybody waits",
    "after 9 seconds: 'Ik kan nu even geen antwoord geven.'; to the same request again the answer",
    "the turn once; others are answered meanwhile",
)
def test_an_action_server_that_hangs(town: Town, record_property) -> None:
    person, other = CHECK.begin(town.own), CHECK.begin(town.own)
    with town.gate.holding("after"):
        waiting = person.sending("once", text="vmbo")
        assert town.gate.arrived.wait(30)
        CHECK.went_well(other, other.insist("once", text="vmbo"))
        assert clear(waiting.result()).status == 503
    CHECK.went_well(person, person.insist("once", text="vmbo"))
    record_property("waited", person.waited)
