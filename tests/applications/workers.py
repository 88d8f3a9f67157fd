"""What a second process does in the tests: open the same file, and use it at the same time."""

from multiprocessing.synchronize import Barrier

from applications import store
from applications.database import open_database
from tests.applications import sample


def open_at_once(url: str, barrier: Barrier) -> None:
    """Create and migrate the database, together with the others."""
    barrier.wait()
    open_database(url, sample.SECRET).close()


def submit_at_once(url: str, conversation: str, barrier: Barrier, results) -> None:
    """Submit the case, together with the others, and tell the reference."""
    db = open_database(url, sample.SECRET)
    barrier.wait()
    made = store.submit(db, conversation, sample.content(), sample.TODAY, sample.NOW, judge=sample.judge)
    results.put(made.reference)
    db.close()
