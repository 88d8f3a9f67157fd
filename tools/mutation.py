"""`make mutate`: change the rules in small ways and see whether the tests notice, into docs/check/mutation.md.

What is changed and with which tests stands in pyproject.toml. A change that no test notices is either a hole in
the tests, or makes no difference; why stands in mutation.yml, by function and by the line after the change.
"""

import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docs/check/mutation.md"
REASONS = Path(__file__).with_name("mutation.yml")
MUTMUT = (sys.executable, "-m", "mutmut")
RESULT = re.compile(r"^\s*(?P<name>\S+): (?P<status>.+)$")
SEEN = {"killed", "timeout", "suspicious", "segfault", "caught by type check"}


@dataclass(frozen=True)
class Mutant:
    """One small change: the module and the function it is in, and what the tests made of it."""

    name: str
    status: str

    @property
    def module(self) -> str:
        """The module the change is in."""
        return self.name.split(".x", 1)[0]

    @property
    def function(self) -> str:
        """The function, with its class."""
        return re.sub(r"__mutmut_\d+$", "", self.name.split(".x", 1)[1]).replace("ǁ", ".").removeprefix("_").lstrip(".")

    @property
    def seen(self) -> bool:
        """Did a test notice it?"""
        return self.status in SEEN


def results(text: str) -> list[Mutant]:
    """The mutants in what `mutmut results` says."""
    found = (RESULT.match(line) for line in text.splitlines())
    return [Mutant(one["name"], one["status"]) for one in found if one]


def changed_line(diff: str) -> str:
    """The line as it is after the change."""
    lines = [line[1:].strip() for line in diff.splitlines() if line.startswith("+") and not line.startswith("+++")]
    return lines[0] if lines else ""


def report(mutants: list[Mutant], lines: Mapping[str, str], reasons: Iterable[Mapping[str, str]]) -> str:
    """The page: the score per module, and every change that went unnoticed with why that is no harm."""
    per_module = defaultdict(Counter)
    for one in mutants:
        per_module[one.module][one.seen] += 1
    noticed = sum(count[True] for count in per_module.values())
    page = [
        "# Merken de tests een fout in de regels?",
        "",
        "Gemaakt met `make mutate`. Elke wijziging is een kleine fout in de regels of in wat ermee rekent.",
        "Gemerkt: ten minste één test faalt, of loopt vast.",
        "",
        "| Onderdeel | Wijzigingen | Gemerkt | Deel |",
        "|---|---:|---:|---:|",
        *(_row(f"`{name}`", count) for name, count in sorted(per_module.items())),
        _row("**Samen**", Counter({True: noticed, False: len(mutants) - noticed})),
        "",
        "## Niet gemerkt",
        "",
    ]
    known = {(one["where"], one["line"]): one["why"] for one in reasons}
    for one in mutants:
        if not one.seen:
            where, line = f"{one.module}.{one.function}", lines[one.name]
            why = known.get((where, line), "**nog niet verklaard**")
            page += [f"- `{where}`: `{line}` ({one.status})  ", f"  {why}"]
    return "\n".join(page).rstrip() + "\n"


def _row(name: str, count: Counter) -> str:
    share = f"{100 * count[True] / max(1, count.total()):.1f}".replace(".", ",")
    return f"| {name} | {count.total()} | {count[True]} | {share} % |"


def main(arguments: list[str]) -> int:
    """Run the changes that were not run yet (all of them after `clean`), and write the page."""
    if "report" not in arguments:
        subprocess.run([*MUTMUT, "run", *arguments], cwd=ROOT, check=False)
    mutants = results(_said("results", "--all", "true"))
    lines = {one.name: changed_line(_said("show", one.name)) for one in mutants if not one.seen}
    reasons = yaml.safe_load(REASONS.read_text(encoding="utf-8")) or []
    FILE.write_text(report(mutants, lines, reasons), encoding="utf-8")
    print(f"{FILE.relative_to(ROOT)} is gemaakt.")
    return 0


def _said(*command: str) -> str:
    return subprocess.run([*MUTMUT, *command], cwd=ROOT, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
