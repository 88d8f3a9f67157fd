"""The form of the check for Rasa: one call does the whole turn and says everything itself."""

import asyncio
from collections.abc import Callable

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import wiring
from actions.check import group_say, group_steps, say
from actions.check.flow import Check, Turn
from actions.check.turn import take
from actions.incoming import Incoming, from_tracker
from applications import cases, contact, fieldmap, groups, questions, store
from applications.database import Database
from applications.errors import ChangedMeanwhile
from knowledge.dated import AsOf
from knowledge.model import Content

TRIES = 5


class ValidateCheckForm(Action):
    """Rasa calls this when the check starts and on every message while it runs."""

    def name(self) -> str:
        """The name Rasa gives to the validation of `check_form`."""
        return "validate_check_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict) -> list:
        """Take one turn; the slots keep the form open until the check is done.

        Setting `antwoord`, even to nothing, tells Rasa that this message was for the form.
        """
        incoming = from_tracker(tracker.sender_id, tracker.latest_message, tracker.events)
        turn = await asyncio.to_thread(take_turn, wiring.content(), wiring.database(), incoming)
        for one in turn.says:
            dispatcher.utter_message(json_message=one)
        return [SlotSet("antwoord", None), SlotSet("requested_slot", None if turn.done else "antwoord")]


def take_turn(content: Content, db: Database, incoming: Incoming) -> Turn:
    """Load the case, take the turn, do what it asks for, and keep the case with what was said.

    A turn that comes again, because its reply was lost on the way, is not taken twice. A turn that somebody
    else came between, such as a card sent at the same moment, is taken again from what holds by then.
    """
    for _ in range(TRIES - 1):
        try:
            return _take_once(content, db, incoming)
        except ChangedMeanwhile:
            continue
    return _take_once(content, db, incoming)


def _take_once(content: Content, db: Database, incoming: Incoming) -> Turn:
    who = incoming.conversation
    if taken := cases.taken(db, who, incoming.turn):
        return Turn(cases.load(db, who), tuple(taken["says"]), taken["done"])
    seen, details = cases.look(db, who), contact.load(db, who)
    filled = bool(details) and not fieldmap.missing(content, seen.case, details)
    check = Check(AsOf(content, incoming.today), incoming, filled, seen.others, seen.number)
    turn = take(check, seen.case)
    with db.session():
        cases.unchanged(db, who, seen)
        turn = EFFECTS[turn.effect](content, db, incoming, turn)
        if turn.unanswered:
            questions.unanswered(db, incoming.text, list(incoming.ranking), incoming.now)
        if turn.group:
            groups.save(db, who, turn.group, group_steps.place_of(turn.case), incoming.now)
        cases.save(db, who, turn.case, incoming.now, turn=_taken(incoming, turn))
    return turn


def nothing(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """Nothing besides keeping the case."""
    return turn


def submit(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """Make the application, or one for each candidate of a group, and say where it is."""
    if turn.case.group:
        every = groups.submit(db, incoming.conversation, content, incoming.today, incoming.now)
        said = group_say.saved(AsOf(content, incoming.today), turn.case.group.id, every)
        return Turn(turn.case, (said,), done=True)
    made = store.submit(db, incoming.conversation, content, incoming.today, incoming.now)
    region = made.document["region"]["code"] if made.document.get("region") else None
    return Turn(turn.case, (say.saved(content, made.reference, region, incoming.today),), done=True)


def wipe(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """Forget the contact details, and all of a group; the answers go with the case that the turn gives."""
    groups.drop(db, incoming.conversation, incoming.now)
    contact.save(db, incoming.conversation, {}, incoming.now)
    return turn


def park(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """Keep this case as it is and go on with another one."""
    cases.begin(db, incoming.conversation, turn.case, incoming.now)
    return turn


def turn_to(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """Keep this case as it is and go on with an earlier one."""
    cases.turn_to(db, incoming.conversation, turn.number, incoming.now)
    return turn


EFFECTS: dict[str, Callable[[Content, Database, Incoming, Turn], Turn]] = {
    "": nothing,
    "submit": submit,
    "wipe": wipe,
    "park": park,
    "turn_to": turn_to,
    "pause": nothing,
}


def _taken(incoming: Incoming, turn: Turn) -> dict | None:
    return {"id": incoming.turn, "says": list(turn.says), "done": turn.done} if incoming.turn else None
