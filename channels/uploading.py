"""A spreadsheet with candidates: into the group of its conversation, and what is wrong with it for its owner."""

from datetime import date, datetime

from applications.database import Database
from applications.errors import BadSpreadsheet, Fault, NoGroup
from applications.uploads import take_in
from channels.errors import SpreadsheetRefused, UnknownCard
from knowledge.model import Content

UPLOAD = "groep"  # the id of the card that asks for the file


def uploaded(
    db: Database, content: Content, conversation: str, dossier: int | None, data: bytes, today: date, now: datetime
) -> None:
    """Keep the candidates in the file. Raises SpreadsheetRefused, and UnknownCard where no file is asked for."""
    try:
        take_in(db, content, conversation, dossier, data, today, now)
    except BadSpreadsheet as error:
        raise SpreadsheetRefused(error.problem, {one.cell: _told(one) for one in error.faults}) from error
    except NoGroup as error:
        raise UnknownCard from error


def _told(fault: Fault) -> str:
    where = f"Rij {fault.row}, kolom {fault.column}" if fault.column else f"Vak {fault.cell}"
    return f"{where}: {fault.text}"
