"""Mistakes that may stay, each with its reason in `content/checks/exceptions.yml`."""

from collections.abc import Iterable, Iterator

from knowledge.checks.lists import EXCUSED, Excused, Lists
from knowledge.checks.problem import Problem


def not_excused(found: Iterable[Problem], lists: Lists, kinds: Iterable[str]) -> Iterator[Problem]:
    """The problems that nothing excuses, and the exceptions of these kinds that excuse nothing any more."""
    places = {(one.kind, one.file, one.key): one for one in lists.excused}
    used = set()
    for problem in found:
        excuse = places.get((problem.kind, problem.file, problem.key))
        used.add(excuse)
        if excuse is None:
            yield problem
    for one in lists.excused:
        if one.kind in kinds and one not in used:
            yield _problem(one, f"hier is geen fout van de soort {one.kind}; haal deze uitzondering weg")


def without_reason(lists: Lists) -> Iterator[Problem]:
    """Exceptions that do not say why."""
    for one in lists.excused:
        if not one.reason:
            yield _problem(one, "reason is leeg; zeg waarom dit zo mag blijven")


def _problem(excused: Excused, said: str) -> Problem:
    return Problem(EXCUSED, f"{excused.file} {excused.key}", said, "uitzondering")
