"""Databases for the tools, as the tests of `applications` have them."""

from tests.applications.conftest import postgres_server, url

__all__ = ["postgres_server", "url"]
