"""The commands of the check: what "terug", "stop", "waarom" and the buttons do."""

from dataclasses import replace

from actions import answering
from actions.check import say
from actions.check.flow import Check, Turn, answered, aside, ask, begin
from actions.messages import message, talk
from knowledge.case import UNKNOWN, Case
from knowledge.questions import settled
from knowledge.replies import Heard


def stop(check: Check, case: Case) -> Turn:
    """End the check and wipe what was filled in."""
    return Turn(Case(), (wiped(check, "gestopt"),), done=True, effect="wipe")


def not_kept(check: Check, case: Case) -> Turn:
    """No consent: keep nothing."""
    return Turn(Case(), (wiped(check, "niet_bewaard"),), done=True, effect="wipe")


def wiped(check: Check, name: str) -> dict:
    """A fixed text that also tells the channel to empty what was said before."""
    return {**talk(check.content, name), "wipe": True}


def ask_to_stop(check: Check, case: Case) -> Turn:
    """It looks as if somebody wants to stop or start again: ask, since that wipes the answers."""
    return Turn(case, (talk(check.content, "stoppen_vragen"),))


def resume(check: Check, case: Case) -> Turn:
    """The check runs already: go on, in the role the conversation has by now."""
    incoming = check.incoming
    if incoming.audience and case.role != incoming.audience:
        case = settled(check.content, case.with_answer("rol", incoming.audience, "profiel", incoming.now))
    return ask(check, case)


def restart(check: Check, case: Case) -> Turn:
    """Wipe the answers and begin again, in the same role."""
    fresh = Case()
    if case.role:
        fresh = fresh.with_answer("rol", case.role, case.answers["rol"].origin, case.answers["rol"].at)
    begun = begin(check, fresh)
    return replace(begun, says=({**begun.says[0], "wipe": True}, *begun.says[1:]), effect="wipe")


def back(check: Check, case: Case) -> Turn:
    """Take the last answer back and ask it again."""
    given = [name for name in case.answers if check.content.fields[name].asked == "gesprek"]
    own = [name for name in given if case.answers[name].origin == "gebruiker"]
    if not own:
        return ask(check, case, check.words("niets_terug"))
    return ask(check, replace(case.asked_again(own[-1]), stage="vragen"))


def unknown(check: Check, case: Case) -> Turn:
    """An honest "weet ik niet" to the open question; the role must be known."""
    asked = check.open_question(case)
    if asked is None:
        return ask(check, case)
    if asked.id == "rol":
        return ask(check, case.failed(), retry=True)
    return answered(check, case, Heard({asked.id: UNKNOWN}, exact=True))


def why(check: Check, case: Case) -> Turn:
    """Why is this asked?"""
    asked = check.open_question(case)
    example = f"Bijvoorbeeld: {asked.example.rstrip('.')}." if asked and asked.example else ""
    return ask(check, case, asked.why if asked else "", example)


def overview(check: Check, case: Case) -> Turn:
    """Show what was filled in, then go on."""
    if not case.answers:
        return ask(check, case, check.words("nog_niets"))
    card = say.overview(check.as_of, case)
    return aside(check, case, [message(card["title"] + ":", card=card)])


def person(check: Check, case: Case) -> Turn:
    """Where to find a person, then back."""
    return aside(check, case, [answering.person(check.content, case, check.incoming)])


def application(check: Check, case: Case) -> Turn:
    """On to the card, once no question is open."""
    return ask(check, case.at_stage("kaart")) if check.open_question(case) is None else ask(check, case)


def card(check: Check, case: Case) -> Turn:
    """The card was filled in: on to the summary."""
    shown = case.stage in {"kaart", "samenvatting"} and check.card_filled
    return ask(check, case.at_stage("samenvatting") if shown else case)


def change(check: Check, case: Case) -> Turn:
    """Which answer must change?"""
    return Turn(case, (say.to_change(check.as_of, case),))


def confirm(check: Check, case: Case) -> Turn:
    """Consent: the application may be kept. Only after the summary was shown."""
    if case.stage != "samenvatting" or check.open_question(case) or not check.card_filled:
        return ask(check, case)
    return Turn(case.at_stage("klaar"), (), done=True, effect="submit")


COMMANDS = {
    "stop": stop,
    "stoppen_vragen": ask_to_stop,
    "niet_bewaren": not_kept,
    "opnieuw": restart,
    "terug": back,
    "weet_niet": unknown,
    "waarom": why,
    "overzicht": overview,
    "mens": person,
    "aanmelding": application,
    "kaart": card,
    "aanpassen": change,
    "bevestig": confirm,
    "start_check": resume,
}
