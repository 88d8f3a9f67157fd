"""`python -m channels`: run the server until it is stopped."""

import logging
import os
import sys

from aiohttp import web

from applications import log_lines
from applications.settled import CROWD, settle
from channels.app import build_app
from channels.arriving import of_connections
from channels.errors import SettingsError
from channels.settings import Settings, from_environ
from knowledge.errors import ContentError
from knowledge.load import load_content

log = logging.getLogger("channels")


def main() -> int:
    """0 after a normal stop; 1, with one clear line, when the server cannot start."""
    log_lines.start(logging.WARNING)
    log.setLevel(logging.INFO)
    try:
        settings = from_environ(os.environ)
        _serve(settings)
    except (SettingsError, ContentError) as error:
        return _fail(str(error))
    except OSError as error:
        address = f"{settings.host}:{settings.port}"
        return _fail(f"Cannot listen on {address} ({error.strerror}). Set PORT to a free port.")
    return 0


def _serve(settings: Settings) -> None:
    if not settings.rate_limit:
        log.warning("RATE_LIMIT=off: nobody is slowed down.")

    def listening(_banner: str) -> None:
        settle()
        log.info("Listening on %s:%s", settings.host, settings.port)

    app = build_app(settings, load_content())
    where = {"host": settings.host, "port": settings.port, "backlog": CROWD}
    web.run_app(app, **where, **of_connections(settings), access_log=None, print=listening)


def _fail(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
