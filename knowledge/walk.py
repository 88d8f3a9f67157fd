"""Walk through all of the content: every value of one kind, with the file and key it stands under."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple, TypeVar

from knowledge.model import Cited, Content

T = TypeVar("T")
FOLDERS = {"articles", "regions", "pages"}  # one file for each thing; the others are lists in one file


class Citation(NamedTuple):
    """A source that is cited, and where."""

    file: str
    key: str
    cited: Cited


def citations(content: Content) -> Iterator[Citation]:
    """Every place where the content cites a source."""
    for file, key, cited in everything(content, Cited):
        yield Citation(file, key, cited)


def everything(content: Content, kind: type[T]) -> Iterator[tuple[str, str, T]]:
    """(file, key, value) for every value of `kind` in things that have an id, such as articles and rules."""
    for part in fields(content):
        things = getattr(content, part.name)
        if isinstance(things, Mapping):
            for name, thing in things.items():
                if is_dataclass(thing):
                    file, key = file_and_key(content, part.name, name)
                    yield from ((file, where, value) for where, value in _inside(thing, key, kind))


def file_and_key(content: Content, part: str, name: str) -> tuple[str, str]:
    """Where a thing stands: its file, and the first part of its keys ("" when the file is the thing)."""
    if part in FOLDERS:
        return f"{part}/{name}.yml", ""
    return (content.fact_file(name) if part == "facts" else f"{part}.yml"), name


def _inside(thing: Any, key: str, kind: type[T]) -> Iterator[tuple[str, T]]:
    if isinstance(thing, kind):
        yield key, thing
    elif is_dataclass(thing):
        for part in fields(thing):
            yield from _inside(getattr(thing, part.name), f"{key}.{part.name}" if key else part.name, kind)
    elif isinstance(thing, Mapping):
        for name, value in thing.items():
            yield from _inside(value, f"{key}.{name}", kind)
    elif isinstance(thing, tuple):
        for number, value in enumerate(thing):
            yield from _inside(value, f"{key}[{number}]", kind)
