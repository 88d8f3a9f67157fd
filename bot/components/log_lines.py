"""How the engine writes its log: one JSON object a line, with the request it belongs to and no content.

The rest of the program does the same (applications/log_lines.py); the engine cannot import that. Rasa writes JSON
too, with what a person typed in some lines: of those only the name of the event is kept.
"""

import json
import logging
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

REQUEST: ContextVar[str] = ContextVar("request", default="")
HEADER = "X-Request-ID"
ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


def hear(given: str) -> None:
    """From here on lines belong to the request of this number, when it is one of ours."""
    REQUEST.set(given if ID.fullmatch(given) else "")


class JsonLines(logging.Formatter):
    """One line: time, level, name of the logger, message or event, the request."""

    def format(self, record: logging.LogRecord) -> str:
        """The line. Never the message of an exception, nor what Rasa tells beside an event."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "name": record.name,
            "message": event_of(record.getMessage()),
        }
        if request := REQUEST.get():
            line["request"] = request
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = traceback.format_tb(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def event_of(message: str) -> str:
    """The message itself, or the event of a line of Rasa's."""
    if not message.startswith("{"):
        return message
    try:
        return str(json.loads(message)["event"])
    except (ValueError, KeyError, TypeError):
        return "unreadable"


def start() -> None:
    """Have everything that is logged from here on written so."""
    for handler in logging.getLogger().handlers:
        handler.setFormatter(JsonLines())
    logging.captureWarnings(True)
