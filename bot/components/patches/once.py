"""A turn that comes again is not taken again: its reply got lost when an engine or a connection ended.

Our channels give every turn a mark (`metadata.turn`). When the newest stored message of a conversation bears the
same mark, what was said then is said again, and nothing is run or stored.
"""

from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

MARK = "turn"

_fetch = MessageProcessor.fetch_tracker_and_update_session
_handle = MessageProcessor.handle_message


class Taken(Exception):
    """Raised for a turn that was taken before; `said` is what was said then."""

    def __init__(self, said: list[BotUttered]) -> None:
        super().__init__("this turn was taken before")
        self.said = said


async def fetch(
    self: MessageProcessor,
    sender_id: str,
    output_channel: OutputChannel | None = None,
    metadata: dict[str, Any] | None = None,
) -> DialogueStateTracker:
    """The conversation, ready for this turn. Raises Taken."""
    tracker = await _fetch(self, sender_id, output_channel, metadata)
    mark = (metadata or {}).get(MARK)
    if mark and (said := said_to(tracker, mark)):
        raise Taken(said)
    return tracker


def said_to(tracker: DialogueStateTracker, mark: str) -> list[BotUttered]:
    """What was said to the newest message, when that bears this mark."""
    after: list[Event] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            same = (event.metadata or {}).get(MARK) == mark
            return [one for one in reversed(after) if isinstance(one, BotUttered)] if same else []
        after.append(event)
    return []


async def handle(self: MessageProcessor, message: UserMessage) -> Any:
    """One turn, once."""
    try:
        return await _handle(self, message)
    except Taken as taken:
        for one in taken.said:
            await message.output_channel.send_response(message.sender_id, one.message())
        return None


def apply() -> None:
    """Put both in the place of Rasa's own."""
    MessageProcessor.fetch_tracker_and_update_session = fetch
    MessageProcessor.handle_message = handle
