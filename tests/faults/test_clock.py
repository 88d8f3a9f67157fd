"""The clock of the machine jumps while somebody is in a check: a day ahead, and an hour back. Needs libfaketime."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.marks import fault, thorough
from tests.faults.person import CHECK, SENDING, Person
from tools.trial import ROOT, Assistant, start, stop

# Python begins with this. libfaketime refuses its own way to sleep: until a moment of a clock that never jumps.
SLEEP = """
import threading, time
time.sleep = lambda seconds: threading.Event().wait(seconds) and None
"""
LIBRARY = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)
pytestmark = [
    pytest.mark.stack,
    thorough,
    pytest.mark.skipif(LIBRARY is None, reason="the package libfaketime is not installed"),
]


@pytest.fixture(scope="module")
def jumper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Assistant, Path]]:
    """An assistant whose processes all read their clock from a file, except for how long something takes."""
    folder = tmp_path_factory.mktemp("jumper")
    clock = folder / "clock"
    clock.write_text("+0")
    (folder / "sitecustomize.py").write_text(SLEEP)
    settings = {"LD_PRELOAD": str(LIBRARY), "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1"}
    settings |= {"FAKETIME_DONT_FAKE_MONOTONIC": "1", "PYTHONPATH": f"{folder}:{ROOT}"}
    own = start(folder / "var", RATE_LIMIT="off", DEMO="1", **settings)
    yield own, clock
    stop(own)


@fault(
    "the clock of all processes jumps {jump} in the middle of a check",
    "nothing: the answer to each message",
    "the check, the order of the messages, and the application",
)
@pytest.mark.parametrize("jump", ["+1d", "-1h"])
def test_the_clock_jumps(jumper: tuple[Assistant, Path], record_property, jump: str) -> None:
    own, clock = jumper
    person, sender = CHECK.begin(own), SENDING.begin(own)
    try:
        clock.write_text(jump)
        CHECK.went_well(person, person.insist("once", text="vmbo"))
        SENDING.went_well(sender, sender.insist("once", **SENDING.body))
        ordered(person)
    finally:
        clock.write_text("+0")
    back = person.insist("back", text="terug")
    assert CHECK.answered in back.text, back
    record_property("waited", max(person.waited, sender.waited))


def ordered(person: Person) -> None:
    """What is told again comes in the order in which it was said."""
    status, reply = person.talk.assistant.get("/api/messages?after=0", person.talk.token)
    assert status == 200
    assert [one["text"] for one in reply["messages"]] == [one["text"] for one in person.talk.everything]
