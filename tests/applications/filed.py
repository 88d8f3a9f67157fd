"""A conversation that made an application, for tests of what comes after."""

from applications import cases, contact, conversations, desks, store
from applications.database import Database
from tests.applications import sample
from tests.applications.sample import LATER, NOW, TODAY

DESK = desks.Desk("AM01", "email", "loket@voorbeeld.example", "Goedendag.", 5)


def talk(db: Database, card: dict | None = None, **answers: str) -> str:
    """A conversation with a case and a card, ready to be submitted."""
    new = conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)
    cases.save(db, new, sample.case(**answers).at_stage("klaar"), NOW)
    contact.save(db, new, card or sample.CARD, LATER)
    return new


def submit(db: Database, conversation: str, now=NOW) -> store.Application:
    """Its application."""
    return store.submit(db, conversation, sample.content(), TODAY, now, judge=sample.judge)


def filed(db: Database, *, delivered: bool = True) -> tuple[str, str]:
    """A conversation and the reference of its application; `delivered`: at a desk that gets it by mail."""
    if delivered:
        desks.save(db, DESK, NOW)
    conversation = talk(db)
    return conversation, submit(db, conversation).reference
