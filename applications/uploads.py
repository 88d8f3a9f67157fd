"""Candidates from a spreadsheet, into the group of a conversation."""

from dataclasses import replace
from datetime import date, datetime

from applications import cases, groups
from applications.cases import Seen
from applications.database import Database
from applications.errors import BadSpreadsheet, NoGroup
from applications.spreadsheets.reading import Row, read
from knowledge import group
from knowledge.dated import AsOf
from knowledge.group import AMOUNT, ASKING, LARGEST, SMALLEST, Members
from knowledge.model import Content

OPEN = {AMOUNT, ASKING, group.OVERVIEW, "kaart", "samenvatting"}


def take_in(
    db: Database,
    content: Content,
    conversation: str,
    dossier: int | None,
    data: bytes,
    today: date,
    now: datetime,
) -> None:
    """The candidates in a file join the group, all or none; the same reference is replaced.

    So the same file twice is the same group. `dossier` is the case that asked for the file (None: the open one).
    Raises BadSpreadsheet, and NoGroup when no group is asked for, or another case is open.
    """
    seen = cases.look(db, conversation)
    if not _may(seen, dossier):
        raise NoGroup("no group of candidates is asked for")
    told = [one for one in groups.members(db, conversation) if one.name]
    rows = read(AsOf(content, today), seen.case.role or "", data, 1 if told else SMALLEST)
    with db.session():
        cases.unchanged(db, conversation, seen)
        every = _joined(content, seen, groups.members(db, conversation), rows, now)
        if len(every) > LARGEST:
            raise BadSpreadsheet(
                f"Samen met wat u al invulde zijn het {len(every)} kandidaten. Een groep heeft er hoogstens {LARGEST}."
            )
        groups.save(db, conversation, every, 1, now)


def _may(seen: Seen, dossier: int | None) -> bool:
    case = seen.case
    same = {one.number for one in seen.others if case.group and one.case.group and one.case.group.id == case.group.id}
    asked_here = dossier in {None, seen.number, *same}
    return asked_here and bool(case.role) and (case.stage == AMOUNT or (bool(case.group) and case.stage in OPEN))


def _joined(content: Content, seen: Seen, told: Members, rows: tuple[Row, ...], now: datetime) -> Members:
    """All candidates, the first of them current: questions about the place come next, or the overview."""
    members = told or group.made(content, seen.case, groups.new_id(seen.number, seen.others), 1)
    uploaded = tuple(group.filled(content, members[0], row.name, row.answers, now) for row in rows)
    every = group.merged(told, uploaded)
    group_id = members[0].group.id if members[0].group else ""
    return group.placed(group_id, (replace(every[0], stage=ASKING, asking=None, attempts=0), *every[1:]))
