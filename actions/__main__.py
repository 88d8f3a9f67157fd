"""`python -m actions`: the action server, on loopback unless ACTIONS_HOST names a network of our own servers."""

import os
import sys

from aiohttp import web

from actions.server import build_app
from applications import log_lines
from applications.settled import CROWD, settle
from knowledge.errors import ContentError

LOOPBACK = "127.0.0.1"


def main() -> None:
    """Serve until told to stop."""
    log_lines.start()
    try:
        app = build_app(os.environ["ENGINE_SECRET"])
    except ContentError as error:
        sys.exit(f"The content cannot be used. {error}")
    except KeyError as error:
        sys.exit(f"The environment variable {error.args[0]} is missing; start with `make run`.")
    settle()
    port = int(os.environ.get("ACTIONS_PORT", "5055"))
    host = os.environ.get("ACTIONS_HOST") or LOOPBACK
    web.run_app(app, host=host, port=port, backlog=CROWD, print=None, access_log=None)


if __name__ == "__main__":
    main()
