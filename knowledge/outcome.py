"""From what the conditions found to one closed outcome."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.findings import Outcome
from knowledge.rules.rule import Found, Rule

TOO_LITTLE = 2


@dataclass(frozen=True)
class Tally:
    """All that the outcome depends on. Tallies of rules that share no field can be added."""

    unmet: bool = False
    decide: bool = False
    open: bool = False
    core_open: int = 0
    region_open: bool = False

    def plus(self, other: "Tally") -> "Tally":
        """What both counted together."""
        return Tally(
            unmet=self.unmet or other.unmet,
            decide=self.decide or other.decide,
            open=self.open or other.open,
            core_open=min(TOO_LITTLE, self.core_open + other.core_open),
            region_open=self.region_open or other.region_open,
        )


def tally(found: Iterable[tuple[Rule, Found]]) -> Tally:
    """Count what the rules found."""
    total = Tally()
    for rule, one in found:
        total = total.plus(_one(rule, one))
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


def _one(rule: Rule, found: Found) -> Tally:
    is_open = found.effect == "open"
    return Tally(
        unmet=found.effect == "unmet",
        decide=found.effect == "decide",
        open=is_open,
        core_open=int(is_open and rule.core),
        region_open=rule.id == "regio" and found == Found("open", "onbekend"),
    )
