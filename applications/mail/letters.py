"""From a kind of mail and what it is about to a message: plain text and HTML, nothing personal in the subject."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from functools import lru_cache
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent
LAYOUT = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined)
TO_DESK = frozenset({"aanmelding", "correctie", "intrekking", "herinnering", "antwoord"})
WITH_DOCUMENTS = frozenset({"aanmelding", "correctie"})


@dataclass(frozen=True)
class Letter:
    """One mail to write. `about` fills its text; `files`: name → (media type, bytes)."""

    kind: str
    sender: str
    recipient: str
    message_id: str
    at: datetime
    about: Mapping[str, str]
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)


@lru_cache(maxsize=1)
def texts() -> Mapping[str, Mapping[str, str]]:
    """The subject and text of every kind."""
    return yaml.safe_load((HERE / "letters.yml").read_text(encoding="utf-8"))


def written(letter: Letter) -> EmailMessage:
    """The mail. The same letter has the same Message-ID, however often it is sent."""
    words = texts()[letter.kind]
    subject = words["subject"].format_map(letter.about)
    paragraphs = [one.strip() for one in words["text"].format_map(letter.about).split("\n\n") if one.strip()]
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, letter.sender, letter.recipient
    message["Date"], message["Message-ID"] = format_datetime(letter.at), letter.message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n\n".join(paragraphs) + "\n")
    page = LAYOUT.get_template("letter.html").render(subject=subject, paragraphs=paragraphs)
    message.add_alternative(page, subtype="html")
    for name, (kind, data) in letter.files.items():
        main, _, sub = kind.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message
