"""Who is signed in at the desk. The value of a cookie is kept only as a fingerprint; ending a session ends it."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete

from applications import accounts, tables
from applications.accounts import Account
from applications.database import Database

IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=10)
OFTEN = timedelta(minutes=1)  # "seen" is written at most this often


@dataclass(frozen=True)
class Signed:
    """A colleague who is signed in. `csrf` must stand in every form that changes something."""

    account: Account
    csrf: str


def begin(db: Database, account: Account, now: datetime) -> str:
    """A new session; the value for the cookie. What is over is cleared on the way."""
    token = secrets.token_urlsafe(32)
    row = tables.DeskSession
    with db.session() as session:
        session.execute(delete(row).where((row.seen < now - IDLE) | (row.began < now - LONGEST)))
        session.add(
            row(
                fingerprint=_fingerprint(token),
                account_id=account.id,
                csrf=secrets.token_urlsafe(32),
                began=now,
                seen=now,
            )
        )
    return token


def find(db: Database, token: str, now: datetime) -> Signed | None:
    """Who holds this cookie; None when it was never given, has ended, or its account has."""
    with db.reading() as session:
        row = session.get(tables.DeskSession, _fingerprint(token))
        if row is None or now - row.seen >= IDLE or now - row.began >= LONGEST:
            return None
        account = accounts.find(db, row.account_id)
    if account is None or not account.active:
        return None
    if now - row.seen >= OFTEN:
        _touch(db, row.fingerprint, now)
    return Signed(account, row.csrf)


def end(db: Database, token: str) -> None:
    """Sign out."""
    with db.session() as session:
        session.execute(delete(tables.DeskSession).where(tables.DeskSession.fingerprint == _fingerprint(token)))


def _touch(db: Database, fingerprint: str, now: datetime) -> None:
    with db.session() as session:
        if row := session.get(tables.DeskSession, fingerprint):
            row.seen = now


def _fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
