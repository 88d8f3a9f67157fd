"""After an application: where it stands, correcting it, taking it back, one for another candidate, being forgotten.

What is said or pressed becomes an effect (`ACTS`); the effect asks and changes the store (`EFFECTS`).
"""

from collections.abc import Callable
from dataclasses import replace

from actions.check import say
from actions.check.commands import said
from actions.check.flow import RUNNING, Check, Turn, ask
from actions.incoming import Incoming
from actions.messages import button, message, talk
from applications import answers, corrections, handover, lifecycle, store
from applications.database import Database
from applications.errors import NotAllowed, UnknownApplication
from applications.lifecycle import SENDER
from applications.status import CORRECTABLE, LABELS, allowed
from applications.store import Standing
from knowledge.case import Case
from knowledge.dated import AsOf, day_here, dutch_day
from knowledge.model import Content

Act = Callable[[Check, Case], Turn]
Effect = Callable[[Content, Database, Incoming, Turn], Turn]
ONCE_SUBMITTED = "samenvatting"
# These ask something first: then "ja" must be about that, so no question of the check follows it.
ASKING = {"intrekken", "vergeet"}


def _wanted(effect: str) -> Act:
    """An act that leaves all to its effect; a check that runs is asked on afterwards."""

    def act(check: Check, case: Case) -> Turn:
        running = case.stage in RUNNING
        on = running and effect not in ASKING
        back = ask(check, case, check.words("verder_met_vraag"), briefly=True) if on else Turn(case, ())
        return replace(back, effect=effect, done=not running)

    return act


def after(check: Check, case: Case) -> Turn | None:
    """While no check runs: what concerns applications, pressed or said word for word. None for anything else."""
    wanted = said(check.content, check.incoming) if check.incoming.typed else check.incoming.payload.get("doe")
    return ACTS[wanted](check, case) if wanted in ACTS else None


ACTS: dict[str, Act] = {
    name: _wanted(name)
    for name in (
        *("status", "verbeteren", "intrekken", "echt_intrekken", "kopie", "verstuurd"),
        *("antwoorden", "vergeet", "echt_vergeten"),
    )
}


def buttons_for(one: Standing) -> list[dict]:
    """What can still be done with an application, by where it stands."""
    offered = [
        ("Beantwoord de vraag van het loket", "antwoorden", one.status == answers.ASKED),
        ("Verbeteren", "verbeteren", one.status in CORRECTABLE),
        ("Intrekken", "intrekken", allowed(one.status, "ingetrokken", SENDER.role)),
        ("Ik heb het verstuurd", "verstuurd", one.status == "concept"),
        ("Zelfde plek, andere kandidaat", "kopie", True),
    ]
    return [button(title, doe=name, aanmelding=one.reference) for title, name, can in offered if can]


