"""What every action needs: the content and the database. Made once, when the server starts."""

import os
from functools import lru_cache

from applications.database import Database, open_database
from knowledge.load import load_content
from knowledge.model import Content


@lru_cache(maxsize=1)
def content() -> Content:
    """The content as it was at the start: a half-saved file must not break a running assistant."""
    return load_content()


@lru_cache(maxsize=1)
def database() -> Database:
    """The application database of DATABASE_URL, personal details sealed with SECRET_KEY."""
    url = os.environ.get("DATABASE_URL", "sqlite:///var/praktijkwijzer.db")
    return open_database(url, os.environ["SECRET_KEY"])
