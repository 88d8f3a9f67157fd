"""The form of the check for Rasa: one call does the whole turn and says everything itself."""

import asyncio

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import wiring
from actions.check import say
from actions.check.flow import Check, Turn
from actions.check.turn import take
from actions.incoming import Incoming, from_tracker
from applications import cases, contact, fieldmap, questions, store
from applications.database import Database
from knowledge.dated import AsOf
from knowledge.model import Content


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

    A turn that comes again, because its reply was lost on the way, is not taken twice.
    """
    who = incoming.conversation
    if taken := cases.taken(db, who, incoming.turn):
        return Turn(cases.load(db, who), tuple(taken["says"]), taken["done"])
    case, details = cases.load(db, who), contact.load(db, who)
    filled = bool(details) and not fieldmap.missing(content, case, details)
    turn = take(Check(AsOf(content, incoming.today), incoming, card_filled=filled), case)
    if turn.effect == "submit":
        made = store.submit(db, who, content, incoming.today, incoming.now)
        region = made.document["region"]["code"] if made.document.get("region") else None
        turn = Turn(turn.case, (say.saved(content, made.reference, region, incoming.today),), done=True)
    if turn.effect == "wipe":
        contact.save(db, who, {}, incoming.now)
    if turn.unanswered:
        questions.unanswered(db, incoming.text, list(incoming.ranking), incoming.now)
    cases.save(db, who, turn.case, incoming.now, turn=_taken(incoming, turn))
    return turn


def _taken(incoming: Incoming, turn: Turn) -> dict | None:
    return {"id": incoming.turn, "says": list(turn.says), "done": turn.done} if incoming.turn else None
