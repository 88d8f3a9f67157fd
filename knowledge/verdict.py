"""From a case to one closed outcome with its reasons. Never a rejection, never a score, never a promise."""

from datetime import date

from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.findings import Change, Finding, Outcome, Route, Status, Verdict, Yes
from knowledge.model import Content, Region, RuleText
from knowledge.outcome import outcome_of, tally
from knowledge.places import gemeente
from knowledge.rules import ADVICE, FUNDING, rules_for
from knowledge.rules.rule import Found, Rule
from knowledge.texts import filled
from knowledge.yes import yes

__all__ = ["Change", "Finding", "Outcome", "Route", "Verdict", "Yes", "judge", "region_of"]

STATUS: dict[str, Status] = {
    **{"met": "met", "unmet": "not_met", "decide": "unknown", "open": "unknown"},
    **{"possible": "possible", "to_ask": "to_ask", "ended": "ended", "not_for_this": "not_for_this"},
    "advise": "met",
}
SCHEMES_IN_ORDER = ("possible", "to_ask", "ended", "not_for_this")


def judge(content: Content, case: Case, today: date) -> Verdict:
    """The verdict on a case as of a day."""
    as_of = AsOf(content, today)
    found = [(rule, rule.condition(case, as_of)) for rule in rules_for(case.role)]
    outcome = outcome_of(tally(found))
    findings = tuple(_finding(content.rules[rule.id], rule, one, as_of) for rule, one in found)
    words = content.outcomes[outcome]
    place = region_of(content, case)
    return Verdict(
        outcome=outcome,
        title=words.title,
        text=words.employer_text if case.role == "werkgever" and words.employer_text else words.text,
        findings=findings,
        open=tuple(one.reason for one in findings if one.status == "unknown"),
        decider=_decider(outcome, found, findings) or words.decider,
        next_steps=tuple(dict.fromkeys(one.next for one in findings if one.next)),
        region=place.code if place else None,
        yes=yes(as_of, case),
        funding=funding(as_of, case),
        advice=advice(as_of, case, outcome),
    )


def funding(as_of: AsOf, case: Case) -> tuple[Finding, ...]:
    """Every scheme with whether it could apply: what could fit first, what does not last."""
    found = _look(as_of, case, rules_for(case.role, FUNDING), as_of.content.funding)
    return tuple(sorted(found, key=lambda one: SCHEMES_IN_ORDER.index(one.status)))


def advice(as_of: AsOf, case: Case, outcome: Outcome) -> tuple[Finding, ...]:
    """What helps; when another route fits better, only what helps there too."""
    rules = rules_for(case.role, ADVICE)
    kept = tuple(rule for rule in rules if rule.anyway or outcome != "andere_route")
    return tuple(_look(as_of, case, kept, as_of.content.advice))


def region_of(content: Content, case: Case) -> Region | None:
    """The arbeidsmarktregio the gemeente of this case belongs to."""
    name = case.known("gemeente")
    return content.regions[gemeente(content, name).region] if name else None


def _look(as_of: AsOf, case: Case, rules: tuple[Rule, ...], words: dict[str, RuleText]) -> list[Finding]:
    found = [(rule, rule.condition(case, as_of)) for rule in rules]
    return [_finding(words[rule.id], rule, one, as_of) for rule, one in found if one]


def _finding(words: RuleText, rule: Rule, found: Found, as_of: AsOf) -> Finding:
    say = words.says[found.says]
    return Finding(
        rule=rule.id,
        title=words.title,
        status=STATUS[found.effect],
        reason=filled(say.text, as_of, rule.facts),
        sources=say.sources or words.sources,
        decider=say.decider,
        next=filled(say.next, as_of, rule.facts),
        certainty=say.certainty,
    )


def _decider(outcome: Outcome, found: list[tuple[Rule, Found]], findings: tuple[Finding, ...]) -> str:
    """Who must decide first, or about the other route; empty when no finding names somebody."""
    first = {"mens_beslist": "decide", "andere_route": "unmet"}.get(outcome)
    names = [say.decider for (_, one), say in zip(found, findings, strict=True) if one.effect == first and say.decider]
    return " en ".join(dict.fromkeys(names))
