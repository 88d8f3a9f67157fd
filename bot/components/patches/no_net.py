"""Rasa catches every error of the tracker store and goes on with an empty conversation: the user hears nonsense.

Here the error is heard: the turn fails, the caller is told, and nothing is half kept.
"""

from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain


def store_of(store: TrackerStore | None, domain: Domain) -> TrackerStore:
    """The store itself, without the net that swallows its errors."""
    if store is None:
        return InMemoryTrackerStore(domain)
    store.domain = domain
    return store


def apply() -> None:
    """Put it in the place of Rasa's own."""
    Agent._create_tracker_store = staticmethod(store_of)
