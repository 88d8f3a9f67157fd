"""From a case to one closed outcome with its reasons. Never a rejection, never a score, never a promise."""

from dataclasses import dataclass
from datetime import date

from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.findings import Change, Finding, Outcome, Route, Status, Verdict, Yes
from knowledge.model import Content, Region, Say
from knowledge.places import gemeente
from knowledge.rules import rules_for
from knowledge.rules.rule import Found, Rule
from knowledge.texts import filled

__all__ = ["Change", "Finding", "Outcome", "Route", "Verdict", "Yes", "judge", "outcome_of", "region_of", "tally"]

STATUS: dict[str, Status] = {"met": "met", "unmet": "not_met", "decide": "unknown", "open": "unknown"}
TOO_LITTLE = 2


def judge(content: Content, case: Case, today: date) -> Verdict:
    """The verdict on a case as of a day."""
    as_of = AsOf(content, today)
    found = [(rule, rule.condition(case, as_of)) for rule in rules_for(case.role)]
    outcome = outcome_of(tally(found))
    findings = tuple(_finding(rule, one, as_of) for rule, one in found)
    words = content.outcomes[outcome]
    place = region_of(content, case)
    return Verdict(
        outcome=outcome,
        title=words.title,
        text=filled(words.employer_text if case.role == "werkgever" and words.employer_text else words.text, as_of),
        findings=findings,
        open=tuple(one.reason for one in findings if one.status == "unknown"),
        decider=_decider(outcome, found, findings) or words.decider,
        next_steps=tuple(dict.fromkeys(one.next for one in findings if one.next)),
        region=place.code if place else None,
    )


@dataclass(frozen=True)
class Tally:
    """All that the outcome depends on."""

    unmet: bool = False
    decide: bool = False
    open: bool = False
    core_open: int = 0
    region_open: bool = False

    def plus(self, rule: Rule, found: Found) -> "Tally":
        """The tally with one more rule counted."""
        is_open = found.effect == "open"
        return Tally(
            unmet=self.unmet or found.effect == "unmet",
            decide=self.decide or found.effect == "decide",
            open=self.open or is_open,
            core_open=min(TOO_LITTLE, self.core_open + (is_open and rule.core)),
            region_open=self.region_open or (rule.id == "regio" and found == Found("open", "onbekend")),
        )


def tally(found: list[tuple[Rule, Found]]) -> Tally:
    """Count what the rules found."""
    total = Tally()
    for rule, one in found:
        total = total.plus(rule, one)
    return total


def outcome_of(total: Tally) -> Outcome:
    """The first outcome that fits (design: closed outcomes)."""
    if total.unmet:
        return "andere_route"
    if total.decide:
        return "mens_beslist"
    if total.region_open or total.core_open >= TOO_LITTLE:
        return "contact_loket"
    return "aanmelden_met_voorbehoud" if total.open else "aanmelden"


def region_of(content: Content, case: Case) -> Region | None:
    """The arbeidsmarktregio the gemeente of this case belongs to."""
    name = case.known("gemeente")
    return content.regions[gemeente(content, name).region] if name else None


def _finding(rule: Rule, found: Found, as_of: AsOf) -> Finding:
    words = as_of.content.rules[rule.id]
    say: Say = words.says[found.says]
    return Finding(
        rule=rule.id,
        title=words.title,
        status=STATUS[found.effect],
        reason=filled(say.text, as_of),
        sources=say.sources or words.sources,
        decider=say.decider,
        next=filled(say.next, as_of),
    )


def _decider(outcome: Outcome, found: list, findings: tuple[Finding, ...]) -> str:
    """Who must decide first, or about the other route; empty when no finding names somebody."""
    first = {"mens_beslist": "decide", "andere_route": "unmet"}.get(outcome)
    names = [say.decider for (_, one), say in zip(found, findings, strict=True) if one.effect == first and say.decider]
    return " en ".join(dict.fromkeys(names))
