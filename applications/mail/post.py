"""Handing a mail to an SMTP server."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib

from applications.errors import MailSettings

TIMEOUT = 30  # seconds for one step
WHOLE = 60  # for all of them: less than the lease of a mail, or another worker would send it too


@dataclass(frozen=True)
class Post:
    """An SMTP server and the address mail comes from. `tls`: from the first byte; `starttls`: required after it."""

    host: str
    port: int
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    tls: bool = False
    starttls: bool = False

    async def send(self, message: EmailMessage) -> None:
        """Send one mail; returns when the server took it. Raises aiosmtplib.SMTPException or OSError."""
        async with asyncio.timeout(WHOLE):
            await aiosmtplib.send(
                message,
                hostname=self.host,
                port=self.port,
                username=self.user,
                password=self.password,
                use_tls=self.tls,
                start_tls=self.starttls,
                timeout=TIMEOUT,
            )

    @property
    def domain(self) -> str:
        """The part of Message-IDs after the @."""
        return self.sender.rpartition("@")[2].strip(" >")


def post_from(environ: Mapping[str, str]) -> Post | None:
    """The server of SMTP_URL and MAIL_FROM; None when no SMTP_URL is set. Raises MailSettings.

    SMTP_URL: smtp://host:25, smtps://user:password@host:465 or smtp://user:password@host:587?starttls=1.
    """
    address, sender = environ.get("SMTP_URL", "").strip(), environ.get("MAIL_FROM", "").strip()
    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise MailSettings("SMTP_URL must be an address such as smtp://mail.voorbeeld.nl:587?starttls=1.")
    if "@" not in sender:
        raise MailSettings("MAIL_FROM must be the address mail comes from, such as loket@voorbeeld.nl.")
    tls = parts.scheme == "smtps"
    return Post(
        host=parts.hostname,
        port=parts.port or (465 if tls else 25),
        sender=sender,
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        tls=tls,
        starttls=parse_qs(parts.query).get("starttls") == ["1"],
    )
