"""Colleagues at the desk: who they are, what they may do and for which regions.

A colleague comes from the sign-in of an organisation, or is the one local account with a password of its own.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, count
from typing import get_args

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from applications import tables
from applications.database import Database
from applications.errors import AccountSettings, LockedOut, WrongPassword
from applications.status import Colleague

EVERY_REGION = "*"
LOCAL = "beheer"
ROLES: tuple[Colleague, ...] = get_args(Colleague)
TRIES, LOCKED_FOR = 5, timedelta(minutes=15)
_hasher = PasswordHasher()
# A name that nobody has takes as long as a wrong password.
_NOBODY = _hasher.hash(secrets.token_hex())


@dataclass(frozen=True)
class Account:
    """A colleague. `regions`: codes of regions, or "*" for all of them."""

    id: int
    subject: str
    name: str
    roles: frozenset[Colleague]
    regions: frozenset[str]
    active: bool
    seen: datetime | None = None

    def covers(self, region: str | None) -> bool:
        """May this colleague see applications of a region? Of no region: only who may see all."""
        return EVERY_REGION in self.regions or (region is not None and region in self.regions)


def first_local(db: Database, now: datetime) -> str | None:
    """Make the local account when there is no account at all; its password, which is kept nowhere. None: not made."""
    with db.session() as session:
        if session.scalars(select(tables.Account).limit(1)).first():
            return None
        return new_password(db, now)


def new_password(db: Database, now: datetime) -> str:
    """Give the local account a new password, and all roles; ends its sessions and its lock."""
    made = secrets.token_urlsafe(15)
    with db.session() as session:
        row = _of(db, _subject(LOCAL)) or _new(_subject(LOCAL), LOCAL, now)
        row.password, row.failed, row.locked, row.active = _hasher.hash(made), 0, None, True
        row.roles, row.regions = list(ROLES), [EVERY_REGION]
        session.add(row)
        session.flush()
        session.execute(delete(tables.DeskSession).where(tables.DeskSession.account_id == row.id))
    return made


def sign_in(db: Database, name: str, password: str, now: datetime) -> Account:
    """The account of a name and a password. Raises LockedOut and WrongPassword.

    The lock counts before the password is looked at, so that guesses at the same moment count too.
    """
    with db.session() as session:
        row = _of(db, _subject(name.strip().lower()))
        if row is not None:
            if row.locked and row.locked > now:
                raise LockedOut(row.locked)
            row.failed = 1 if row.locked else row.failed + 1
            row.locked = now + LOCKED_FOR if row.failed >= TRIES else None
            session.add(row)
    if not _right(row.password if row else None, password) or row is None or not row.active:
        raise WrongPassword
    with db.session() as session:
        row = session.get_one(tables.Account, row.id)
        row.failed, row.locked, row.seen = 0, None, now
        return _account(row)


def of_provider(db: Database, subject: str, name: str, is_admin: bool, now: datetime) -> Account:
    """The account of somebody whom the sign-in of an organisation knows; made without a role the first time."""
    with db.session() as session:
        row = _of(db, subject) or _new(subject, name, now)
        row.name, row.seen = _own_name(session, subject, name), now
        if is_admin and "beheer" not in row.roles:
            row.roles = [*row.roles, "beheer"]
        session.add(row)
        session.flush()
        return _account(row)


def find(db: Database, number: int) -> Account | None:
    """The account with this number."""
    with db.reading() as session:
        row = session.get(tables.Account, number)
        return row and _account(row)


def listed(db: Database) -> tuple[Account, ...]:
    """Every account, by name."""
    with db.reading() as session:
        return tuple(_account(row) for row in session.scalars(select(tables.Account).order_by(tables.Account.name)))


def change(db: Database, number: int, roles: Iterable[str], regions: Iterable[str], active: bool) -> Account:
    """Give an account other roles and regions, or end it. Raises AccountSettings.

    Somebody with the role beheer must be left, or nobody could ever change this again.
    """
    with db.session() as session:
        row = session.get(tables.Account, number, with_for_update=True)
        if row is None:
            raise AccountSettings("no such account")
        row.roles = [role for role in ROLES if role in set(roles)]
        row.regions, row.active = sorted(set(regions)), active
        session.flush()
        every = session.scalars(select(tables.Account).where(tables.Account.active)).all()
        if not any("beheer" in one.roles for one in every):
            raise AccountSettings("one active account with the role beheer must be left")
        if not active:
            session.execute(delete(tables.DeskSession).where(tables.DeskSession.account_id == number))
        return _account(row)


def _of(db: Database, subject: str) -> tables.Account | None:
    mine = select(tables.Account).where(tables.Account.subject == subject).with_for_update()
    with db.reading() as session:
        return session.scalars(mine).first()


def _own_name(session: Session, subject: str, name: str) -> str:
    """A name that no other colleague has: the log and the history name people by it."""
    others = set(session.scalars(select(tables.Account.name).where(tables.Account.subject != subject)))
    numbered = (f"{name[:90]} ({number})" for number in count(2))
    return next(one for one in chain((name[:100],), numbered) if one not in others)


def _new(subject: str, name: str, now: datetime) -> tables.Account:
    given = {"roles": [], "regions": [], "active": True, "failed": 0}
    return tables.Account(subject=subject, name=name[:100], at=now, **given)


def _account(row: tables.Account) -> Account:
    roles, regions = frozenset(row.roles), frozenset(row.regions)
    return Account(row.id, row.subject, row.name, roles, regions, row.active, row.seen)


def _subject(name: str) -> str:
    return f"lokaal:{name}"[:300]


def _right(hashed: str | None, password: str) -> bool:
    try:
        return _hasher.verify(hashed or _NOBODY, password) and hashed is not None
    except VerificationError:
        return False
