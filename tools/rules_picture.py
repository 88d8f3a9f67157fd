"""`make rules-picture`: the rules of the check as a picture: questions, conditions, outcomes, for both roles.

Drawn from the rules themselves, so that it is never another story than theirs. One file for the documents
and the same one for the website.
"""

import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from knowledge.clusters import clusters_for
from knowledge.dated import AsOf
from knowledge.load import load_content
from knowledge.model import Content
from knowledge.needed import findings_of
from knowledge.outcome import outcome_of, tally
from knowledge.rules import rules_for
from knowledge.rules.rule import Rule

ROOT = Path(__file__).parents[1]
FILES = (ROOT / "docs/check/rules.svg", ROOT / "channels/website/static/beeld/regels.svg")
ROLES = {"professional": "Consulent met een kandidaat", "werkgever": "Werkgever met een plek"}
# The first that fits counts, so they stand in that order.
OUTCOMES = ("andere_route", "mens_beslist", "contact_loket", "aanmelden_met_voorbehoud", "aanmelden")
UNKNOWN = "M9 9.2a3 3 0 1 1 4.4 2.7c-.9.5-1.4 1-1.4 2.1M12 17.6v.1"
MARKS = {
    "andere_route": "M5 12h13M13 7l5 5-5 5",
    "mens_beslist": "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M5 20c0-4 3-6 7-6s7 2 7 6",
    "contact_loket": UNKNOWN,
    "aanmelden_met_voorbehoud": UNKNOWN,
    "aanmelden": "M5 12.5l4.5 4.5L19 7.5",
}
LEGEND = {
    "andere_route": "hier past een andere weg",
    "mens_beslist": "iemand moet eerst beslissen",
    "contact_loket": "nog niet bekend, of nog te regelen",
    "aanmelden": "aan de voorwaarde is voldaan",
}
ROW, LETTERS = 50, 36


@dataclass(frozen=True)
class Box:
    """A box with its lines of text and the middle of its height."""

    id: str
    lines: tuple[str, ...]
    y: float


@dataclass(frozen=True)
class Column:
    """An outcome: its name in lines, where it stands, and its mark."""

    id: str
    lines: tuple[str, ...]
    x: int
    mark: str


@dataclass(frozen=True)
class Panel:
    """One role: its questions, its conditions, which belong together, and where each condition can lead."""

    title: str
    top: float
    questions: tuple[Box, ...]
    rules: tuple[Box, ...]
    links: tuple[tuple[float, float], ...]
    leads: dict[str, tuple[str, ...]]
    height: float


def panel(content: Content, role: str, top: float) -> Panel:
    """The panel of one role, from `top` on."""
    fields = [one for one in content.fields.values() if one.id in _asked(content, role)]
    rules = rules_for(role)
    height = ROW * max(len(fields), len(rules))
    questions = _column([(one.id, one.label_for(role)) for one in fields], top, height)
    conditions = _column([(rule.id, content.rules[rule.id].title) for rule in rules], top, height)
    at = {box.id: box.y for box in questions}
    links = tuple((at[name], box.y) for rule, box in zip(rules, conditions, strict=True) for name in rule.fields)
    leads = {rule.id: leads_to(content, rule) for rule in rules}
    return Panel(ROLES[role], top, questions, conditions, links, leads, height)


def leads_to(content: Content, rule: Rule) -> tuple[str, ...]:
    """The outcomes that one condition can bring about by itself, or with one more like it for too little known."""
    found = findings_of(rule, AsOf(content, content.valid_from))
    alone = {outcome_of(tally([(rule, one)])) for one in found}
    twice = {outcome_of(tally([(rule, one), (rule, one)])) for one in found}
    return tuple(name for name in OUTCOMES if name in alone | twice)


def _asked(content: Content, role: str) -> set[str]:
    return {name for cluster in clusters_for(role) for name in cluster.fields}


def _column(texts: list[tuple[str, str]], top: float, height: float) -> tuple[Box, ...]:
    """Boxes below each other, over the whole height."""
    step = height / len(texts)
    return tuple(
        Box(name, tuple(textwrap.wrap(text, LETTERS)), top + step * (number + 0.5))
        for number, (name, text) in enumerate(texts)
    )


def told(content: Content, panels: list[Panel]) -> list[str]:
    """The same in sentences, for who cannot see the picture."""
    lines = []
    for one, role in zip(panels, ROLES, strict=True):
        lines.append(f"{one.title}.")
        for rule in rules_for(role):
            asked = " en ".join(content.fields[name].label_for(role) for name in rule.fields)
            ends = ", ".join(short(name) for name in one.leads[rule.id])
            lines.append(f"Vraag: {asked}. Voorwaarde: {content.rules[rule.id].title}. Kan leiden tot: {ends}.")
    return lines


def short(outcome: str) -> str:
    """An outcome in a few words."""
    return outcome.replace("_", " ")


def picture(content: Content) -> str:
    """The whole picture as SVG."""
    panels: list[Panel] = []
    top = 190.0
    for role in ROLES:
        panels.append(panel(content, role, top))
        top += panels[-1].height + 150
    here = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return here.get_template("rules.svg.j2").render(
        panels=panels,
        columns=[
            Column(name, tuple(textwrap.wrap(short(name), 10)), 770 + number * 88, MARKS[name])
            for number, name in enumerate(OUTCOMES)
        ],
        legend=[(MARKS[name], text) for name, text in LEGEND.items()],
        told=told(content, panels),
        height=top - 70,
    )


def main() -> int:
    """Draw both files."""
    drawn = picture(load_content())
    for file in FILES:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(drawn, encoding="utf-8")
        print(f"{file.relative_to(ROOT)} is getekend.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
