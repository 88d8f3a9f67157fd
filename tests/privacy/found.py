"""Where traces are: in each column of each table, in each file, in each mail."""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

from applications.sealed import Seal
from tests.privacy.people import KINDS, Person

# What a kind of data can look like in a long text, so that a hundred values are looked for in little.
ALIKE = {
    "bsn": re.compile(r"\d(?:\s?\d){8,}"),
    "telefoon": re.compile(r"\d(?:\s?\d){8,}"),
    "iban": re.compile(r"NL[\dA-Z ]{12,}"),
    "e-mail": re.compile(r"[\w.]+@[\w.]+"),
    "naam": re.compile(r"(?=([A-Z]\w+ [A-Z]\w+))"),
}
SECRETS = "secrets.json"  # holds the keys, and nothing of anybody


def places(var: Path) -> Iterator[tuple[str, str]]:
    """Every column of every table, and every other file, as (place, all that is in it)."""
    for path in sorted(var.rglob("*")):
        if path.suffix == ".db":
            yield from _columns(path)
        if path.is_file() and path.name != SECRETS:
            yield f"file {path.relative_to(var)}", path.read_bytes().decode("utf-8", "replace")


def _columns(path: Path) -> Iterator[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as stored:
        tables = [name for (name,) in stored.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            rows = stored.execute(f'SELECT * FROM "{table}"')
            names = [one[0] for one in rows.description]
            for name, values in zip(names, zip(*rows, strict=True), strict=False):
                yield f"table {table}.{name}", "\n".join(map(_text, values))


def _text(value: object) -> str:
    """A value of a column; JSON with its letters written out."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    try:
        return json.dumps(json.loads(text), ensure_ascii=False) if text[:1] in "[{" else text
    except ValueError:
        return text


def in_mails(mails: Iterable[EmailMessage]) -> dict[str, str]:
    """Heads and words of all mails, and what is attached to them."""
    found = {"head": "", "text": "", "attached": ""}
    for mail in mails:
        found["head"] += "\n".join(f"{name}: {value}" for name, value in mail.items())
        for part in mail.walk():
            content = part.get_payload(decode=True) or b""
            found["attached" if part.get_filename() else "text"] += content.decode("utf-8", "replace")
    return found


def traces(people: int, where: Iterable[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """Of how many people a kind of data stands in a place, as (kind, place)."""
    found: Counter[tuple[str, str]] = Counter()
    for place, text in where:
        for kind in KINDS:
            alike = "\n".join(set(ALIKE[kind].findall(text))) if kind in ALIKE else text
            for person in map(Person, range(people)):
                found[kind, place] += any(form in alike for form in person.forms(kind))
    return +found


def opened(var: Path) -> str:
    """What is sealed about contacts, opened with the key of this installation."""
    key = json.loads((var / SECRETS).read_text())["SECRET_KEY"]
    with closing(sqlite3.connect(var / "praktijkwijzer.db")) as stored:
        rows = stored.execute("SELECT sealed FROM contacts").fetchall()
    return "\n".join(json.dumps(Seal(key).open(sealed), ensure_ascii=False) for (sealed,) in rows)
