"""What the content covers: each fact of the list it was made from, each statement of the analysis, and who carries it.

`mark` is the one the fact has in that list: V valid, V? probably, E expired, U uncertain, BG background only. An entry
is carried by articles, facts, rules, regions, fields or terms, or says in `reason` why it is not shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from knowledge.errors import ContentError
from knowledge.shape import build
from knowledge.yaml_files import read

FILE = "coverage.yml"
Mark = Literal["V", "V?", "E", "U", "BG"]
# How a kind of carrier is called in the file, and in the table that people read.
CARRIERS = {
    "articles": "artikel",
    "facts": "feit",
    "rules": "regel",
    "regions": "regio",
    "fields": "vraag",
    "terms": "begrip",
}


@dataclass(frozen=True)
class Entry:
    """One fact or statement. A letter behind the number is a part of it with a mark of its own: 1.7a."""

    id: str
    about: str
    mark: Mark
    articles: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    reason: str = ""

    def carriers(self) -> Iterator[tuple[str, str]]:
        """(kind, id) of everything that carries this."""
        for kind in CARRIERS:
            yield from ((kind, name) for name in getattr(self, kind))


@dataclass(frozen=True)
class Section:
    """A part of the list: numbered from `first` to `last`, or rows without a number, of which there are `count`."""

    id: str
    title: str
    entries: tuple[Entry, ...]
    first: str = ""
    last: str = ""
    count: int = 0


def load_coverage(root: Path) -> tuple[Section, ...]:
    """The sections of coverage.yml in one content folder. Raises ContentError."""
    if not (root / FILE).is_file():
        raise ContentError(FILE, "(bestand)", "ontbreekt; voeg het toe")
    data = read(root / FILE, root)
    if not isinstance(data, list):
        raise ContentError(FILE, "(bovenaan)", "hier hoort een lijst")
    return tuple(build(Section, one, FILE, f"[{number}]") for number, one in enumerate(data))
