"""The worker is killed while a mail server has its mail, and mail servers that are slow or refuse."""

import threading

import pytest

from tests.faults.marks import fault, until
from tests.faults.person import SENDING, Person
from tests.faults.town import Town

pytestmark = pytest.mark.stack
LATER = "now() - interval '1 second'"


def sent(town: Town) -> tuple[Person, str]:
    """Somebody handed in an application; its reference."""
    person = SENDING.begin(town.own)
    return person, person.insist("once", **SENDING.body).reference


def state(town: Town, reference: str) -> set[str]:
    return {one for (one,) in town.rows("SELECT state FROM outbox WHERE reference = %s", reference)}


@fault(
    "kill -9 of the worker while the mail server had taken the mail and not said so; the server answers nobody",
    "nothing: the reference came at once",
    "the mail; it goes out again after its lease, with the same Message-ID",
)
def test_the_worker_killed_while_it_sends(town: Town, record_property) -> None:
    town.mailbox.hold = threading.Event()
    town.mailbox.held.clear()
    try:
        person, reference = sent(town)
        assert town.mailbox.held.wait(30)
        town.kill("worker")
    finally:
        town.mailbox.hold.set()
        town.mailbox.hold = None
    town.rows(f"UPDATE outbox SET leased = {LATER} WHERE reference = %s", reference)  # two minutes later
    until(lambda: state(town, reference) == {"verstuurd"}, "the mail to be sent")
    assert len(set(town.mails(reference))) == 1
    assert town.kept(person)[0] == 1
    record_property("waited", person.waited)


@fault(
    "the mail server refuses", "nothing: the reference came at once", "the mail; it is tried again and goes out once"
)
def test_a_mail_server_that_refuses(town: Town, record_property) -> None:
    town.mailbox.refuse = 2
    person, reference = sent(town)
    until(lambda: town.mailbox.refuse == 0, "two refusals")
    tried = "SELECT count(*) FROM outbox WHERE reference = %s AND error <> '' AND leased IS NULL"
    until(lambda: town.rows(tried, reference) == [(2,)], "the refusals to be written down")
    town.rows(f"UPDATE outbox SET due = {LATER} WHERE reference = %s", reference)  # a minute later
    until(lambda: state(town, reference) == {"verstuurd"}, "the mail to be sent")
    assert len(town.mails(reference)) == 1
    record_property("waited", person.waited)
