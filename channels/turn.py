"""One turn of a conversation, the same for every channel: identity, privacy guard, engine, store.

Turns of one conversation run one after another. A turn either happens whole or leaves no reply behind.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from secrets import token_urlsafe
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from applications import cases, contact, conversations, offers
from applications.conversations import Conversation
from applications.database import Database
from applications.errors import PersonalNumber
from channels.cards import NO_BSN, check
from channels.engine import Engine
from channels.errors import CardRefused, UnknownButton, UnknownCard, UnknownConversation
from channels.masking import explanation, mask
from channels.messages import Message, complete, say
from channels.names import words_of
from channels.personal import wanted, with_contact
from channels.text import clean
from knowledge.case import Case
from knowledge.dated import day_here
from knowledge.model import Content

T = TypeVar("T")
CARD_STAGES = {"kaart", "samenvatting"}
Answer = Callable[[Conversation], Awaitable[list[Message]]]


@dataclass(frozen=True)
class OwnReply:
    """What a channel answers to a button of its own, and the audience that pressing it tells."""

    message: Message
    audience: str | None = None


class Turns:
    """Holds the locks; everything that lasts is in the database."""

    def __init__(
        self,
        database: Database,
        engine: Engine,
        content: Content,
        clock: Callable[[], datetime],
        *,
        today: date | None = None,
        own: Mapping[str, OwnReply] | None = None,
    ) -> None:
        self._database, self._engine, self._content = database, engine, content
        self._clock, self._today, self._own = clock, today, own or {}
        self._words = words_of(content)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def begin(self, welcome: list[Message], **given: Any) -> tuple[str, list[Message]]:
        """A new conversation (channel, audience, region, today) and its first messages."""
        new = await asyncio.to_thread(conversations.create, self._database, **given, now=self._clock())
        return new, await self._store(new, welcome, None)

    async def text(self, conversation: str, text: str, request: str | None = None) -> list[Message]:
        """Answer something typed."""
        masked = mask(clean(text), self._words)

        async def answer(talk: Conversation) -> list[Message]:
            told = [say(explanation(masked.kinds))] if masked.kinds else []
            return told + await self._ask(talk, request, text=masked.text)

        return await self._turn(conversation, request, answer)

    async def button(self, conversation: str, button: str, request: str | None = None) -> list[Message]:
        """Answer a press on a button that was offered in this conversation."""

        async def answer(talk: Conversation) -> list[Message]:
            payload = await self._stored(offers.payload_of, talk.id, button)
            if payload is None:
                raise UnknownButton
            if own := self._own.get(payload):
                await self._hear_audience(talk, own.audience)
                return [own.message]
            return await self._ask(talk, request, payload=payload)

        return await self._turn(conversation, request, answer)

    async def card(
        self, conversation: str, card: str, values: Mapping[str, Any], request: str | None = None
    ) -> list[Message]:
        """Keep what was filled in on an offered card and go on. Raises CardRefused."""

        async def answer(talk: Conversation) -> list[Message]:
            if not await self._stored(offers.card_is_offered, talk.id, card):
                raise UnknownCard
            await self._keep(talk.id, values)
            payload = "/kaart" + json.dumps({"kaart": card}, separators=(",", ":"))
            return await self._ask(talk, request, payload=payload)

        return await self._turn(conversation, request, answer)

    async def missed(self, conversation: str, after: int) -> list[Message]:
        """What was said after message number `after`."""
        await self._find(conversation)
        messages = await self._stored(conversations.messages_after, conversation, after)
        return await self._completed(conversation, messages)

    async def _turn(self, conversation: str, request: str | None, answer: Answer) -> list[Message]:
        return await self._completed(conversation, await self._answered(conversation, request, answer))

    async def _completed(self, conversation: str, messages: list[Message]) -> list[Message]:
        """The messages with the contact details that only their holder may see."""
        if not wanted(messages):
            return messages
        details = await self._stored(contact.load, conversation)
        case = await self._stored(cases.load, conversation)
        return with_contact(self._content, case.role, details, messages)

    async def _answered(self, conversation: str, request: str | None, answer: Answer) -> list[Message]:
        async with self._locks.setdefault(conversation, asyncio.Lock()):
            talk = await self._find(conversation)
            if request is not None:
                made = await self._stored(conversations.reply_to, conversation, request)
                if made is not None:
                    return made
            return await self._store(conversation, await answer(talk), request)

    async def _ask(self, talk: Conversation, request: str | None, **said: str) -> list[Message]:
        """One turn of the engine; it learns nothing about the person. A repeated `turn` is not taken twice."""
        about = {
            "channel": talk.channel,
            "audience": talk.audience,
            "region": talk.region,
            "today": self._day(talk).isoformat(),
            "turn": request or token_urlsafe(12),
        }
        raw = await self._engine.turn({"sender": talk.id, "metadata": about, **said})
        if any(message.get("wipe") for message in raw):
            await self._stored(conversations.wipe_messages, talk.id)
        return [complete(message) for message in raw]

    async def _store(self, conversation: str, messages: list[Message], request: str | None) -> list[Message]:
        def store() -> list[Message]:
            now = self._clock()
            shown = []
            for message in messages:
                buttons = offers.offer_buttons(self._database, conversation, message["buttons"], now)
                if (message["card"] or {}).get("kind") == "formulier":
                    offers.offer_card(self._database, conversation, message["card"], now)
                shown.append({**message, "buttons": buttons})
            return conversations.add_messages(self._database, conversation, shown, request, now)

        return await asyncio.to_thread(store)

    async def _keep(self, conversation: str, values: Mapping[str, Any]) -> None:
        def keep() -> None:
            now = self._clock()
            case = cases.load(self._database, conversation)
            if case.stage not in CARD_STAGES:
                raise UnknownCard
            filled = check(self._content, case, values)
            # The case first: other answers after an application begin a next case, which gets the contact.
            cases.save(self._database, conversation, _with_answers(case, filled.answers, now), now)
            try:
                contact.save(self._database, conversation, filled.personal, now)
            except PersonalNumber as error:
                raise CardRefused(dict.fromkeys(error.fields, NO_BSN)) from error

        await asyncio.to_thread(keep)

    async def _hear_audience(self, talk: Conversation, audience: str | None) -> None:
        def hear() -> None:
            with self._database.session() as session:
                conversations.locked(session, talk.id).audience = audience

        if audience is not None:
            await asyncio.to_thread(hear)

    async def _find(self, conversation: str) -> Conversation:
        talk = await self._stored(conversations.find, conversation)
        if talk is None:
            raise UnknownConversation
        return talk

    async def _stored(self, function: Callable[..., T], *arguments: Any) -> T:
        return await asyncio.to_thread(function, self._database, *arguments)

    def _day(self, talk: Conversation) -> date:
        return talk.today or self._today or day_here(self._clock())


def _with_answers(case: Case, answers: Mapping[str, str], now: datetime) -> Case:
    """The case with what the card says; what did not change keeps its time."""
    for field, value in answers.items():
        if not value:
            case = case.without(field)
        elif case.value(field) != value:
            case = case.with_answer(field, value, "gebruiker", now)
    return case
