"""Plant a mistake in a copy of the content: put a value at a place such as `answers.algemeen.short` or `seed.date`."""

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from knowledge.load import FOLDER
from knowledge.yaml_files import read


def copy_of_content(to: Path) -> Path:
    """A copy of the project's own content."""
    return Path(shutil.copytree(FOLDER, to / "content"))


def plant(root: Path, file: str, at: str, put: Any) -> None:
    """Put a value in a file: at a key, at the thing with an id, or at a number. `[+]` adds it at the end."""
    data = read(root / file, root)
    *way, last = re.findall(r"[^.\[\]]+", at)
    thing = data
    for step in way:
        thing = thing[_place(thing, step)]
    if last == "+":
        thing.append(put)
    else:
        thing[_place(thing, last)] = put
    (root / file).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _place(thing: Any, step: str) -> Any:
    """The key or number of a step; in a list of things with an id, the number of that thing."""
    if isinstance(thing, dict):
        return step
    return int(step) if step.isdigit() else next(n for n, one in enumerate(thing) if one["id"] == step)
