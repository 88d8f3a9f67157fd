"""The assistant with fewer or more articles: a copy of the project with other content, and a model of its own.

Fewer: the first ones, and what pointed at another points at one that is left. More: copies in which every long
word is another one, so that the language engine has as many new words to tell apart as with real articles.
All sizes learn from the same part of the sentences: a training on everything takes too long to do three times.
"""

import hashlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.peers.stock.project import learnt
from benchmarks.peers.stock.serving import KEPT, PYTHON
from knowledge.load import FOLDER, load_content
from knowledge.yaml_files import read
from tools.house import ROOT

NOT_NEEDED = {"benchmarks", "tests"}
LEFT_OUT = shutil.ignore_patterns(".venv", "models", "node", "__pycache__")
STAND_IN = "praktijkverklaring"
ALWAYS = (STAND_IN, "mijn-loket-vinden", "computer-of-mens", "erkend-leerbedrijf")
EVERY = 3
WORD = re.compile(r"\{[^}]*\}|[^\W\d_]{6,}")
NAMES = {"topic", "sources", "certainty", "checked", "related", "check", "kind", "uncertain"}
PARTS = ("ba", "de", "gi", "ko", "lu", "mer", "nos", "pil", "rak", "sten", "tor", "vlin", "wag", "zel", "bru", "kla")


@dataclass(frozen=True)
class Sized:
    """A project with so many articles, and how long learning them took."""

    root: Path
    sentences: int
    seconds: float


def sized(number: int) -> Sized:
    """The project with so many articles, trained; a training of before is used when nothing changed."""
    root = KEPT / f"articles-{number}"
    for package in [path.parent for path in ROOT.glob("*/__init__.py") if path.parent.name not in NOT_NEEDED]:
        _copied(package, root / package.name)
    (root / ".venv").is_symlink() or (root / ".venv").symlink_to(ROOT / ".venv")
    (root / "bot" / ".venv").is_symlink() or (root / "bot" / ".venv").symlink_to(ROOT / "bot" / ".venv")
    sentences = write(root / "knowledge" / "content", number)
    return Sized(root, sentences, _trained(root))


def write(folder: Path, number: int) -> int:
    """Make the content in a folder have so many articles; how many sentences they are found by."""
    articles = {path.stem: read(path, folder) for path in sorted((folder / "articles").glob("*.yml"))}
    voices = {path: read(path, folder) for path in sorted((folder / "voices").glob("*.yml"))}
    chosen = _chosen(articles, number)
    copies = [(f"{name}-{turn}", name, turn) for turn in range(1, 9) for name in chosen][: number - len(chosen)]
    for path in (folder / "articles").glob("*.yml"):
        path.unlink()
    for name in chosen:
        _dump(folder / "articles" / f"{name}.yml", _fewer(articles[name], chosen))
    for new, name, turn in copies:
        _dump(folder / "articles" / f"{new}.yml", varied(_fewer(articles[name], chosen), turn))
    for path, asked in voices.items():
        few = {name: asked[name][::EVERY] for name in chosen if name in asked}
        more = {new: varied(few[name], turn) for new, name, turn in copies if name in few}
        _dump(path, few | more)
    for path in [path for path in folder.rglob("*.yml") if path.parent.name not in {"articles", "voices", "checks"}]:
        _dump(path, _pointing(read(path, folder), set(articles) - set(chosen)))
    content = load_content(folder)
    return sum(len(said) for one in content.articles for said in content.examples(one).values())


def varied(value: Any, turn: int) -> Any:
    """The same with every long word another one; what stands in braces, and every name, stays."""
    if isinstance(value, str):
        return WORD.sub(lambda found: _other(found[0], turn), value)
    if isinstance(value, list):
        return [varied(one, turn) for one in value]
    if isinstance(value, dict):
        return {key: one if key in NAMES else varied(one, turn) for key, one in value.items()}
    return value


def _other(word: str, turn: int) -> str:
    """A word of the same kind that nobody uses; always the same one for a word."""
    if word.startswith("{"):
        return word
    digest = hashlib.sha256(f"{turn} {word.lower()}".encode()).digest()
    return "".join(PARTS[byte % len(PARTS)] for byte in digest[: max(2, len(word) // 3)])


def _chosen(articles: Mapping[str, Any], number: int) -> list[str]:
    """The articles that are asked about first, then those that must be there, then the others."""
    first = dict.fromkeys([*ALWAYS, *learnt(load_content(FOLDER)), *articles])
    return [name for name in first if name in articles][:number]


def _fewer(article: dict[str, Any], chosen: list[str]) -> dict[str, Any]:
    related = [name for name in article.get("related", ()) if name in chosen]
    return {**article, "related": related, "examples": article["examples"][::EVERY]}


def _pointing(value: Any, gone: set[str]) -> Any:
    """The same, pointing at an article that is left where it pointed at one that is gone."""
    if isinstance(value, list):
        return [_pointing(one, gone) for one in value]
    if isinstance(value, dict):
        return {
            key: STAND_IN if key == "article" and one in gone else _pointing(one, gone) for key, one in value.items()
        }
    return value


def _dump(path: Path, data: Any) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")


def _copied(source: Path, target: Path) -> None:
    """A folder of the project as it is now; a model that stands there stays."""
    models = target / "models"
    aside = target.with_name("models-aside")
    if models.exists():
        models.rename(aside)
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, ignore=LEFT_OUT)
    if aside.exists():
        aside.rename(models)


def _trained(root: Path) -> float:
    """Train when that is needed; how many seconds it took, also when that was another day."""
    took = root / "bot" / "models" / "seconds"
    mark = root / "bot" / "models" / "praktijkwijzer.mark"
    before = mark.read_text() if mark.exists() else ""
    began = time.monotonic()
    subprocess.run(  # noqa: S603 (our own arguments)
        [PYTHON, "-m", "bot.train"], cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    if mark.read_text() != before or not took.exists():
        took.write_text(f"{time.monotonic() - began:.1f}")
    return float(took.read_text())
