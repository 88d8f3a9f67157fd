"""The form of the check for Rasa: one call does the whole turn and says everything itself."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import wiring
from actions.check import group_say, group_steps, say
from actions.check.aftermath import EFFECTS as AFTERMATH
from actions.check.aftermath import alike
from actions.check.flow import RUNNING, Check, Turn
from actions.check.roster import next_steps
from actions.check.turn import take
from actions.incoming import Incoming, from_tracker
from actions.messages import talk
from applications import cases, contact, desks, fieldmap, groups, questions, store
from applications.cases import Dossier, Seen
from applications.database import Database
from applications.desks import DEMO
from applications.errors import ChangedMeanwhile
from applications.teams import GROUP
from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.model import Content
from knowledge.verdict import region_of

TRIES = 5
FIRST = 1  # the number of the first case of a conversation, which is saved after the turn


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
        db = wiring.database()
        turn = await db.soon(take_turn, wiring.content(), db, incoming)
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
    with db.reading():
        seen = cases.look(db, who)
        if incoming.turn and incoming.turn == seen.mark:
            taken = cases.taken(db, who, incoming.turn)
            return Turn(seen.case, tuple(taken["says"]), taken["done"])
        check = check_of(content, db, incoming, seen)
    turn = take(check, seen.case)
    if incoming.channel == GROUP and turn.case.stage in RUNNING:
        return Turn(seen.case, (talk(content, "check_niet_in_groep"),), done=True)
    with db.session():
        cases.unchanged(db, who, seen)
        effect = EFFECTS[turn.effect]
        turn = effect(content, db, incoming, turn)
        if turn.unanswered and incoming.channel != DEMO:
            questions.unanswered(db, incoming.text, list(incoming.ranking), incoming.now)
        if turn.group:
            groups.save(db, who, turn.group, group_steps.place_of(turn.case), incoming.now)
        still = None if turn.group or effect is not nothing else seen
        number = (still.number if still else cases.number(db, who)) or FIRST
        turn = replace(turn, says=tuple(of_case(one, number) for one in turn.says))
        cases.save(db, who, turn.case, incoming.now, _taken(incoming, turn), still)
    return turn


def check_of(content: Content, db: Database, incoming: Incoming, seen: Seen) -> Check:
    """What came in, in its surroundings."""

    def filled(one: Seen | Dossier) -> bool:
        details = contact.load(db, incoming.conversation, one.number) if one.contact else None
        return bool(details) and not fieldmap.missing(content, one.case, details)

    at_end = [one for one in seen.others if one.case.stage == "samenvatting"]
    return replace(
        surroundings(content, incoming, seen),
        card_filled=filled(seen),
        delivers=partial(_delivers, content, db, incoming),
        filled_others=frozenset(one.number for one in at_end if filled(one)),
    )


def surroundings(content: Content, incoming: Incoming, seen: Seen) -> Check:
    """What came in, among the cases of its conversation only: enough to tell what it is about."""
    about = {"others": seen.others, "number": seen.number, "reference": seen.reference}
    return Check(AsOf(content, incoming.today), incoming, **about)


def _delivers(content: Content, db: Database, incoming: Incoming, case: Case) -> bool:
    place = region_of(content, case)
    return incoming.channel != DEMO and desks.find(db, place.code if place else None).delivers


def of_case(said: dict, number: int) -> dict:
    """A message that knows which case it is about; so does the form on it."""
    card = said["card"]
    form = {"card": {**card, "id": f"{card['id']}-{number}"}} if card and card["kind"] == "formulier" else {}
    return {**said, **form, "dossier": number}


def nothing(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """Nothing besides keeping the case."""
    return turn


def submit(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """Make the application, or one for each candidate of a group, and say where it is."""
    if turn.case.group:
        db.needs_time()
        every = groups.submit(db, incoming.conversation, content, incoming.today, incoming.now)
        said = group_say.saved(AsOf(content, incoming.today), turn.case.group.id, every)
        return Turn(turn.case, (said,), done=True)
    place = region_of(content, turn.case)
    if warning := alike(content, db, incoming, turn, place.code if place else None):
        return warning
    made = store.submit(db, incoming.conversation, content, incoming.today, incoming.now)
    delivered = _delivers(content, db, incoming, turn.case)
    said = say.saved(AsOf(content, incoming.today), made.reference, place, delivered=delivered)
    check = check_of(content, db, incoming, cases.look(db, incoming.conversation))
    return Turn(turn.case, ({**said, "buttons": [*said["buttons"], *next_steps(check, turn.case)]},), done=True)


def wipe(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """Forget this case with its contact details, and all of a group."""
    groups.drop(db, incoming.conversation, incoming.now)
    return _forget(db, incoming, turn, [one for one in cases.dossiers(db, incoming.conversation) if one.current])


def wipe_all(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """Forget every case."""
    return _forget(db, incoming, turn, cases.dossiers(db, incoming.conversation))


def _forget(db: Database, incoming: Incoming, turn: Turn, gone: Iterable[Dossier]) -> Turn:
    """What an application was made of stays. What comes next has another number: no old button fits it."""
    who = incoming.conversation
    for one in gone:
        if one.reference is None:
            cases.drop(db, who, one.number, incoming.now)
    cases.begin(db, who, turn.case, incoming.now)
    return turn


def park(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """Keep this case and go on with another one."""
    _leave(db, incoming, turn)
    cases.begin(db, incoming.conversation, turn.case, incoming.now)
    return turn


def turn_to(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """Keep this case and go on with an earlier one."""
    _leave(db, incoming, turn)
    cases.turn_to(db, incoming.conversation, turn.number, incoming.now)
    return turn


def _leave(db: Database, incoming: Incoming, turn: Turn) -> None:
    if turn.left is not None:
        cases.save(db, incoming.conversation, turn.left, incoming.now)


EFFECTS: dict[str, Callable[[Content, Database, Incoming, Turn], Turn]] = {
    "": nothing,
    "submit": submit,
    "wipe": wipe,
    "wipe_all": wipe_all,
    "park": park,
    "turn_to": turn_to,
    "pause": nothing,
    **AFTERMATH,
}


def _taken(incoming: Incoming, turn: Turn) -> dict | None:
    return {"id": incoming.turn, "says": list(turn.says), "done": turn.done} if incoming.turn else None
