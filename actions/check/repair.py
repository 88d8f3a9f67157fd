"""Taking things back: the previous question, a wrong answer, a question that is open again and may stay as it was."""

from actions.check import notes, say
from actions.check.flow import Check, Turn, ask
from actions.check.keeping import answered
from actions.messages import talk
from knowledge.case import UNKNOWN, Case
from knowledge.corrections import last_answered
from knowledge.replies import Heard

EARLIER = {"samenvatting": "kaart", "kaart": "uitslag"}


def back(check: Check, case: Case) -> Turn:
    """One step back: to the card, the outcome, or the previous question. What was answered there stays for now."""
    if check.open_question(case) is None and case.stage in EARLIER:
        return ask(check, case.at_stage(EARLIER[case.stage]))
    last = last_answered(check.as_of, case)
    if last is None:
        return ask(check, case, check.words("niets_terug"))
    return ask(check, case.asked_again(last.id))


def take_back(check: Check, case: Case) -> Turn:
    """Said to be wrong, without saying what: the last answer goes. After the outcome it can be any: ask."""
    asked = check.open_question(case)
    if asked is None:
        return change(check, case)
    wrong = asked if case.value(asked.id) else last_answered(check.as_of, case)
    if wrong is None:
        return ask(check, case, check.words("niets_terug"))
    return ask_anew(check, case, wrong.id)


def ask_anew(check: Check, case: Case, field_id: str, *before: str) -> Turn:
    """An answer is wrong: take it away, say so, and ask its question again."""
    gone = f"{check.words('teruggenomen')}\n{say.noted(check.as_of, case, [field_id])}"
    return ask(check, case.taken_back(field_id), *before, gone)


def leave(check: Check, case: Case) -> Turn:
    """Never mind: what was answered stays so. With a question open it may mean stopping: ask."""
    asked = check.open_question(case)
    if asked and case.value(asked.id):
        return ask(check, case.asked_again(None), check.words("zo_gelaten"))
    return ask_to_stop(check, case) if asked else ask(check, case, check.words("alles_zo_gelaten"), briefly=True)


def ask_to_stop(check: Check, case: Case) -> Turn:
    """It looks as if somebody wants to stop or start again: ask, since that wipes the answers."""
    offering = case.offering({"doe": "stop"}, {"doe": "verder"})
    return Turn(offering, (talk(check.content, "stoppen_vragen"),))


def go_on(check: Check, case: Case) -> Turn:
    """On with the check, nothing changed."""
    asked = check.open_question(case)
    return leave(check, case) if asked and case.value(asked.id) else ask(check, case)


def change(check: Check, case: Case) -> Turn:
    """Which answer must change?"""
    if not case.answers:
        return ask(check, case, check.words("nog_niets"))
    return Turn(case, (say.to_change(check.as_of, case),))


def skip(check: Check, case: Case) -> Turn:
    """Skip the open question: that counts as "weet ik niet", and is said."""
    asked = check.open_question(case)
    if asked is None or asked.id == "rol" or case.value(asked.id):
        return unknown(check, case)
    return answered(check, case, Heard({asked.id: UNKNOWN}, exact=True, literal=True), check.words("overgeslagen"))


def unknown(check: Check, case: Case) -> Turn:
    """An honest "weet ik niet" to the open question; the role must be known."""
    asked = check.open_question(case)
    if asked is None:
        return ask(check, case, briefly=True)
    if asked.id == "rol":
        return ask(check, case.failed(), notes.why(check.content, case, asked), retry=True)
    return answered(check, case, Heard({asked.id: UNKNOWN}, exact=True, literal=True))


REPAIRS = {
    "terug": back,
    "klopt_niet": take_back,
    "laat_maar": leave,
    "verder": go_on,
    "aanpassen": change,
    "overslaan": skip,
    "weet_niet": unknown,
}
