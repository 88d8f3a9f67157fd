"""How every process writes its log: one JSON object a line, with the request it belongs to and no content.

Of an error only its kind and the places in the code: its message may hold what a user typed.
"""

import json
import logging
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

REQUEST: ContextVar[str] = ContextVar("request", default="")
HEADER = "X-Request-ID"
ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


def request_id(given: str | None) -> str:
    """The number of a request, as somebody we trust gave it; a new one when that is none."""
    return given if given and ID.fullmatch(given) else uuid4().hex


class JsonLines(logging.Formatter):
    """One line: time, level, name of the logger, message, what `extra={"about": {...}}` tells, the request."""

    def format(self, record: logging.LogRecord) -> str:
        """The line. Never the message of an exception."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "name": record.name,
            "message": record.getMessage(),
            **getattr(record, "about", {}),
        }
        if request := REQUEST.get():
            line.setdefault("request", request)
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = traceback.format_tb(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False, default=str)


def start(level: int = logging.INFO) -> None:
    """Write the log of this process to its standard error, a line at a time."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)  # tells at every start that there was nothing to do
    logging.captureWarnings(True)