def show(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """Where every application of this conversation stands."""
    made = store.standing(db, incoming.conversation)
    if not made:
        return _before(turn, talk(content, "geen_aanmeldingen"))
    lines = "\n".join(f"- {_line(one)}" for one in made)
    return _before(turn, message(f"{content.talk['status_kop'].text}\n{lines}", buttons=buttons_for(made[-1])))


def correct(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """A further case with all answers; kept, it is the next version of the same application."""
    one = _asked_for(db, incoming)
    try:
        case = corrections.correct(db, incoming.conversation, one.reference if one else "", incoming.now)
    except (UnknownApplication, NotAllowed):
        return _cannot(content, turn, one)
    words = message(content.talk["verbeteren"].text.replace("[kenmerk]", one.reference if one else ""))
    return Turn(case, (words, say.to_change(AsOf(content, incoming.today), case)))


def answer(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """The form for an answer to the desk, when it waits for one."""
    one = _asked_for(db, incoming)
    if one is None or one.status != answers.ASKED:
        return _cannot(content, turn, one)
    words = content.talk["antwoord_geven"].text.replace("[kenmerk]", one.reference)
    return _before(turn, message(words, card=answers.card(one.reference)))


def ask_to_withdraw(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """Taking back is never guessed: ask first."""
    one = _asked_for(db, incoming)
    if one is None or not allowed(one.status, "ingetrokken", SENDER.role):
        return _cannot(content, turn, one)
    words = content.talk["intrekken_vragen"].text.replace("[kenmerk]", one.reference)
    really = {"doe": "echt_intrekken", "aanmelding": one.reference}
    return _yes_or_no(turn, words, ("Ja, trek de aanmelding in", really), "Nee, laat staan")


def withdraw(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """Taken back; a desk that has it is told."""
    one = _asked_for(db, incoming)
    try:
        handover.withdraw(db, one.reference if one else "", incoming.now)
    except (UnknownApplication, NotAllowed):
        return _cannot(content, turn, one)
    return _before(turn, talk(content, "ingetrokken"))


def handed_in(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """The sender took it to the desk himself."""
    one = _asked_for(db, incoming)
    try:
        lifecycle.move(db, one.reference if one else "", "ingediend", SENDER, incoming.now)
    except (UnknownApplication, NotAllowed):
        return _cannot(content, turn, one)
    return _before(turn, talk(content, "zelf_verstuurd"))


def copy(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """A further check for another candidate: the place and the sender stay, nothing of the candidate."""
    one = _asked_for(db, incoming)
    if one is None:
        return _before(turn, talk(content, "geen_aanmeldingen"))
    case = corrections.copy(db, incoming.conversation, one.reference, content, incoming.now)
    check = Check(AsOf(content, incoming.today), incoming)
    return ask(check, case, content.talk["kopie"].text)


def ask_to_forget(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """What will be deleted, before it is."""
    words = content.talk["vergeten_vragen"].text
    return _yes_or_no(turn, words, ("Ja, verwijder alles", {"doe": "echt_vergeten"}), "Nee, bewaar alles")


def forget(content: Content, db: Database, incoming: Incoming, turn: Turn) -> Turn:
    """The channel deletes after this turn, when the engine is at rest, and gives the receipt."""
    return Turn(turn.case, ({**talk(content, "vergeten"), "forget": True},), done=True)


EFFECTS: dict[str, Effect] = {
    "status": show,
    "antwoorden": answer,
    "verbeteren": correct,
    "intrekken": ask_to_withdraw,
    "echt_intrekken": withdraw,
    "kopie": copy,
    "verstuurd": handed_in,
    "vergeet": ask_to_forget,
    "echt_vergeten": forget,
}


def alike(content: Content, db: Database, incoming: Incoming, turn: Turn, region: str | None) -> Turn | None:
    """A warning that this candidate may have been applied for already; None when not, or when it was read."""
    if incoming.payload.get("toch"):
        return None
    found = corrections.alike(db, incoming.conversation, region, incoming.now)
    if found is None:
        return None
    day = dutch_day(day_here(found.at))
    which = f" ({found.reference})" if found.reference else ""
    words = content.talk["dubbel"].text.replace("[dag]", f"{day}{which}")
    buttons = [
        button("Toch bewaren", doe="bevestig", toch="ja"),
        button("Iets aanpassen", doe="aanpassen"),
        button("Niet bewaren", doe="niet_bewaren"),
    ]
    return Turn(turn.case.at_stage(ONCE_SUBMITTED), (message(words, buttons=buttons),))


def _yes_or_no(turn: Turn, words: str, yes: tuple[str, dict[str, str]], no: str) -> Turn:
    """A question with two answers, by button or typed; no shows where the applications stand."""
    title, payload = yes
    kept = {"doe": "verder" if turn.case.stage in RUNNING else "status"}
    asked = message(words, buttons=[button(title, **payload), button(no, **kept)])
    return replace(turn, case=turn.case.offering(payload, kept), says=(asked, *turn.says))


def _asked_for(db: Database, incoming: Incoming) -> Standing | None:
    """The application of the button, or the newest one of this conversation."""
    made = store.standing(db, incoming.conversation)
    wanted = incoming.payload.get("aanmelding")
    return next((one for one in reversed(made) if wanted in (None, one.reference)), None)


def _cannot(content: Content, turn: Turn, one: Standing | None) -> Turn:
    if one is None:
        return _before(turn, talk(content, "geen_aanmeldingen"))
    return _before(turn, message(content.talk["kan_niet_meer"].text.replace("[status]", _line(one))))


def _line(one: Standing) -> str:
    version = f", versie {one.version}" if one.version > 1 else ""
    return f"{one.reference}{version}: {LABELS[one.status].lower()} ({dutch_day(day_here(one.changed))})"


def _before(turn: Turn, first: dict) -> Turn:
    return replace(turn, says=(first, *turn.says))
