"""Which rules were used: a short fingerprint of this package, the same on every machine."""

import hashlib
from pathlib import Path


def fingerprint(folder: Path) -> str:
    """Of every module of rules in a folder, by name and content."""
    made = hashlib.sha256()
    for file in sorted(folder.glob("*.py")):
        made.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return made.hexdigest()[:12]


RULES_VERSION = fingerprint(Path(__file__).parent)
