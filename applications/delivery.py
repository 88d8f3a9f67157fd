"""Sending what waits in the outbox, one mail at a time: written from what holds now, then handed to the server."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import aiosmtplib
from sqlalchemy.exc import OperationalError

from applications import desks, notices, outbox, tables
from applications.database import Database
from applications.documents.docx import docx
from applications.documents.json_file import json_bytes
from applications.documents.pdf import pdf
from applications.mail.letters import TO_DESK, WITH_DOCUMENTS, Letter, written
from applications.mail.post import Post
from applications.outbox import Mail
from applications.status import LABELS
from knowledge.dated import day_here, dutch_day
from knowledge.model import Content

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STUBBORN = (1, 2, 4, 8, 15)  # seconds between tries; together well within the lease of a mail
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Delivery:
    """What sending needs."""

    db: Database
    content: Content
    post: Post
    clock: Callable[[], datetime]

    async def next(self) -> bool:
        """Send the next mail that is due; False when none is. A mail that fails is tried again later."""
        mail = await asyncio.to_thread(outbox.claim, self.db, self.clock())
        if mail is None:
            return False
        letter = await asyncio.to_thread(self.letter, mail)
        if letter is None:
            await asyncio.to_thread(outbox.stale, self.db, mail)
            return True
        try:
            await self.post.send(written(letter))
        except (aiosmtplib.SMTPException, OSError) as error:
            # Never the server's words: they may repeat an address.
            why = f"{type(error).__name__} {getattr(error, 'code', '')}".strip()
            log.warning("mail %s about %s not sent: %s", mail.kind, mail.reference, why)
            await _surely(outbox.failed, self.db, mail, why, self.clock())
        else:
            await _surely(self._done, mail)
        return True

    def _done(self, mail: Mail) -> None:
        """The server took it; the sender hears that the desk's mail is on its way."""
        with self.db.session() as session:
            outbox.sent(self.db, mail)
            row = session.get(tables.ApplicationRow, mail.reference)
            if row and mail.kind in WITH_DOCUMENTS:
                notices.tell(self.db, self.content, row, "bericht_gemaild", self.clock())

    def letter(self, mail: Mail) -> Letter | None:
        """What to send; None when a later version took its place, or the application was taken back."""
        if mail.kind == outbox.DELETED:
            return self._letter(mail, mail.recipient, {"reference": mail.reference}, {})
        with self.db.reading() as session:
            row = session.get(tables.ApplicationRow, mail.reference)
            if row is None or _outdated(mail, row) or (mail.kind == "intrekking" and not self._arrived(mail)):
                return None
            made = session.get_one(tables.ApplicationVersion, (mail.reference, mail.version))
            document = self.db.seal.open(made.sealed)
        files = _files(document) if mail.kind in WITH_DOCUMENTS else {}
        return self._letter(mail, self._recipient(mail, row.region), self._about(row, document), files)

    def _arrived(self, mail: Mail) -> bool:
        """Did the desk ever get this application? What it never had needs no taking back."""
        mails = outbox.of(self.db, mail.reference)
        return any(one.kind in WITH_DOCUMENTS and one.state == outbox.SENT for one in mails)

    def _recipient(self, mail: Mail, region: str | None) -> str:
        """The address that a desk has now: it may have changed since the mail was queued, or failed."""
        desk = desks.find(self.db, region)
        return desk.address if mail.kind in TO_DESK and desk.mails else mail.recipient

    def _letter(
        self, mail: Mail, recipient: str, about: dict[str, str], files: dict[str, tuple[str, bytes]]
    ) -> Letter:
        return Letter(
            kind=mail.kind,
            sender=self.post.sender,
            recipient=recipient,
            message_id=f"<{mail.message_id}@{self.post.domain}>",
            at=mail.at,
            about=about,
            files=files,
        )

    def _about(self, row: tables.ApplicationRow, document: dict) -> dict[str, str]:
        """What the letters may tell: nothing about a person."""
        desk = desks.find(self.db, row.region)
        region = self.content.regions.get(row.region or "")
        return {
            "reference": row.reference,
            "version": str(row.version),
            "region": region.name if region else "regio onbekend",
            "role": "een werkgever" if document["role"] == "werkgever" else "een professional",
            "outcome": document["verdict"]["title"],
            "opening": desk.opening or "Goedendag.",
            "desk": region.desk.name if region else "het Werkcentrum",
            "how": region.desk.how if region else "",
            "status": LABELS[row.status].lower(),
            "day": dutch_day(day_here(row.at)),
        }


async def _surely(write: Callable[..., None], *arguments: object) -> None:
    """What became of a mail is written down, also when the database is away for a while: else it goes out twice."""
    for wait in STUBBORN:
        try:
            return await asyncio.to_thread(write, *arguments)
        except OperationalError as error:
            log.warning("the database cannot be written (%s), tried again in %s s", type(error.orig).__name__, wait)
            await asyncio.sleep(wait)
    return await asyncio.to_thread(write, *arguments)


def _outdated(mail: Mail, row: tables.ApplicationRow) -> bool:
    """A desk never gets a version that was corrected or taken back before the mail went out."""
    if mail.kind == "herinnering" or mail.kind == "wachten":
        return row.status != "ingediend"
    return mail.kind in TO_DESK - {"intrekking"} and (mail.version != row.version or row.status == "ingetrokken")


def _files(document: dict) -> dict[str, tuple[str, bytes]]:
    name = f"aanmelding-{document['reference']}"
    return {
        f"{name}.pdf": ("application/pdf", pdf(document)),
        f"{name}.docx": (WORD, docx(document)),
        f"{name}.json": ("application/json", json_bytes(document)),
    }
