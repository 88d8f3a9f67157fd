"""Which colleague may use which address: one table, from which the guard works and the tests read."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from aiohttp import web

from applications.accounts import Account
from applications.status import Colleague
from channels.desk.visit import Visit

Roles = frozenset[Colleague]
Scope = Literal["application", "region"]
Handler = Callable[[Visit], Awaitable[web.StreamResponse]]

EVERYBODY: Roles | None = None  # also who is not signed in
COLLEAGUES: Roles = frozenset({"medewerker", "coordinator", "redactie", "beheer"})
DESK: Roles = frozenset({"medewerker", "coordinator"})
LEADING: Roles = frozenset({"coordinator", "beheer"})
EDITORS: Roles = frozenset({"redactie"})
ADMINS: Roles = frozenset({"beheer"})


@dataclass(frozen=True)
class Route:
    """One address. `roles`: who may use it, None for everybody. `scope`: of what the region must be one's own.

    `signed`: being signed in is enough, whatever the role.
    """

    method: str
    path: str
    handler: Handler
    roles: Roles | None
    scope: Scope | None = None
    signed: bool = False


def may(account: Account, route: Route) -> bool:
    """Has this colleague a role for it?"""
    return route.signed or route.roles is None or bool(route.roles & account.roles)


def covers(account: Account, scope: Scope | None, region: str | None) -> bool:
    """Is this region one of the colleague's? Administrators set up every desk; applications they do not see."""
    if scope is None or account.covers(region):
        return True
    return scope == "region" and "beheer" in account.roles
