"""One turn of the check: a case and a message in; the next case and what to say out.

Plain functions over values: nothing here knows Rasa or a database. `effect` asks the caller for
what only it can do: submit the application, or wipe what was stored.
"""

from dataclasses import dataclass, replace
from typing import Literal

from actions import answering
from actions.check import say
from actions.check.commands import command_of, says_no, says_yes
from actions.incoming import Incoming
from actions.messages import button, message, talk
from knowledge.answers import SURE
from knowledge.case import UNKNOWN, Case
from knowledge.dated import AsOf
from knowledge.model import Content, Field
from knowledge.questions import next_question, settled
from knowledge.replies import Heard, heard, is_question
from knowledge.verdict import judge

Effect = Literal["", "submit", "wipe"]
RUNNING = frozenset({"vragen", "uitslag", "kaart", "samenvatting"})
NONSENSE = "kan_niet_verstaan"


@dataclass(frozen=True)
class Turn:
    """What a turn leads to. `done` ends the check; `unanswered`: a question without an answer, to be kept."""

    case: Case
    says: tuple[dict, ...]
    done: bool = False
    effect: Effect = ""
    unanswered: bool = False


@dataclass(frozen=True)
class Check:
    """A case in its surroundings: the content of the day and the message that came in."""

    as_of: AsOf
    incoming: Incoming
    card_filled: bool = False

    @property
    def content(self) -> Content:
        """The content as of today."""
        return self.as_of.content

    def open_question(self, case: Case) -> Field | None:
        """The question that is open: one asked again on purpose, or the next that matters."""
        if case.asking:
            return self.content.fields[case.asking]
        return next_question(self.content, case, self.as_of.today)

    def words(self, name: str) -> str:
        """A fixed text."""
        return self.content.talk[name].text


def take(check: Check, case: Case) -> Turn:
    """The turn that follows from the message."""
    incoming = check.incoming
    if case.stage == "klaar" and incoming.payload.get("doe") == "bevestig":
        return Turn(case, (), done=True, effect="submit")
    if case.stage not in RUNNING:
        return begin(check, case)
    if field_id := incoming.payload.get("veld"):
        if incoming.payload.get("doe") == "wijzig":
            return ask(check, settled(check.content, case.asked_again(field_id)))
        return answered(check, case, Heard({field_id: incoming.payload["waarde"]}, exact=True))
    if article_id := incoming.payload.get("artikel"):
        return aside(check, case, [answering.article(check.content, case, incoming, article_id)])
    return typed(check, case)


def typed(check: Check, case: Case) -> Turn:
    """A message in words: a reply to the open question, a command, a question, or answers."""
    incoming, asked = check.incoming, check.open_question(case)
    command = command_of(incoming)
    if asked and incoming.typed and command is None:
        exact = heard(check.as_of, asked, incoming.text, ())
        if exact.answers and not is_question(incoming.text):
            return answered(check, case, heard(check.as_of, asked, incoming.text, incoming.entities))
    if command:
        return COMMANDS[command](check, case)
    if asked is None and incoming.typed and not is_question(incoming.text):
        if says_yes(incoming):
            return COMMANDS["bevestig" if case.stage == "samenvatting" else "aanmelding"](check, case)
        if says_no(incoming):
            return COMMANDS["aanpassen" if case.stage == "samenvatting" else "niet_bewaren"](check, case)
    return question_or_answers(check, case, asked)


def question_or_answers(check: Check, case: Case, asked: Field | None) -> Turn:
    """A question in the middle is answered and the check goes on; otherwise look for answers."""
    incoming = check.incoming
    found = heard(check.as_of, asked, incoming.text, incoming.entities)
    relevant = {name: value for name, value in found.answers.items() if _fits(check, case, name)}
    if (relevant or found.ambiguous or found.impossible) and not is_question(incoming.text):
        return answered(check, case, replace(found, answers=relevant))
    says, understood = answering.answered(check.content, case, incoming)
    sure = incoming.ranking and incoming.ranking[0]["confidence"] >= SURE
    if understood and (is_question(incoming.text) or (sure and incoming.intent == "vraag")):
        return aside(check, case, says)
    if incoming.intent in check.content.talk and incoming.intent != NONSENSE:
        return aside(check, case, [message(check.words(incoming.intent))])
    return replace(not_understood(check, case, asked), unanswered=is_question(incoming.text))


