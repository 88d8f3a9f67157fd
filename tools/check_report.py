"""`make check-report`: how many questions the check asks, over all ways to answer, into docs/check/questions.md.

Every answer to a question counts as often as every other. Ways to answer that have the same future are
walked once, so that all of them take seconds.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path

from knowledge.case import UNKNOWN, Case
from knowledge.clusters import Cluster, case_with, clusters_for, completions, possible_values
from knowledge.dated import HERE, AsOf, dutch_day
from knowledge.load import load_content
from knowledge.model import Field
from knowledge.outcome import Tally, outcome_of, tally
from knowledge.questions import applies, next_question

FILE = Path(__file__).parents[1] / "docs/check/questions.md"
ROLES = {"professional": "Consulent met een kandidaat", "werkgever": "Werkgever met een plek"}
Answers = tuple[tuple[str, str], ...]


@dataclass
class Ways:
    """All ways from one point on: per outcome its share, the answers still to give and the most of them."""

    share: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    answers: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    most: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    asked: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, weight: float, other: "Ways") -> None:
        """One more answer, given this often, and all ways that follow from it."""
        for outcome, share in other.share.items():
            self.share[outcome] += weight * share
            self.answers[outcome] += weight * (other.answers[outcome] + share)
            self.most[outcome] = max(self.most[outcome], other.most[outcome] + 1)
        for name, often in other.asked.items():
            self.asked[name] += weight * often


class Walk:
    """Every way to answer as one role on one day."""

    def __init__(self, as_of: AsOf, role: str) -> None:
        self.as_of, self.role = as_of, role
        self._known: dict[tuple, Ways] = {}

    def ways(self) -> Ways:
        """All ways of this role; the answer that gives the role counts."""
        whole = Ways()
        whole.add(1.0, self._from({}))
        return whole

    def _from(self, answers: dict[str, str]) -> Ways:
        key = self._future(answers)
        if key not in self._known:
            self._known[key] = self._walk(case_with(self.role, answers), answers)
        return self._known[key]

    def _walk(self, case: Case, answers: dict[str, str]) -> Ways:
        ways, asked = Ways(), next_question(self.as_of.content, case, self.as_of.today)
        if asked is None:
            ways.share[self._outcome(case)] = 1.0
            return ways
        ways.asked[asked.id] = 1.0
        for value, weight in weights(self.as_of, asked):
            ways.add(weight, self._from({**answers, asked.id: value}))
        return ways

    def _outcome(self, case: Case) -> str:
        found = [one for cluster in clusters_for(self.role) for one in cluster.found(case, self.as_of)]
        return outcome_of(tally(found))

    def _future(self, answers: dict[str, str]) -> tuple:
        """The same for two sets of answers when everything that can still follow is the same."""
        total, rest = Tally(), []
        for cluster in clusters_for(self.role):
            own = tuple((name, answers[name]) for name in cluster.fields if name in answers)
            left = future(self.as_of, self.role, cluster, own)
            if len(own) == len(cluster.fields):
                total = total.plus(left[1][0][0])
            else:
                rest.append(left)
        return (total, *rest)


@cache
def future(as_of: AsOf, role: str, cluster: Cluster, own: Answers) -> tuple:
    """What the answers to one cluster leave open: the fields, and what each way to fill them in comes to."""
    open_fields = [name for name in cluster.fields if name not in dict(own)]
    fields = as_of.content.fields
    ends = []
    for completed in completions(cluster.fields, dict(own), as_of):
        case = case_with(role, completed)
        ends.append((tally(cluster.found(case, as_of)), tuple(applies(fields[name], case) for name in open_fields)))
    return tuple(open_fields), tuple(ends)


def weights(as_of: AsOf, asked: Field) -> Iterator[tuple[str, float]]:
    """Every answer that makes a difference with how often it is given, when each answer is given as often."""
    values = possible_values(as_of, asked.id)
    if asked.type != "gemeente":
        yield from ((value, 1 / len(values)) for value in values)
        return
    doubtful = sum(1 for one in as_of.content.gemeenten if one.doubt)
    number = len(as_of.content.gemeenten) + 1
    often = [number - 1 - doubtful, *([doubtful] if doubtful else []), 1]
    yield from ((value, count / number) for value, count in zip(values, often, strict=True))


def report(as_of: AsOf) -> str:
    """The page: per role and outcome the average and the highest number of answers, and how often each is asked."""
    lines = [
        "# Hoeveel vragen stelt de check?",
        "",
        f"Gemaakt met `make check-report`, volgens de regels op {dutch_day(as_of.today)}.",
        "Doorgerekend zijn alle manieren om te antwoorden. Elk antwoord op een vraag telt even zwaar, ook",
        f'"weet ik niet" (`{UNKNOWN}`). De rol en de gemeente tellen mee als antwoord.',
    ]
    for role, title in ROLES.items():
        ways = Walk(as_of, role).ways()
        lines += ["", f"## {title}", "", *_outcomes(as_of, ways), "", *_asked(as_of, role, ways)]
    return "\n".join(lines) + "\n"


def _outcomes(as_of: AsOf, ways: Ways) -> Iterator[str]:
    yield "| Uitkomst | Deel van de manieren | Gemiddeld aantal antwoorden | Hoogste aantal |"
    yield "|---|---:|---:|---:|"
    for name, outcome in as_of.content.outcomes.items():
        if share := ways.share.get(name):
            average = ways.answers[name] / share
            yield f"| {outcome.title} (`{name}`) | {_percent(share)} | {_number(average)} | {ways.most[name]} |"
    whole = sum(ways.answers.values())
    yield f"| **Samen** | {_percent(sum(ways.share.values()))} | {_number(whole)} | {max(ways.most.values())} |"


def _asked(as_of: AsOf, role: str, ways: Ways) -> Iterator[str]:
    yield "| Vraag | Hoe vaak gesteld |"
    yield "|---|---:|"
    for name, asked in as_of.content.fields.items():
        if name in ways.asked:
            yield f"| {asked.label_for(role)} (`{name}`) | {_percent(ways.asked[name])} |"


def _percent(share: float) -> str:
    return "minder dan 0,1 %" if share < 0.001 else f"{share * 100:.1f}".replace(".", ",") + " %"


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def main(day: date) -> int:
    """Write the page."""
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(report(AsOf(load_content(), day)), encoding="utf-8")
    print(f"{FILE.relative_to(Path.cwd())} is gemaakt.")
    return 0


if __name__ == "__main__":
    sys.exit(main(datetime.now(HERE).date()))
