"""The cases of a conversation: one is current, the others are kept until somebody comes back to them.

An application never changes. Other answers after it begin a next case, without the contact details
of the one before. Every change counts up the version of the conversation, so that a turn can tell
that somebody else changed something in between.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from applications import case_rows, quick
from applications.conversations import held, version
from applications.database import Database
from applications.errors import ChangedMeanwhile
from knowledge.case import Case

NOUNS = {"professional": "kandidaat", "werkgever": "werkplek"}
CHECK = "check"  # while the role is open


@dataclass(frozen=True)
class Dossier:
    """One of the cases of a conversation. `reference`: that of its application, if it was made.

    `contact`: are there contact details with it?
    """

    number: int
    case: Case
    current: bool
    reference: str | None
    contact: bool = False

    @property
    def called(self) -> str:
        """What it is called to its user."""
        return called(self.case, self.number)


@dataclass(frozen=True)
class Seen:
    """What a turn starts from: the current case, the others, and the version that must still hold at the end.

    `reference` is that of the application made of the current one; `contact`: are there contact details with it?
    `mark`: which turn of the check was the last.
    """

    case: Case
    number: int
    others: tuple[Dossier, ...]
    version: int
    reference: str | None = None
    contact: bool = False
    mark: str | None = None


def noun(case: Case) -> str:
    """A consultant has candidates, an employer places of work."""
    return NOUNS.get(case.role or "", CHECK)


def called(case: Case, number: int) -> str:
    """What a case is called to its user: "kandidaat K-204", "werkplek 2", "de groep van 5 kandidaten"."""
    if case.group and case.stage != "klaar":
        return f"de groep van {case.group.size} kandidaten"
    name = case.name or str(case.group.place if case.group else number)
    return name if _is_numbered(name) else f"{noun(case)} {name}"


def own_name(case: Case) -> str:
    """The name that the user gave; empty for "kandidaat 1" and the like."""
    return "" if _is_numbered(case.name) else case.name


def load(db: Database, conversation: str) -> Case:
    """The current case; an empty one when nothing was saved yet."""
    with db.reading() as session:
        row = quick.run(session, quick.CURRENT, talk=conversation).first()
        return Case.from_json(row.body) if row else Case()


def number(db: Database, conversation: str) -> int:
    """The number of the current case; 0 when nothing was saved yet."""
    with db.reading() as session:
        row = quick.run(session, quick.CURRENT, talk=conversation).first()
        return row.number if row else 0


def look(db: Database, conversation: str) -> Seen:
    """All that a turn needs to know, read at one moment. `number` is 0 when nothing was saved yet."""
    with db.reading() as session:
        rows = quick.run(session, quick.SEEN, talk=conversation).all()
    every = _every(rows)
    others = _begun(one for one in every if not one.current)
    version, mark = (rows[0].version, rows[0].mark) if rows else (0, None)
    mine = next((one for one in every if one.current), None)
    if mine is None:
        return Seen(Case(), 0, others, version, mark=mark)
    return Seen(mine.case, mine.number, others, version, mine.reference, mine.contact, mark)


def unchanged(db: Database, conversation: str, seen: Seen) -> None:
    """Hold the conversation. Raises ChangedMeanwhile when it is no longer as it was seen."""
    with db.session() as session:
        if version(session, conversation) != seen.version:
            raise ChangedMeanwhile("the conversation changed in the middle of a turn")


def taken(db: Database, conversation: str, turn: str) -> dict[str, Any] | None:
    """What the last turn said ({id, says, done}), when it is this one; None for a new turn."""
    with db.reading() as session:
        last = quick.run(session, quick.TURN, talk=conversation).scalar()
        return last if last and last["id"] == turn else None


def save(
    db: Database,
    conversation: str,
    case: Case,
    now: datetime,
    turn: dict[str, Any] | None = None,
    seen: Seen | None = None,
) -> None:
    """Keep the current case as it is now, in one transaction with what its turn said.

    `seen`: what still holds, as `unchanged` told in this transaction; it need not be read again.
    """
    with db.session() as session:
        held(session, conversation)
        kept, body = seen or _kept(session, conversation), case.to_json()
        if not kept.number or (kept.reference and kept.case.to_json()["answers"] != body["answers"]):
            _add(session, conversation, case, now, turn)
            return
        quick.change(session, quick.CHANGE_CASE, talk=conversation, case=kept.number, new=body, now=now)
        if turn:
            quick.change(session, quick.CHANGE_TURN, talk=conversation, said=turn)
        else:
            quick.change(session, quick.COUNT_CHANGE, talk=conversation)


def _kept(session: Session, conversation: str) -> Dossier:
    """The current case; its number is 0 when nothing was saved yet."""
    row = quick.run(session, quick.KEPT, talk=conversation).first()
    return Dossier(row.number, Case.from_json(row.body), True, row.reference) if row else Dossier(0, Case(), True, None)


def _add(session: Session, conversation: str, case: Case, now: datetime, turn: dict[str, Any] | None) -> None:
    talk = case_rows.changing(session, conversation)
    case_rows.add(session, talk, now, case)
    talk.turn = turn or talk.turn


def dossiers(db: Database, conversation: str) -> tuple[Dossier, ...]:
    """Every case in which a check was begun and something was answered, by number."""
    with db.reading() as session:
        return _begun(_every(quick.run(session, quick.SEEN, talk=conversation)))


def begin(db: Database, conversation: str, case: Case, now: datetime) -> int:
    """A further case becomes the current one; its number. The one before is kept."""
    with db.session() as session:
        talk = case_rows.changing(session, conversation)
        case_rows.tidy(session, conversation)
        return case_rows.add(session, talk, now, case).number


def turn_to(db: Database, conversation: str, number: int, now: datetime) -> Case:
    """An earlier case becomes the current one. Raises UnknownCase."""
    with db.session() as session:
        talk = case_rows.changing(session, conversation)
        row = case_rows.find_or_fail(session, conversation, number)
        if talk.current != number:
            case_rows.tidy(session, conversation)
        talk.current, row.at = number, now
        return Case.from_json(row.body)


def drop(db: Database, conversation: str, number: int, now: datetime) -> None:
    """Wipe the answers and the contact details of one case. Its number is not used again. Raises UnknownCase."""
    with db.session() as session:
        case_rows.changing(session, conversation)
        case_rows.empty(session, case_rows.find_or_fail(session, conversation, number), now)


def _every(rows: Iterable[Row[Any]]) -> list[Dossier]:
    return [
        Dossier(one.number, Case.from_json(one.body), one.number == one.current, one.reference, bool(one.contact))
        for one in rows
        if one.number is not None
    ]


def _begun(every: Iterable[Dossier]) -> tuple[Dossier, ...]:
    return tuple(one for one in every if (one.case.own_answers or one.case.group) and one.case.stage != "nieuw")


def _is_numbered(name: str) -> bool:
    return name.startswith(tuple(f"{one} " for one in (*NOUNS.values(), CHECK)))
