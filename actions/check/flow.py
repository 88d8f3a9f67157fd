"""What the check does whatever came in: begin, keep answers, ask what comes next, step aside and back.

Plain functions over values: nothing here knows Rasa or a database. `effect` asks the caller for
what only it can do: submit the application, wipe what was stored, park this case and begin another
(`case` is its first state), turn to the case `number`, or make a code to go on with later.
"""

from dataclasses import dataclass, replace
from typing import Literal

from actions.check import say
from actions.incoming import Incoming
from actions.messages import button, message, talk
from applications.cases import Dossier
from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.model import Content, Field
from knowledge.questions import next_question, settled
from knowledge.replies import Heard, heard
from knowledge.verdict import judge

Effect = Literal["", "submit", "wipe", "park", "turn_to", "pause"]
RUNNING = frozenset({"vragen", "uitslag", "kaart", "samenvatting"})


@dataclass(frozen=True)
class Turn:
    """What a turn leads to. `done` ends the check; `unanswered`: a question without an answer, to be kept."""

    case: Case
    says: tuple[dict, ...]
    done: bool = False
    effect: Effect = ""
    unanswered: bool = False
    number: int = 0


@dataclass(frozen=True)
class Check:
    """A case in its surroundings: the content of the day, the message that came in, the other cases of this talk."""

    as_of: AsOf
    incoming: Incoming
    card_filled: bool = False
    others: tuple[Dossier, ...] = ()
    number: int = 0

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


def _which_place(check: Check, case: Case, found: Heard) -> Turn:
    buttons = [button(one.name, veld="gemeente", waarde=one.name) for one in found.ambiguous]
    return Turn(case, (message(check.words("welke_gemeente"), buttons=buttons),))


def _before(texts: tuple[str, ...]) -> tuple[dict, ...]:
    body = "\n\n".join(text for text in texts if text)
    return (message(body),) if body else ()
