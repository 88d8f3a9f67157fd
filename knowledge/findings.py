"""What a check leads to, as values: findings, what would make it `aanmelden`, and the verdict they are in."""

from dataclasses import dataclass
from typing import Literal

from knowledge.model import Certainty, Cited

Outcome = Literal["andere_route", "mens_beslist", "contact_loket", "aanmelden_met_voorbehoud", "aanmelden"]
# The first three: what a condition found. The other four: whether a scheme could apply on that day.
Status = Literal["met", "not_met", "unknown", "possible", "to_ask", "not_for_this", "ended"]


@dataclass(frozen=True)
class Finding:
    """What one rule says of this case, in Dutch, with its sources."""

    rule: str
    title: str
    status: Status
    reason: str
    sources: tuple[Cited, ...]
    decider: str = ""
    next: str = ""
    certainty: Certainty = "zeker"


@dataclass(frozen=True)
class Change:
    """One answer that would have to be another: the field, what it is called, the other answer, a sentence."""

    field: str
    label: str
    value: str
    text: str


@dataclass(frozen=True)
class Route:
    """Another way, where no answer can change: the article that tells of it, and a sentence."""

    article: str
    text: str


@dataclass(frozen=True)
class Yes:
    """What would make the outcome `aanmelden`: the fewest changes, and the other routes where nothing can change."""

    changes: tuple[Change, ...] = ()
    routes: tuple[Route, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """The outcome of a check: what is met, what is open, who decides, what to do now.

    `yes`: what would lead to `aanmelden`. `funding`: schemes as of the day. `advice`: what helps.
    """

    outcome: Outcome
    title: str
    text: str
    findings: tuple[Finding, ...]
    open: tuple[str, ...]
    decider: str
    next_steps: tuple[str, ...]
    region: str | None
    yes: Yes = Yes()
    funding: tuple[Finding, ...] = ()
    advice: tuple[Finding, ...] = ()
