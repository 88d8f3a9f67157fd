"""What the checks read from `content/checks`: words to avoid, words of the field, and what is excused."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.coverage import Section, load_coverage
from knowledge.errors import ContentError
from knowledge.shape import build
from knowledge.yaml_files import read

WORDS, EXCUSED = "checks/words.yml", "checks/exceptions.yml"


@dataclass(frozen=True)
class Avoided:
    """A word or phrase that texts do not use, and what to write instead."""

    say: str
    instead: str


@dataclass(frozen=True)
class Words:
    """`field`: words of the field that people here know or get explained; they count as easy words."""

    official: tuple[Avoided, ...]
    promises: tuple[Avoided, ...]
    field: tuple[str, ...]


@dataclass(frozen=True)
class Excused:
    """A mistake that may stay: its kind, where it stands, and why it may."""

    kind: str
    file: str
    key: str
    reason: str


@dataclass(frozen=True)
class Lists:
    """Everything in `content/checks`, and what the content has to cover."""

    words: Words
    excused: tuple[Excused, ...]
    coverage: tuple[Section, ...] = ()


def load_lists(root: Path) -> Lists:
    """The lists of one content folder. Raises ContentError."""
    items = _read(root, EXCUSED) or []
    if not isinstance(items, list):
        raise ContentError(EXCUSED, "(bovenaan)", "hier hoort een lijst")
    excused = tuple(build(Excused, one, EXCUSED, f"[{number}]") for number, one in enumerate(items))
    return Lists(build(Words, _read(root, WORDS), WORDS), excused, load_coverage(root))


def _read(root: Path, name: str) -> Any:
    if not (root / name).is_file():
        raise ContentError(name, "(bestand)", "ontbreekt; voeg het toe")
    return read(root / name, root)