def begin(check: Check, case: Case) -> Turn:
    """Start: take over what the last question said, then ask the first question."""
    incoming = check.incoming
    if incoming.intent == "bevestig" and not incoming.check_offered:
        return Turn(case, (talk(check.content, "bevestig"),), done=True)
    fresh = Case(stage="vragen") if case.stage == "klaar" else case.at_stage("vragen")
    if incoming.audience and not fresh.role:
        fresh = fresh.with_answer("rol", incoming.audience, "profiel", incoming.now)
    said = heard(check.as_of, None, incoming.text, incoming.entities) if incoming.typed else Heard()
    for name, value in said.answers.items():
        fresh = fresh.with_answer(name, value, "gebruiker", incoming.now)
    fresh = settled(check.content, fresh)
    told = [name for name, given in fresh.answers.items() if given.origin == "gebruiker"]
    taken = f"{check.words('overgenomen')}\n{say.noted(check.as_of, fresh, told)}" if told else ""
    return ask(check, fresh, check.words("check_begin"), taken)


def answered(check: Check, case: Case, found: Heard) -> Turn:
    """Answers came in: keep them, say which ones were heard besides the plain reply, and go on."""
    if found.ambiguous:
        return _which_place(check, case, found)
    if found.impossible:
        return ask(check, case.failed(), check.words("leeftijd_kan_niet"), retry=True)
    asked, before = check.open_question(case), case
    for name, value in found.answers.items():
        case = case.with_answer(name, value, "gebruiker", check.incoming.now)
    case = settled(check.content, case)
    plain_reply = {asked.id} - {"gemeente"} if asked and found.exact else set()
    changed = [
        name
        for name in found.answers
        if name in case.answers and before.value(name) != case.value(name) and name not in plain_reply
    ]
    head = "gewijzigd" if any(before.value(name) for name in changed) else "genoteerd"
    note = f"{check.words(head)}\n{say.noted(check.as_of, case, changed)}" if changed else ""
    return ask(check, case, note)


def ask(check: Check, case: Case, *before: str, retry: bool = False) -> Turn:
    """Say what comes next: the open question, else the outcome, the card or the summary."""
    asked = check.open_question(case)
    if asked:
        stage = "vragen" if case.stage == "uitslag" else case.stage
        retry = retry or case.attempts > 0
        return Turn(replace(case, stage=stage), (say.question(check.as_of, case, asked, *before, retry=retry),))
    verdict = judge(check.content, case, check.as_of.today)
    if case.stage in {"vragen", "uitslag"}:
        return Turn(case.at_stage("uitslag"), (say.outcome(check.as_of, verdict, *before),))
    if case.stage == "kaart" or not check.card_filled:
        return Turn(case, (*_before(before), say.form(check.as_of, case)))
    return Turn(case, (*_before(before), say.summary(check.as_of, case, verdict)))


def aside(check: Check, case: Case, says: list[dict]) -> Turn:
    """Something in between, then back to where the check was."""
    back = ask(check, case, check.words("verder_met_vraag"))
    return replace(back, says=(*says, *back.says))


def not_understood(check: Check, case: Case, asked: Field | None) -> Turn:
    """First other words, then buttons and a person."""
    case = case.failed()
    if asked is None:
        return ask(check, case, check.words("niet_begrepen"))
    if case.attempts == 1:
        return ask(check, case, check.words("niet_begrepen"), retry=True)
    buttons = [*say.choices(check.as_of, asked), button("Spreek een mens", doe="mens")]
    return Turn(case, (message(check.words("niet_begrepen_knoppen"), buttons=buttons),))


def _fits(check: Check, case: Case, name: str) -> bool:
    return case.role is None or case.role in check.content.fields[name].roles


def _which_place(check: Check, case: Case, found: Heard) -> Turn:
    buttons = [button(one.name, veld="gemeente", waarde=one.name) for one in found.ambiguous]
    return Turn(case, (message(check.words("welke_gemeente"), buttons=buttons),))


def _before(texts: tuple[str, ...]) -> tuple[dict, ...]:
    body = "\n\n".join(text for text in texts if text)
    return (message(body),) if body else ()


# --- commands ---------------------------------------------------------------------------------


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
