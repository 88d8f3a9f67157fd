"""Saying something in Teams: a message of ours becomes a card, and what arrived is remembered."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from microsoft_agents.activity import Activity, Attachment

from applications import teams
from applications.database import Database
from applications.teams import Talk
from channels.messages import Message, complete
from channels.teams import cards
from channels.teams.cards import About
from channels.teams.connector import Connector, Undelivered
from channels.teams.place import Place

ADAPTIVE = "application/vnd.microsoft.card.adaptive"
TOO_MUCH = {400, 413}  # a card that this Teams does not take; the words of it will do

NOTICE = "Praktijkwijzer heeft een bericht voor u."

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Voice:
    """`link` makes the address of a file, for one conversation only; `page` gives that of an article, if it has one."""

    connector: Connector
    database: Database
    link: Callable[[str, str], str]
    page: Callable[[str], str | None]
    now: Callable[[], datetime]
    day: Callable[[], date]

    async def say(self, talk: Talk, messages: Sequence[Message]) -> bool:
        """Say messages in order. False when Teams did not take them (yet): they stay behind for later."""
        place = Place(**talk.place)
        about = await self.about(talk, messages)
        try:
            for message in messages:
                activity = await self._sent(place, {**complete({}), **message}, about)
                if not message.get("gone"):
                    await self._arrived(talk, message["seq"], activity)
        except Undelivered as error:
            log.warning("a message was not taken by Teams: %s", error)
            if error.final:
                await asyncio.to_thread(teams.give_up, self.database, talk.conversation, self.now())
            return error.final
        return True

    async def tell(self, place: Place, text: str) -> None:
        """Say something that is not a part of the conversation, such as why a press did nothing."""
        try:
            await self.connector.send(place, Activity(type="message", text=text, text_format="markdown"))
        except Undelivered as error:
            log.warning("a message was not taken by Teams: %s", error)

    async def replace(self, place: Place, activity: str, card: dict, message: Message) -> None:
        """Put another card in the place of one that was sent."""
        try:
            await self.connector.update(place, activity, _activity(card, message))
        except Undelivered as error:
            log.warning("a card could not be replaced: %s", error)

    async def about(self, talk: Talk, messages: Sequence[Message]) -> About:
        """What cards need to know. Who somebody is, is only asked for a form in their own chat, and not kept."""
        place, name, email = Place(**talk.place), None, None
        if place.alone and any((one.get("card") or {}).get("kind") == "formulier" for one in messages):
            name, email = await self.connector.profile(place)
        return About(name, email, lambda url: self.link(talk.conversation, url), self.day(), self.page)

    async def _sent(self, place: Place, message: Message, about: About) -> str:
        try:
            return await self.connector.send(place, _activity(cards.shown(message, about), message))
        except Undelivered as error:
            if error.status not in TOO_MUCH:
                raise
            log.warning("a card was refused by Teams: %s", error)
            return await self.connector.send(place, Activity(type="message", text=cards.fallback(message)))

    async def _arrived(self, talk: Talk, seq: int, activity: str) -> None:
        await asyncio.to_thread(teams.arrived, self.database, talk.conversation, seq, activity, self.now())


def _activity(card: dict, message: Message) -> Activity:
    """A card in a message. The summary is what a notification shows, so nothing of a check may stand in it."""
    check = message["card"] or message["progress"]
    return Activity(
        type="message",
        attachments=[Attachment(content_type=ADAPTIVE, content=card)],
        summary=NOTICE if check else message["text"][:200],
    )
