"""What was said against what was stored: is every turn there, once, in its place, and where was it taken?"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import quantiles
from typing import Any

import psycopg

from channels.tokens import Tokens


@dataclass
class Found:
    """Counts over all talks; `wrong` names each turn that is not as it should be. `ms`: time per message.

    `again`: messages that were said again, because the assistant said that it could not answer just now.
    """

    talks: int = 0
    turns: int = 0
    moves: int = 0
    again: int = 0
    models: Counter[str] = field(default_factory=Counter)
    ms: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def percentile(self, which: int) -> float:
        """Milliseconds within which so many of a hundred messages were answered."""
        return quantiles(self.ms, n=100)[which - 1]


def look(file: Path, database: str, tokens: Tokens) -> Found:
    """Look at every talk in the file."""
    found, same = Found(), {}
    with psycopg.connect(database) as connection:
        for line in file.read_text().splitlines():
            talk = json.loads(line)
            who = tokens.conversation(talk["token"])
            found.talks += 1
            _turns(found, connection, who, talk)
            _replies(found, connection, who, talk)
            for number, one in enumerate(talk["said"]):
                texts = [message["text"] for message in one["messages"]]
                if same.setdefault(number, texts) != texts:
                    found.wrong.append(f"{who}: message {number} was answered otherwise than in another talk")
    return found


def _turns(found: Found, connection: psycopg.Connection, who: str, talk: dict[str, Any]) -> None:
    """Every message reached an engine once, those that waited for an answer in their order."""
    rows = connection.execute(
        "SELECT data FROM events WHERE sender_id = %s AND type_name = 'user' ORDER BY seq", (who,)
    ).fetchall()
    events = [json.loads(data) for (data,) in rows]
    taken = [one["metadata"]["turn"] for one in events]
    in_order = [one["request"] for one in talk["said"]]
    together = {one["request"] for one in (*talk["at_once"], *talk["twice"])}
    if taken[: len(in_order)] != in_order or sorted(taken[len(in_order) :]) != sorted(together):
        found.wrong.append(f"{who}: sent {in_order} {sorted(together)}, taken {taken}")
    models = [one["metadata"]["model_id"] for one in events]
    found.turns += len(taken)
    found.models.update(models)
    found.moves += sum(one != other for one, other in pairwise(models))


def _replies(found: Found, connection: psycopg.Connection, who: str, talk: dict[str, Any]) -> None:
    """Every request has one reply; together they are all messages, each once; twice the same request, one reply."""
    said = [*talk["said"], *talk["at_once"], *talk["twice"]]
    found.ms += [one["ms"] for one in said]
    found.again += sum(one["tries"] - 1 for one in said)
    replies = connection.execute(
        "SELECT request, after, last FROM replies WHERE conversation_id = %s ORDER BY after", (who,)
    ).fetchall()
    if sorted(one for one, _, _ in replies) != sorted({one["request"] for one in said}):
        found.wrong.append(f"{who}: other requests have a reply than were made")
    if any(one[2] != other[1] for one, other in pairwise(replies)):
        found.wrong.append(f"{who}: replies do not follow each other")
    heard = {request: list(range(after + 1, last + 1)) for request, after, last in replies}
    if any(_numbers(one["messages"]) != heard.get(one["request"]) for one in said):
        found.wrong.append(f"{who}: a reply that was heard is not the one that was kept")


def _numbers(messages: Iterable[dict[str, Any]]) -> list[int]:
    return [one["seq"] for one in messages]
