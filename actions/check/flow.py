"""What the check does whatever came in: ask what comes next, step aside and back.

Plain functions over values: nothing here knows Rasa or a database. `effect` asks the caller for
what only it can do: submit the application, wipe what was stored, park this case and begin another
(`case` is its first state), turn to the case `number`, wipe all of them, or make a code to go on with later.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from actions.check import group_say, group_steps, notes, say, say_outcome
from actions.incoming import Incoming
from actions.messages import above
from applications.case_rows import ELSEWHERE
from applications.cases import Dossier, called
from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.group import AMOUNT, OVERVIEW, Members
from knowledge.model import Content, Field
from knowledge.questions import next_question
from knowledge.verdict import judge

Effect = str  # a key of EFFECTS in `form`
RUNNING = frozenset({"vragen", "uitslag", "kaart", "samenvatting", AMOUNT, OVERVIEW})
OVER = frozenset({"klaar", ELSEWHERE})


@dataclass(frozen=True)
class Turn:
    """What a turn leads to. `done` ends the check; `unanswered`: a question without an answer, to be kept.

    `group`: all candidates as they are by now, when `case` is one of several.
    `left` is how the case is kept that is open now, when another one takes its place.
    """

    case: Case
    says: tuple[dict, ...]
    done: bool = False
    effect: Effect = ""
    unanswered: bool = False
    number: int = 0
    group: Members = ()
    left: Case | None = None


@dataclass(frozen=True)
class Check:
    """A case in its surroundings: the content of the day, the message that came in, the other cases of this talk.

    `group`: the candidates of its group as this turn has changed them.
    `number` and `reference` (of its application) are of the case itself. `delivers`: does the desk of the region of
    a case get an application by itself?
    """

    as_of: AsOf
    incoming: Incoming
    card_filled: bool = False
    others: tuple[Dossier, ...] = ()
    number: int = 0
    group: Members = ()
    filled_others: frozenset[int] = frozenset()
    reference: str | None = None
    delivers: Callable[[Case], bool] = lambda _case: False

    @property
    def content(self) -> Content:
        """The content as of today."""
        return self.as_of.content

    def open_question(self, case: Case) -> Field | None:
        """The question that is open, as it is put to this role."""
        asked = self._open(case)
        return asked.put_to(case.role) if asked else None

    def _open(self, case: Case) -> Field | None:
        """One asked again on purpose, or the next that matters."""
        if case.group:
            return group_steps.open_question(self.as_of, case, self.members(case))
        if case.stage == AMOUNT and case.role:
            return None
        if case.asking:
            return self.content.fields[case.asking]
        return next_question(self.content, case, self.as_of.today)

    def members(self, case: Case) -> Members:
        """The candidates of the group of this case."""
        return self.group or group_steps.members_of(case, self.others)

    def whose(self, case: Case) -> str:
        """Who the check is about, to stand before a question or an outcome; empty for somebody's only one."""
        said = called(case, self.number)
        return f"{said[:1].upper()}{said[1:]}." if case.name else ""

    def words(self, name: str) -> str:
        """A fixed text."""
        return self.content.talk[name].text


def ask(check: Check, case: Case, *before: str, retry: bool = False, briefly: bool = False) -> Turn:
    """Say what comes next: the open question, else the outcome, the card or the summary.

    `retry`: the question in other words. `briefly`: an outcome that was shown before is only named.
    """
    if case.group or (case.stage == AMOUNT and case.role):
        return _in_group(check, case, before, retry)
    asked = check.open_question(case)
    if asked:
        case = replace(case, stage="vragen" if case.stage == "uitslag" else case.stage)
        whose, retry = check.whose(case), retry or case.attempts > 0
        return Turn(case, (say.question(check.as_of, case, asked, *before, retry=retry, whose=whose),))
    verdict = judge(check.content, case, check.as_of.today)
    before = (*before, check.whose(case), notes.outcome_change(check.as_of, case, verdict))
    briefly = briefly and case.stage == "uitslag" and case.told == verdict.outcome
    case = case.shown(verdict.outcome)
    if briefly:
        return Turn(case, (say_outcome.outcome_again(check.as_of, verdict, *before),))
    if case.stage in {"vragen", "uitslag"}:
        return Turn(case.at_stage("uitslag"), (say_outcome.outcome(check.as_of, verdict, *before),))
    if case.stage == "kaart" or not check.card_filled:
        return Turn(case, (*above(before), say.form(check.as_of, case)))
    return Turn(case, (*above(before), say.summary(check.as_of, case, verdict, delivers=check.delivers(case))))


def _in_group(check: Check, case: Case, before: tuple[str, ...], retry: bool) -> Turn:
    """What comes next when there are several candidates, or when it is asked how many there are."""
    if case.group is None:
        return Turn(case, (group_say.how_many(check.content, case, *before),))
    filled = check.card_filled
    found = group_steps.ahead(check.as_of, case, check.members(case), *before, retry=retry, card_filled=filled)
    return Turn(found.case, found.says, group=found.members)


def aside(check: Check, case: Case, says: Iterable[dict]) -> Turn:
    """Something in between, then back to where the check was."""
    back = ask(check, case, check.words("verder_met_vraag"), briefly=True)
    return replace(back, says=(*map(_without_start, says), *back.says))


def _without_start(one: dict) -> dict:
    """The message without the button that starts a check: one runs."""
    return {**one, "buttons": [each for each in one["buttons"] if '"start_check"' not in each["payload"]]}
