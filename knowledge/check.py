"""Everything that is wrong with the content, with file and key: `python -m knowledge.check`.

`make check-content` does the same and measures readability as well (`tools.check_content`). STRICT=1 also fails on
what has to be checked again; a schedule runs that, so that the pipeline does not break by calendar. TODAY looks at
the content as of another day.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from knowledge import checks, needed, references
from knowledge.checks.calendar import impossible, overdue
from knowledge.checks.excused import not_excused
from knowledge.checks.lists import Lists, load_lists
from knowledge.checks.problem import Problem
from knowledge.errors import ContentError
from knowledge.load import content_folder, read_content
from knowledge.model import Content

# A family of checks from elsewhere: the kinds of mistakes it knows, and the check.
Family = tuple[tuple[str, ...], Callable[[Content, Lists], Iterable[Problem]]]


def main(today: date, *more: Family) -> int:
    """Print every problem with its file and key, seen on a day; 1 when there is one."""
    root = content_folder()
    try:
        content, lists = read_content(root), load_lists(root)
    except ContentError as error:
        print(f"{error} [vorm]")
        return 1
    found = [*problems(content, lists, *more), *impossible(content, today)]
    late = list(overdue(content, today))
    for one in found:
        print(one.line())
    for one in late:
        print(f"let op: {one.line()}")
    print(
        f"{len(content.articles)} artikelen, {len(content.facts)} feiten, {len(content.sources)} bronnen: "
        f"{len(found)} fout, {len(late)} over tijd."
    )
    return 1 if found or (late and os.environ.get("STRICT") == "1") else 0


def problems(content: Content, lists: Lists, *more: Family) -> list[Problem]:
    """Everything wrong on any day: names that point nowhere, and what the checks find and nothing excuses."""
    found = [*checks.problems(content, lists)]
    for _, look in more:
        found += look(content, lists)
    kinds = {*checks.KINDS, *(kind for known, _ in more for kind in known)}
    return [*_names(content), *not_excused(found, lists, kinds)]


def _names(content: Content) -> Iterator[Problem]:
    """What would stop the start. The code's own needs can only be looked at when all names exist."""
    wrong = [Problem(*one, "start") for one in references.problems(content)]
    yield from wrong
    try:
        if not wrong:
            needed.check(content)
    except ContentError as error:
        yield Problem(error.file, error.key, error.problem, "start")


def check_folder(root: Path, *more: Family) -> list[Problem]:
    """The problems of a content folder, also those of its shape."""
    try:
        return problems(read_content(root), load_lists(root), *more)
    except ContentError as error:
        return [Problem(error.file, error.key, error.problem, "vorm")]


if __name__ == "__main__":
    # The edge: the one place in this package that asks the clock.
    sys.exit(main(date.fromisoformat(os.environ.get("TODAY") or datetime.now().date().isoformat())))
