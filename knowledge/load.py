"""Read `knowledge/content` into one checked `Content`. Anything wrong stops the start, with file and key."""

import csv
import hashlib
import os
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from knowledge import references
from knowledge.errors import ContentError
from knowledge.model import (
    Article,
    Content,
    Fact,
    Field,
    Gemeente,
    OutcomeText,
    Region,
    RuleText,
    Source,
    Talk,
)
from knowledge.shape import build
from knowledge.yaml_files import read

FOLDER = Path(__file__).parent / "content"


def load_content(folder: Path | None = None) -> Content:
    """All content of `folder` (default: the project's own, or CONTENT_FOLDER), read and checked."""
    root = folder or Path(os.environ.get("CONTENT_FOLDER", FOLDER))
    stamp = tuple((str(path), path.stat().st_mtime_ns) for path in content_files(root))
    return _load(root, stamp)


def content_files(root: Path = FOLDER) -> list[Path]:
    """Every file the content consists of, in a fixed order."""
    return sorted(path for path in root.rglob("*") if path.suffix in {".yml", ".csv"})


@lru_cache(maxsize=4)
def _load(root: Path, stamp: tuple) -> Content:
    body = read(root / "body.yml", root)
    content = Content(
        version=_version(root),
        valid_from=_day(body, "valid_from"),
        topics=dict(body["topics"]),
        sources=_listed(Source, root, "sources.yml"),
        facts=_facts(root),
        articles={path.stem: _article(path, root) for path in sorted((root / "articles").glob("*.yml"))},
        regions={path.stem: _region(path, root) for path in sorted((root / "regions").glob("*.yml"))},
        gemeenten=_gemeenten(root),
        fields=_listed(Field, root, "fields.yml"),
        rules=_listed(RuleText, root, "rules.yml"),
        outcomes=_listed(OutcomeText, root, "outcomes.yml"),
        talk=_listed(Talk, root, "talk.yml"),
    )
    references.check(content)
    return content


def _day(body: Any, key: str) -> date:
    if not isinstance(body, dict) or not isinstance(body.get(key), date):
        raise ContentError("body.yml", key, "expected a date (yyyy-mm-dd)")
    return body[key]


def _version(root: Path) -> str:
    """A short mark that changes with any change of content."""
    digest = hashlib.sha256()
    for path in content_files(root):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _listed(kind: type, root: Path, name: str) -> dict:
    """A file that is a list of things with an id, by id."""
    data = read(root / name, root)
    if not isinstance(data, list):
        raise ContentError(name, "(top)", "expected a list")
    found: dict = {}
    for number, item in enumerate(data):
        where = f"[{item['id']}]" if isinstance(item, dict) and "id" in item else f"[{number}]"
        made = build(kind, item, name, where)
        if made.id in found:
            raise ContentError(name, made.id, "this id stands twice")
        found[made.id] = made
    return found


def _facts(root: Path) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for path in sorted((root / "facts").glob("*.yml")):
        name = f"facts/{path.name}"
        for fact in _listed(Fact, root, name).values():
            if fact.id in facts:
                raise ContentError(name, fact.id, "this id also stands in another facts file")
            facts[fact.id] = fact
    return facts


def _article(path: Path, root: Path) -> Article:
    return build(Article, _named(path, root, "id"), f"articles/{path.name}")


def _region(path: Path, root: Path) -> Region:
    return build(Region, _named(path, root, "code"), f"regions/{path.name}")


def _named(path: Path, root: Path, key: str) -> dict:
    """The mapping in a file whose name is its id."""
    data = read(path, root)
    name = str(path.relative_to(root))
    if not isinstance(data, dict):
        raise ContentError(name, "(top)", "expected named values")
    if key in data:
        raise ContentError(name, key, "leave this out: the file name is the id")
    return {**data, key: path.stem}


def _gemeenten(root: Path) -> tuple[Gemeente, ...]:
    with (root / "gemeenten.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Gemeente(
                name=row["gemeente"],
                region=row["regio_code"],
                aliases=tuple(part.strip() for part in row["ook_bekend_als"].split(";") if part.strip()),
                doubt=row["te_controleren"],
            )
            for row in csv.DictReader(file)
        )
