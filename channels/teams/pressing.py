"""A press on a card: taken once, answered with the card that takes its place, and with what comes next."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any

from applications import answers, conversations, teams
from applications.teams import Shown, Talk
from channels.errors import CardRefused, UnknownButton, UnknownCard
from channels.messages import Message, complete
from channels.teams import cards, texts
from channels.teams.heard import Press
from channels.teams.place import Place
from channels.teams.talking import Talking

ONCE = {"formulier", "samenvatting"}  # done when they were answered, as a question of the check is

Card = dict[str, Any]
Settled = asyncio.Future[Card | None]


@dataclass(frozen=True)
class Pressed:
    """What a press was on, and by which activity it came. `shown` and `message` are None for a card we do not know."""

    talk: Talk
    shown: Shown | None
    message: Message | None
    request: str

    @property
    def once(self) -> bool:
        """Is its card done when it was answered?"""
        card = self.message and self.message["card"]
        return bool(self.message and (self.message["progress"] or (card and card["kind"] in ONCE)))


class Pressing:
    """`settled` of a press gets the card that takes the place of the pressed one, or None when that one stays."""

    def __init__(self, talking: Talking) -> None:
        self._talking, self._turns, self._voice = talking, talking.turns, talking.voice
        self._db = talking.voice.database

    async def pressed(
        self, place: Place, press: Press, request: str, activity: str | None, settled: Settled
    ) -> None:
        """Take a press, and say what comes of it."""
        try:
            on = await self._on(place, press, activity, request)
            async with self._talking.busy(place):
                card, says = await self._taken(place, on, press)
            settled.set_result(card)
        finally:
            if not settled.done():
                settled.set_result(None)
        if card and on.shown and on.message:
            await self._voice.replace(place, on.shown.activity, card, on.message)
        if says:
            await self._voice.say(on.talk, says)

    async def standing(self, place: Place, press: Press, activity: str | None) -> Card | None:
        """The pressed card as it stands now, with what was filled in; None when we do not know it."""
        who = self._talking.who(place)
        found = await asyncio.to_thread(teams.shown, self._db, who, activity) if activity else None
        talk = found and await asyncio.to_thread(teams.of_conversation, self._db, found.conversation)
        on = talk and Pressed(talk, found, await self._message(found), "")
        if not on or on.message is None:
            return None
        if found and found.used:
            return await self._closed(on, "")
        return cards.refused(on.message, await self._voice.about(on.talk, []), press.values, {})

    async def _on(self, place: Place, press: Press, activity: str | None, request: str) -> Pressed:
        """An answer for the desk belongs to the conversation it was asked in, which a newer one may have followed."""
        talk = await self._talking.talk(place)
        found = await asyncio.to_thread(teams.shown, self._db, talk.who, activity) if activity else None
        if found and found.conversation != talk.conversation:
            older = press.kind == "card" and answers.reference_of(press.id)
            its = await asyncio.to_thread(teams.of_conversation, self._db, found.conversation) if older else None
            talk, found = (its, found) if its else (talk, None)
        return Pressed(talk, found, await self._message(found), request)

    async def _message(self, one: Shown | None) -> Message | None:
        found = one and await asyncio.to_thread(conversations.message, self._db, one.conversation, one.seq)
        return {**complete({}), **found} if found else None

    async def _taken(self, place: Place, on: Pressed, press: Press) -> tuple[Card | None, list[Message] | None]:
        """The card instead of the pressed one, and what to say. What went wrong was said, and leaves the card."""
        if on.shown and on.shown.used:
            await self._voice.tell(place, texts.USED)
            return await self._closed(on, ""), None
        try:
            chosen, says = await self._turn(place, on, press)
        except (UnknownButton, UnknownCard):
            await self._voice.tell(place, texts.FOREIGN)
            return None, None
        except CardRefused as error:
            return await self._refused(place, on, press, error), None
        if says is None or not (on.shown and on.once):
            return None, says
        await asyncio.to_thread(teams.use, self._db, on.shown)
        return await self._closed(on, chosen), says

    async def _turn(self, place: Place, on: Pressed, press: Press) -> tuple[str, list[Message] | None]:
        """What was chosen, in words, and what is said to that."""
        where = on.talk.conversation
        if press.kind == "card":
            return "", await self._said(place, self._turns.card(where, press.id, press.values, on.request))
        chosen = await self._turns.title(where, press.id)
        return chosen, await self._said(place, self._turns.button(where, press.id, on.request))

    async def _said(self, place: Place, turn: Awaitable[list[Message]]) -> list[Message] | None:
        """As any turn; only what concerns the card itself is left to the card."""
        return await self._talking.told(place, turn, but=(UnknownButton, UnknownCard, CardRefused))

    async def _closed(self, on: Pressed, chosen: str) -> Card | None:
        if on.message is None:
            return None
        return cards.closed(on.message, await self._voice.about(on.talk, []), chosen)

    async def _refused(self, place: Place, on: Pressed, press: Press, error: CardRefused) -> Card | None:
        """The form with what was filled in and what is wrong with that; in words when we do not have the form."""
        if on.message is None:
            await self._voice.tell(place, "\n\n".join(("Nog niet alles is goed ingevuld.", *error.fields.values())))
            return None
        about = await self._voice.about(on.talk, [])
        return cards.refused(on.message, about, press.values, error.fields)
