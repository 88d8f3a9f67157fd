"""Read `knowledge/content` into one checked `Content`. Anything wrong stops the start, with file and key."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from knowledge import needed, phrases, place_files, references
from knowledge.errors import ContentError
from knowledge.model import (
    Article,
    Campaign,
    Content,
    Fact,
    Field,
    OutcomeText,
    Region,
    RuleText,
    SitePage,
    Source,
    Talk,
    Term,
    Words,
)
from knowledge.shape import build
from knowledge.yaml_files import read

FOLDER = Path(__file__).parent / "content"


@dataclass(frozen=True)
class Body:
    """`body.yml`: from which day on the content may be shown, and its topics."""

    valid_from: date
    topics: Mapping[str, str]


@dataclass(frozen=True)
class Voice:
    """`voices/*.yml`: sentences by article, to learn from; nothing of them is shown."""

    asked: Mapping[str, tuple[str, ...]]


def load_content(folder: Path | None = None) -> Content:
    """All content of `folder` (default: `content_folder()`), read and checked."""
    root = folder or content_folder()
    stamp = tuple((str(path), path.stat().st_mtime_ns) for path in content_files(root))
    return _load(root, stamp)


def content_folder() -> Path:
    """Where the content is: the project's own, or CONTENT_FOLDER."""
    return Path(os.environ.get("CONTENT_FOLDER", FOLDER))


def content_files(root: Path = FOLDER) -> list[Path]:
    """Every file the content consists of, in a fixed order. What only the checks use, is no content."""
    found = sorted(path for path in root.rglob("*") if path.suffix in {".yml", ".csv"})
    return [path for path in found if path.parent != root / "checks"]


@lru_cache(maxsize=4)
def _load(root: Path, stamp: tuple) -> Content:
    content = read_content(root)
    references.check(content)
    needed.check(content)
    phrases.check(content)
    return content


def read_content(root: Path) -> Content:
    """The content with every value of the right kind; whether all names exist is not looked at yet."""
    body = build(Body, _data(root / "body.yml", root), "body.yml")
    facts = _facts(root)
    return Content(
        version=_version(root),
        valid_from=body.valid_from,
        topics=body.topics,
        sources=_listed(Source, root, "sources.yml"),
        facts={name: fact for listed in facts.values() for name, fact in listed.items()},
        articles={path.stem: _article(path, root) for path in sorted((root / "articles").glob("*.yml"))},
        regions={path.stem: _region(path, root) for path in sorted((root / "regions").glob("*.yml"))},
        gemeenten=place_files.gemeenten(root),
        fields=_listed(Field, root, "fields.yml"),
        rules=_listed(RuleText, root, "rules.yml"),
        outcomes=_listed(OutcomeText, root, "outcomes.yml"),
        talk=_listed(Talk, root, "talk.yml"),
        funding=_listed(RuleText, root, "funding.yml"),
        advice=_listed(RuleText, root, "advice.yml"),
        commands=_listed(Words, root, "commands.yml"),
        words=_listed(Words, root, "words.yml"),
        followups=_listed(Words, root, "followups.yml"),
        glossary=_listed(Term, root, "glossary.yml") if (root / "glossary.yml").exists() else {},
        pages={path.stem: _page(path, root) for path in sorted((root / "pages").glob("*.yml"))},
        campaigns=_listed(Campaign, root, "campaigns.yml") if (root / "campaigns.yml").exists() else {},
        postcodes=place_files.postcodes(root),
        fact_files={name: file for file, listed in facts.items() for name in listed},
        voices={path.stem: _voice(path, root) for path in sorted((root / "voices").glob("*.yml"))},
    )


def _version(root: Path) -> str:
    """A short mark that changes with any change of content."""
    digest = hashlib.sha256()
    for path in content_files(root):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _data(path: Path, root: Path) -> Any:
    if not path.is_file():
        raise ContentError(str(path.relative_to(root)), "(bestand)", "ontbreekt; voeg het toe")
    return read(path, root)


def _listed(kind: type, root: Path, name: str) -> dict:
    """A file that is a list of things with an id, by id."""
    data = _data(root / name, root)
    if not isinstance(data, list):
        raise ContentError(name, "(bovenaan)", "hier hoort een lijst")
    found: dict = {}
    for number, item in enumerate(data):
        where = f"[{item['id']}]" if isinstance(item, dict) and "id" in item else f"[{number}]"
        made = build(kind, item, name, where)
        if made.id in found:
            raise ContentError(name, made.id, "dit id staat er twee keer")
        found[made.id] = made
    return found


def _facts(root: Path) -> dict[str, dict[str, Fact]]:
    """The facts of every file, by id: {file: {id: fact}}."""
    files: dict[str, dict[str, Fact]] = {}
    seen: dict[str, str] = {}
    for path in sorted((root / "facts").glob("*.yml")):
        name = f"facts/{path.name}"
        files[name] = _listed(Fact, root, name)
        for fact_id in files[name]:
            if fact_id in seen:
                raise ContentError(name, fact_id, f"dit id staat ook in {seen[fact_id]}")
            seen[fact_id] = name
    return files


def _article(path: Path, root: Path) -> Article:
    return build(Article, _named(path, root, "id"), f"articles/{path.name}")


def _region(path: Path, root: Path) -> Region:
    return build(Region, _named(path, root, "code"), f"regions/{path.name}")


def _page(path: Path, root: Path) -> SitePage:
    return build(SitePage, _named(path, root, "id"), f"pages/{path.name}")


def _voice(path: Path, root: Path) -> Mapping[str, tuple[str, ...]]:
    """What people of one kind ask: {article: sentences}."""
    return build(Voice, {"asked": read(path, root)}, f"voices/{path.name}").asked


def _named(path: Path, root: Path, key: str) -> dict:
    """The mapping in a file whose name is its id."""
    data = read(path, root)
    name = str(path.relative_to(root))
    if not isinstance(data, dict):
        raise ContentError(name, "(bovenaan)", "hier horen namen met een waarde")
    if key in data:
        raise ContentError(name, key, "laat dit weg: de bestandsnaam is het id")
    return {**data, key: path.stem}
