"""The tracker store of our own: one query to read a conversation, one statement to write a turn.

Rasa's counts the events it has, asks for them twice and writes them one by one; it drops a turn when two engines write
at once, ends the process for an odd sender, and shows what people typed in its errors. Here an error is raised.
"""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import sqlalchemy as sa
import ujson
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from sqlalchemy.engine import Engine

from bot.components.turn import SENDER
from bot.stores.table import EVENTS, hurried, is_busy, opened, writing
from bot.stores.window import TURNS, before, state_of

T = TypeVar("T")

FIRST = 0
_LAST_TURNS = sa.text("""
SELECT seq, type_name, data, state FROM events WHERE sender_id = :sender AND seq >= COALESCE(
  (SELECT seq FROM events WHERE sender_id = :sender AND state IS NOT NULL ORDER BY seq DESC LIMIT 1 OFFSET :turns), 0)
ORDER BY seq
""")
_ADD = EVENTS.insert()
_ALL = sa.text("SELECT seq, data, NULL AS state FROM events WHERE sender_id = :sender ORDER BY seq")


class Trackers(TrackerStore):
    """Events of conversations in SQLite or PostgreSQL. A sender is only what our channels make."""

    def __init__(
        self, domain: Domain | None = None, host: str = "", event_broker: EventBroker | None = None, **_more: Any
    ) -> None:
        """`host`: the address of the database (`url` in endpoints.yml). Raises RasaException without one."""
        if not host or host.startswith("${"):
            raise RasaException("TRACKER_URL must be the address of the engine's database.")
        if event_broker is not None:
            raise RasaException("This tracker store sends no events to a broker; take it out of endpoints.yml.")
        super().__init__(domain, None)
        self.engine = opened(host)
        self._hurried = hurried(self.engine)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The last turns of a conversation and what held before them; None for a new one. Raises on any failure."""
        rows = await self._soon(_read, _LAST_TURNS, _strict(sender_id))
        return self._tracker(sender_id, _of_use(rows))

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """All of a conversation."""
        rows = await asyncio.to_thread(_read, self.engine, _ALL, _strict(conversation_id))
        return self._tracker(conversation_id, rows)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write what is new, all or nothing. Raises when somebody else wrote this conversation meanwhile."""
        known, place = getattr(tracker, "stored", (0, FIRST))
        events = list(tracker.events)[known:]
        if not events:
            return
        rows = [_row(_strict(tracker.sender_id), place + number, one) for number, one in enumerate(events)]
        rows[-1]["state"] = state_of(tracker)
        await self._soon(_write, rows)
        tracker.stored = (known + len(events), place + len(events))

    async def keys(self) -> Iterable[str]:
        """Every sender."""

        def read() -> list[str]:
            with self.engine.connect() as connection:
                return list(connection.execute(sa.select(EVENTS.c.sender_id).distinct()).scalars())

        return await asyncio.to_thread(read)

    def close(self) -> None:
        """Give back every connection."""
        for one in (self.engine, self._hurried):
            if one is not None:
                one.dispose()

    async def _soon(self, work: Callable[..., T], *given: Any) -> T:
        """Read or write a turn: in a file at once, as a thread costs more than that; only waiting is for a thread."""
        if self._hurried is not None:
            try:
                return work(self._hurried, *given)
            except sa.exc.OperationalError as error:
                if not is_busy(error):
                    raise
        return await asyncio.to_thread(work, self.engine, *given)

    def _tracker(self, sender: str, rows: list[Any]) -> DialogueStateTracker | None:
        if not rows:
            return None
        tracker = DialogueStateTracker.from_events(sender, _events(rows), self.domain.slots)
        tracker.stored = (len(tracker.events), rows[-1].seq + 1)
        return tracker


def _read(engine: Engine, asked: Any, sender: str) -> list[Any]:
    with engine.connect() as connection:
        return connection.execute(asked, {"sender": sender, "turns": TURNS}).all()


def _write(engine: Engine, rows: list[dict[str, Any]]) -> None:
    with writing(engine) as connection:
        connection.execute(_ADD, rows)


def _events(rows: list[Any]) -> list[Event]:
    """The events of these rows. When older ones are left out or gone, the first end of a turn stands for them."""
    first = next((place for place, one in enumerate(rows) if one.state), None) if rows[0].seq else None
    held, rest = ([], rows) if first is None else (_held(rows[first]), rows[first + 1 :])
    return [*held, *deserialise_events([ujson.loads(one.data) for one in rest])]


def _of_use(rows: list[Any]) -> list[Any]:
    """Without what was said in earlier turns: nobody looks at it, and it is most of what there is to read.

    What was said last stays, in whatever turn that was.
    """
    ends = [place for place, one in enumerate(rows) if one.state]
    said = [place for place, one in enumerate(rows) if one.type_name == BotUttered.type_name]
    past = {place for place in said[:-1] if place not in ends and place < (ends[-2] if ends[1:] else 0)}
    return [one for place, one in enumerate(rows) if place not in past]


def _held(row: Any) -> list[Event]:
    return before(row.state, ujson.loads(row.data).get("timestamp"))


def _row(sender: str, seq: int, event: Event) -> dict[str, Any]:
    data = event.as_dict()
    return {
        "sender_id": sender,
        "seq": seq,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "data": ujson.dumps(data),
        "state": None,
    }


def _strict(sender: str) -> str:
    """The sender. Raises RasaException, without repeating it, when it is not one that we make."""
    if not SENDER.fullmatch(sender):
        raise RasaException("A sender has another shape than the ones we make.")
    return sender
