"""Two things of one person at once, and the same thing twice."""

import pytest

from tests.faults.marks import fault
from tests.faults.person import CHECK, SENDING
from tests.faults.town import Town

pytestmark = pytest.mark.stack


@fault(
    "two messages of one sender at the same moment", "both answers, one after the other", "each message once, in order"
)
def test_two_messages_at_once(town: Town, record_property) -> None:
    person = CHECK.begin(town.own)
    before = person.talk.messages[-1]["seq"]
    replies = [one.result() for one in [person.sending(text="vmbo"), person.sending(text="wat is vrijstelling?")]]
    assert [one.status for one in replies] == [200, 200]
    said = sorted(message["seq"] for one in replies for message in one.body["messages"])
    assert said == list(range(before + 1, before + 1 + len(said)))
    again = person.insist("next", text="34")
    assert again.body["messages"][-1]["progress"]["question"] == 5, again
    record_property("waited", person.waited)


@fault("the same request twice, at the same moment and later", "the same answer each time", "the turn once")
def test_the_same_request_twice(town: Town, record_property) -> None:
    person = CHECK.begin(town.own)
    both = [one.result() for one in [person.sending("same", text="vmbo") for _ in range(2)]]
    later = person.send("same", text="vmbo")
    assert both[0].body == both[1].body == later.body
    CHECK.went_well(person, later)
    record_property("waited", person.waited)


@fault(
    "the last button of an application pressed five times at once", "the same reference each time", "one application"
)
def test_the_last_button_pressed_five_times_at_once(town: Town, record_property) -> None:
    person = SENDING.begin(town.own)
    replies = [one.result() for one in [person.sending(**SENDING.body) for _ in range(5)]]
    assert {one.status for one in replies} == {200}
    made = {one["card"]["reference"] for reply in replies for one in reply.body["messages"] if one["card"]}
    assert len(made) == 1
    assert town.kept(person)[0] == 1
    record_property("waited", person.waited)
