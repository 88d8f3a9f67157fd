"""A part killed while it takes part in a turn, and what must come of that turn."""

from tests.faults.marks import until
from tests.faults.person import SENDING, Person, Reply, Step, clear
from tests.faults.town import Town

SAW = (
    "'Ik kan nu even geen antwoord geven. Wat u eerder heeft ingevuld, is bewaard.'; without the channels the window "
    "itself says 'Ik krijg geen verbinding. Uw bericht is niet kwijt.'; then the answer"
)
KEPT = "the turn once; one application, one mail"


def kill_in(town: Town, part: str, step: Step, moment: str) -> Person:
    """kill -9 of a part before or after the action server takes a turn; who was in it."""
    person = step.begin(town.own)
    with town.gate.holding(moment):
        first = person.sending("once", **step.body)
        assert town.gate.arrived.wait(30)
        town.kill(part)
    clear(first.result())
    town.mend(part)
    went_once(town, person, step, person.insist("once", **step.body))
    return person


def went_once(town: Town, person: Person, step: Step, reply: Reply) -> None:
    """The reply was that to this step, the conversation goes on after it, and all of it exists once."""
    step.went_well(person, reply)
    assert town.kept(person) == (int(step is SENDING), 0)
    if step is SENDING:
        until(lambda: town.mails(reply.reference), "the mail")
        assert len(set(town.mails(reply.reference))) == 1
