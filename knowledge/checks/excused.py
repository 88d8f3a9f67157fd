"""Mistakes that may stay, each with its reason in `content/checks/exceptions.yml`."""

from collections.abc import Iterable, Iterator

from knowledge.checks.lists import EXCUSED, Lists
from knowledge.checks.problem import Problem


def not_excused(found: Iterable[Problem], lists: Lists, kinds: Iterable[str]) -> Iterator[Problem]:
    """The problems that nothing excuses, and the exceptions of these kinds that excuse nothing any more."""
    places = {(one.kind, one.file, one.key): number for number, one in enumerate(lists.excused)}
    used = set()
    for problem in found:
        number = places.get((problem.kind, problem.file, problem.key))
        used.add(number)
        if number is None:
            yield problem
    for number, one in enumerate(lists.excused):
        if one.kind in kinds and number not in used:
            said = f"er is niets fout aan {one.file}: {one.key}; haal deze uitzondering weg"
            yield Problem(EXCUSED, f"[{number}]", said, "uitzondering")


def without_reason(lists: Lists) -> Iterator[Problem]:
    """Exceptions that do not say why."""
    for number, one in enumerate(lists.excused):
        if not one.reason:
            yield Problem(EXCUSED, f"[{number}].reason", "is leeg; zeg waarom dit zo mag blijven", "uitzondering")
