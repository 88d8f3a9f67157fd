"""Deleting all of a conversation when its holder asks, and the receipt of it."""

from collections.abc import Callable
from datetime import datetime

from applications import conversations
from applications.database import Database
from applications.forget import Receipt, forget_everywhere
from applications.trackers import Trackers
from channels.messages import Message, say
from knowledge.dated import HERE, day_here, dutch_day


class Forgetting:
    """What deleting needs: both databases and the time."""

    def __init__(self, database: Database, trackers: Trackers, clock: Callable[[], datetime]) -> None:
        self._database, self._trackers, self._clock = database, trackers, clock

    def forget(self, conversation: str) -> Message:
        """Delete it, and give the last message of a conversation that is no more."""
        last = conversations.last_message(self._database, conversation)
        receipt = forget_everywhere(self._database, self._trackers, conversation, self._clock())
        return {**say(told(receipt)), "seq": last + 1, "gone": True}


def told(receipt: Receipt) -> str:
    """The receipt in words, to keep."""
    moment = f"{dutch_day(day_here(receipt.at))} om {receipt.at.astimezone(HERE):%H.%M} uur"
    counts = [
        _count(receipt.applications, "aanmelding", "aanmeldingen"),
        _count(receipt.cases, "check", "checks"),
        _count(receipt.messages, "bericht", "berichten"),
        _count(receipt.engine_events, "regel van de taalmotor", "regels van de taalmotor"),
    ]
    lines = "\n".join(f"- {one}" for one in counts)
    desks = ""
    if receipt.told:
        desks = f"\n\nWij vragen het loket per mail om de kopie te verwijderen van: {', '.join(receipt.told)}."
    return (
        f"Alles uit dit gesprek is verwijderd op {moment}.\n\n{lines}{desks}\n\n"
        "Bewaar deze tekst als bewijs. In een reservekopie kan het nog staan tot die wordt vervangen. "
        "Vraag daarnaar bij de organisatie die deze assistent aanbiedt."
    )


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
