"""A real SMTP server on loopback that keeps what it is given, and can be told to refuse."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tools.trial import free_ports


@dataclass
class Mailbox:
    """What came in. The first `refuse` mails are refused for now; with `hold` a mail is taken in, and nothing said."""

    port: int
    refuse: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    hold: threading.Event | None = None
    held: threading.Event = field(default_factory=threading.Event)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Called by the server for every mail."""
        if self.refuse > 0:
            self.refuse -= 1
            return "451 try again later"
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        self.recipients += envelope.rcpt_tos
        if self.hold:
            self.held.set()
            await asyncio.to_thread(self.hold.wait, 60)
        return "250 OK"

    @property
    def url(self) -> str:
        """For SMTP_URL."""
        return f"smtp://127.0.0.1:{self.port}"


@contextmanager
def running() -> Iterator[Mailbox]:
    """A server in a thread of its own."""
    mailbox = Mailbox(int(free_ports(1)[0]))
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()
