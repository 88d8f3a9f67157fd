"""A disk that is full: no process may make its files any larger. That takes no rights of an administrator."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.faults.marks import fault
from tests.faults.person import CHECK, SENDING, Step, clear
from tools.trial import Assistant

pytestmark = pytest.mark.stack
FULL = 4096  # bytes; every file is larger by now


@contextmanager
def full(assistant: Assistant) -> Iterator[None]:
    """As long as this lasts, whoever writes further into a file than it may gets an error."""
    pids = [assistant.pid(one) for one in ("actions", "channels", "rasa", "applications.worker")]
    before = [resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in pids]
    for pid, (_, hard) in zip(pids, before, strict=True):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (FULL, hard))
    try:
        yield
    finally:
        for pid, limits in zip(pids, before, strict=True):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)


@fault(
    "disk full in the middle of {step}",
    "'Ik kan nu even geen antwoord geven. Wat u eerder heeft ingevuld, is bewaard.', then the answer",
    "all that was stored; the turn once when there is room again; no process ended",
)
@pytest.mark.parametrize("step", [CHECK, SENDING], ids=lambda one: one.name)
def test_a_full_disk(assistant: Assistant, record_property, step: Step) -> None:
    person = step.begin(assistant)
    parts = [assistant.pid(one) for one in ("actions", "channels", "rasa")]
    with full(assistant):
        assert clear(person.send("once", **step.body)).status == 503
        assert clear(person.send("other", text="wat is een nugger")).status == 503
    step.went_well(person, person.insist("once", **step.body))
    assert parts == [assistant.pid(one) for one in ("actions", "channels", "rasa")]
    record_property("waited", person.waited)
