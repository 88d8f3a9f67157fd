"""What was seen of each address the last time, in a small file, so that a change can be noticed."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Kept:
    """One address. `changed`: the day its text was found changed; `failed`: how often it could not be seen in a row."""

    etag: str = ""
    modified: str = ""
    digest: str = ""
    changed: str = ""
    failed: int = 0


def load(file: Path) -> dict[str, Kept]:
    """What the file knows; nothing when there is none, or when it cannot be read."""
    try:
        return {address: Kept(**kept) for address, kept in json.loads(file.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def save(file: Path, known: Mapping[str, Kept]) -> None:
    """Write the file as a whole: a run that is broken off leaves the old one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.write_text(json.dumps({name: asdict(one) for name, one in sorted(known.items())}, indent=1), encoding="utf-8")
    os.replace(new, file)
