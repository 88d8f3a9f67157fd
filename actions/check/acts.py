"""The commands of the check: what "stop", "waarom" and the buttons do. Taking things back is in `repair`."""

from dataclasses import replace

from actions import answering
from actions.check import notes, say, say_outcome
from actions.check.aftermath import ACTS as AFTERMATH
from actions.check.beginning import begin
from actions.check.dossiers import DOSSIERS, another
from actions.check.flow import Check, Turn, aside, ask
from actions.check.repair import REPAIRS, ask_to_stop
from actions.check.roster import left_over
from actions.messages import button, message, talk
from knowledge.case import Case
from knowledge.questions import settled
from knowledge.verdict import judge


def stop(check: Check, case: Case) -> Turn:
    """End the check and wipe what was filled in."""
    return Turn(Case(), (wiped(check, "gestopt"), *left_over(check, case)), done=True, effect="wipe")


def not_kept(check: Check, case: Case) -> Turn:
    """No consent: keep nothing."""
    return Turn(Case(), (wiped(check, "niet_bewaard"), *left_over(check, case)), done=True, effect="wipe")


def wiped(check: Check, name: str) -> dict:
    """A fixed text that also tells the channel to empty what was said before."""
    return {**talk(check.content, name), "wipe": True}


def resume(check: Check, case: Case) -> Turn:
    """The check runs already: go on in the role the conversation has by now, or ask whether it is for somebody else.

    What the user said of the role wins.
    """
    incoming = check.incoming
    told = case.role and case.answers["rol"].origin == "gebruiker"
    if incoming.audience and case.role != incoming.audience and not told:
        case = settled(check.content, case.with_answer("rol", incoming.audience, "profiel", incoming.now))
        return ask(check, case, briefly=True)
    return another(check, case)


def restart(check: Check, case: Case) -> Turn:
    """Wipe the answers and begin again, in the same role, for the same candidate."""
    fresh = Case(name=case.name)
    if case.role:
        fresh = fresh.with_answer("rol", case.role, case.answers["rol"].origin, case.answers["rol"].at)
    begun = begin(check, fresh)
    return replace(begun, says=({**begun.says[0], "wipe": True}, *begun.says[1:]), effect="wipe")


def why(check: Check, case: Case) -> Turn:
    """Why is this asked? After the outcome: what decided it?"""
    asked = check.open_question(case)
    if asked:
        return ask(check, case, notes.why(check.content, case, asked), notes.example(asked))
    verdict = judge(check.content, case, check.as_of.today)
    open_ones = [one for one in verdict.findings if one.status != "met"]
    against = [one for one in open_ones if one.status == "not_met"]
    reasons = [one.reason for one in against or open_ones] or [verdict.text]
    return ask(check, case, "\n".join([check.words("waarom_uitslag"), *(f"- {one}" for one in reasons)]), briefly=True)


def steps(check: Check, case: Case) -> Turn:
    """What now? What to do after the outcome, and which other way there is; before it, the open question."""
    if check.open_question(case):
        return ask(check, case, check.words("wat_nu_in_check"))
    verdict = judge(check.content, case, check.as_of.today)
    return ask(check, case, say_outcome.what_now(check.content, verdict), briefly=True)


def explain(check: Check, case: Case) -> Turn:
    """What is meant? The question in other words, with an answer somebody could give."""
    asked = check.open_question(case)
    if asked is None:
        return ask(check, case, check.content.talk["hulp"].in_check, briefly=True)
    return ask(check, case, check.words("anders_gezegd"), notes.example(asked), retry=True)


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
    if check.open_question(case):
        return ask(check, case, check.words("eerst_de_vraag"))
    return ask(check, case.at_stage("kaart"))


def no_application(check: Check, case: Case) -> Turn:
    """No application now: that wipes nothing."""
    if check.open_question(case):
        return ask(check, case)
    return Turn(case.at_stage("uitslag"), (talk(check.content, "geen_aanmelding"),))


def later(check: Check, case: Case) -> Turn:
    """Go on at another moment: the answers stay, and a code opens them elsewhere. The channel adds the code."""
    on = button("Verder met de check", doe="verder")
    if not case.own_answers:
        return Turn(case, (message(check.words("niets_te_bewaren"), buttons=[on]),))
    return Turn(case, ({**say.aside(check.content, "later_verder", on), "card": CODE},), effect="pause")


def card(check: Check, case: Case) -> Turn:
    """The card was filled in: on to the summary."""
    shown = case.stage in {"kaart", "samenvatting"} and check.card_filled
    return ask(check, case.at_stage("samenvatting") if shown else case)


def confirm(check: Check, case: Case) -> Turn:
    """Consent: the application may be kept. Only after the summary was shown."""
    if case.stage != "samenvatting" or check.open_question(case) or not check.card_filled:
        return ask(check, case)
    return Turn(case.at_stage("klaar"), (), done=True, effect="submit")


CODE = {"id": "code", "kind": "code", "title": "Uw code om later verder te gaan"}

COMMANDS = {
    **REPAIRS,
    **DOSSIERS,
    **AFTERMATH,
    "stop": stop,
    "stoppen_vragen": ask_to_stop,
    "stappen": steps,
    "niet_bewaren": not_kept,
    "opnieuw": restart,
    "waarom": why,
    "uitleg": explain,
    "overzicht": overview,
    "mens": person,
    "aanmelding": application,
    "geen_aanmelding": no_application,
    "later": later,
    "kaart": card,
    "bevestig": confirm,
    "start_check": resume,
}
