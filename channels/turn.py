"""One turn of a conversation, the same for every channel: identity, privacy guard, engine, store.

Turns of one conversation run one after another. A turn either happens whole or leaves no reply behind.
"""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from secrets import token_urlsafe
from typing import Any, TypeVar

from applications import answers, cases, conversations, offers
from applications.conversations import Conversation
from applications.database import Database
from channels.answering import answered
from channels.codes import OPENED, RESUME, find_code, guessed_wrong
from channels.continuing import Continuing
from channels.engine import Engine
from channels.errors import CodeRefused, EngineDown, TooManyCodes, UnknownButton, UnknownCard, UnknownConversation
from channels.filling import keep, offered_card
from channels.forgetting import Forgetting
from channels.late import in_time, told_late
from channels.limits import Guesses
from channels.masking import Masked, explanation, mask
from channels.messages import Message, complete, say
from channels.metrics import Metrics, counted
from channels.names import words_of
from channels.outgoing import outgoing, plain
from channels.settings import Settings
from channels.text import clean
from channels.uploading import UPLOAD, uploaded
from knowledge.dated import day_here
from knowledge.model import Content
from turnstile import Here, Turnstile, TurnstileError

log = logging.getLogger(__name__)

T = TypeVar("T")
Answer = Callable[[Conversation, str], Awaitable[list[Message]]]


@dataclass(frozen=True)
class OwnReply:
    """What a channel answers to a button of its own, and the audience that pressing it tells."""

    message: Message
    audience: str | None = None


class Turns:
    """Everything that lasts is in the database; `turnstile` keeps the order of turns."""

    def __init__(
        self,
        database: Database,
        engine: Engine,
        content: Content,
        clock: Callable[[], datetime],
        *,
        today: date | None = None,
        own: Mapping[str, OwnReply] | None = None,
        guesses: Guesses | None = None,
        code_days: int = Settings.code_days,
        forgetting: Forgetting | None = None,
        metrics: Metrics | None = None,
        turnstile: Turnstile | None = None,
    ) -> None:
        self.metrics = metrics or Metrics()
        self._database, self._engine, self._content = database, engine, content
        self._clock, self._today, self._own = clock, today, own or {}
        self._continuing = Continuing(database, clock, guesses, code_days)
        self._words, self._forgetting = words_of(content), forgetting
        self.turnstile = turnstile or Here()

    @counted("begin")
    async def begin(self, welcome: list[Message], **given: Any) -> tuple[str, list[Message]]:
        """A new conversation (channel, audience, region, today) and its first messages."""

        async def begun() -> tuple[str, list[Message]]:
            new = await self._stored(conversations.create, **given, now=self._clock())
            return new, await self._out(new, await self._store(new, welcome, None))

        return await in_time(begun())

    @counted("begin_with_code")
    async def begin_with_code(
        self, welcome: list[Message], code: str, address: str, **given: Any
    ) -> tuple[str, list[Message]]:
        """A new conversation that goes on with the check behind a code. Raises CodeRefused and TooManyCodes.

        With the engine away there is a button to go on: the conversation holds the check by then.
        """
        request = _new_request()
        new = await in_time(self._continuing.begin(code, address, given))
        try:
            says = await self._ask(await self._find(new), request, payload=RESUME)
        except EngineDown:
            says = [say("Uw check staat klaar.", [("Verder met de check", RESUME)])]
        return new, await self._out(new, await self._store(new, [*welcome, *says], request))

    @counted("text")
    async def text(self, conversation: str, text: str, request: str | None = None, address: str = "") -> list[Message]:
        """Answer something typed. A code in it opens the check behind that code."""
        cleaned = clean(text)
        code = find_code(cleaned)
        masked = self.masked(cleaned)
        self.metrics.masked(masked.kinds)

        async def answer(talk: Conversation, request: str) -> list[Message]:
            if code:
                return await self._tried(talk, code, request, address)
            told = [say(explanation(masked.kinds))] if masked.kinds else []
            return told + await self._ask(talk, request, text=masked.text)

        return await self._turn(conversation, request, answer)

    @counted("code")
    async def code(self, conversation: str, code: str, request: str | None = None, address: str = "") -> list[Message]:
        """Go on with the check behind a code. Raises CodeRefused and TooManyCodes."""

        async def answer(talk: Conversation, request: str) -> list[Message]:
            return await self._opened(talk, code, request, address)

        return await self._turn(conversation, request, answer)

    @counted("button")
    async def button(self, conversation: str, button: str, request: str | None = None) -> list[Message]:
        """Answer a press on a button that was offered in this conversation."""

        async def answer(talk: Conversation, request: str) -> list[Message]:
            found = await self._stored(offers.find_button, talk.id, button)
            if found is None:
                raise UnknownButton
            if own := self._own.get(found.payload):
                await self._hear_audience(talk, own.audience)
                return [own.message]
            return await self._ask(talk, request, found.dossier, payload=found.payload)

        return await self._turn(conversation, request, answer)

    @counted("card")
    async def card(
        self, conversation: str, card: str, values: Mapping[str, Any], request: str | None = None
    ) -> list[Message]:
        """Keep what was filled in on an offered card and go on. Raises CardRefused and OtherCase."""

        async def answer(talk: Conversation, request: str) -> list[Message]:
            found = await self._stored(offers.find_card, talk.id, card)
            if found is None:
                raise UnknownCard
            if reference := answers.reference_of(card):
                return [await self._stored(answered, self._content, talk.id, reference, values, self._clock())]
            await self._stored(keep, self._content, talk.id, found.dossier, values, self._clock())
            payload = "/kaart" + json.dumps({"kaart": card}, separators=(",", ":"))
            return await self._ask(talk, request, found.dossier, payload=payload)

        return await self._turn(conversation, request, answer)

    async def own(self, conversation: str, messages: list[Message], request: str | None = None) -> list[Message]:
        """Say something of the channel itself, with buttons that work."""

        async def answer(_talk: Conversation, _request: str) -> list[Message]:
            return messages

        return await self._turn(conversation, request, answer)

    async def title(self, conversation: str, button: str) -> str:
        """What stands on a button of this conversation. Raises UnknownButton."""
        found = await self._stored(offers.find_button, conversation, button)
        if found is None:
            raise UnknownButton
        return found.title

    @counted("upload")
    async def upload(self, conversation: str, data: bytes, request: str | None = None) -> list[Message]:
        """Take in a spreadsheet with candidates and go on. Raises SpreadsheetRefused."""

        async def answer(talk: Conversation, request: str) -> list[Message]:
            found = await self._stored(offers.find_card, talk.id, UPLOAD)
            if found is None:
                raise UnknownCard
            about = self._content, talk.id, found.dossier, data, self._day(talk), self._clock()
            await asyncio.to_thread(uploaded, self._database, *about)  # reading a spreadsheet takes its time
            payload = "/kaart" + json.dumps({"kaart": UPLOAD}, separators=(",", ":"))
            return await self._ask(talk, request, payload=payload)

        return await self._turn(conversation, request, answer)

    @counted("forget")
    async def forget(self, conversation: str) -> Message:
        """Delete everything of a conversation between two turns; the receipt. Raises UnknownConversation."""
        async with self._alone(conversation):
            await self._find(conversation)
            if self._forgetting is None:
                raise UnknownConversation
            return await asyncio.to_thread(self._forgetting.forget, conversation)

    @asynccontextmanager
    async def _alone(self, conversation: str) -> AsyncIterator[None]:
        """No other turn of this conversation, in whatever process. Raises EngineDown when it takes too long."""
        try:
            async with self.turnstile.turn_of(conversation):
                yield
        except TurnstileError as error:
            log.warning("a turn could not begin: %s", error)
            raise EngineDown(str(error)) from error

    def day(self) -> date:
        """Today, or the fixed day of this server."""
        return self._today or day_here(self._clock())

    def masked(self, text: str) -> Masked:
        """A cleaned text without personal data, as the privacy guard leaves it."""
        return mask(text, self._words)

    def now(self) -> datetime:
        """The moment, by the clock of this server."""
        return self._clock()

    async def missed(self, conversation: str, after: int) -> list[Message]:
        """What was said after message number `after`. A code was shown once; it is not shown again."""
        await self._find(conversation)
        messages = await asyncio.to_thread(conversations.messages_after, self._database, conversation, after)
        return await self._out(conversation, messages, fresh=False)

    async def _turn(self, conversation: str, request: str | None, answer: Answer) -> list[Message]:
        async def turn() -> list[Message]:
            return await self._out(conversation, await self._answered(conversation, request or _new_request(), answer))

        return await in_time(turn())

    async def _out(self, conversation: str, messages: list[Message], *, fresh: bool = True) -> list[Message]:
        make_code = partial(self._continuing.make, conversation) if fresh else None
        about = self._content, self._database, conversation, messages, make_code
        return outgoing(*about) if plain(messages) else await asyncio.to_thread(outgoing, *about)

    async def _answered(self, conversation: str, request: str, answer: Answer) -> list[Message]:
        """The reply to a request: the one that was made before, that of a turn nobody heard of, or a new one."""
        async with self._alone(conversation):
            found = await self._stored(conversations.before, conversation, request)
            if found is None:
                raise UnknownConversation
            if found.made is not None:
                return found.made
            talk, unheard = found.talk, found.unheard
            late = unheard is not None and unheard["id"] != request
            says = told_late(await self._wiped(talk, unheard["says"])) if late else await answer(talk, request)
            if self._forgetting and any(one["forget"] for one in says):
                return [await asyncio.to_thread(self._forgetting.forget, conversation)]
            return await self._store(conversation, says, request, also=unheard["id"] if late else None)

    async def _ask(self, talk: Conversation, request: str, dossier: int | None = None, **said: str) -> list[Message]:
        """One turn of the engine; it learns nothing about the person. A repeated `turn` is not taken twice."""
        about = {
            "channel": talk.channel,
            "audience": talk.audience,
            "region": talk.region,
            "today": self._day(talk).isoformat(),
            "turn": request,
        }
        about |= {"dossier": dossier} if dossier else {}
        raw = await self._engine.turn({"sender": talk.id, "metadata": about, **said})
        return [complete(message) for message in await self._wiped(talk, raw)]

    async def _wiped(self, talk: Conversation, raw: list[Message]) -> list[Message]:
        """The same messages; the earlier ones are emptied when these say so."""
        if any(message.get("wipe") for message in raw):
            await asyncio.to_thread(conversations.wipe_messages, self._database, talk.id)  # however many there are
        return raw

    async def _tried(self, talk: Conversation, code: str, request: str, address: str) -> list[Message]:
        """A code in a conversation: when it does not work, that is said there."""
        try:
            return await self._opened(talk, code, request, address)
        except (CodeRefused, TooManyCodes) as error:
            case = await self._stored(cases.load, talk.id)
            return [guessed_wrong(error, case)]

    async def _opened(self, talk: Conversation, code: str, request: str, address: str) -> list[Message]:
        await self._continuing.open(talk.id, code, address)
        return [OPENED, *await self._ask(await self._find(talk.id), request, payload=RESUME)]

    async def _store(
        self, conversation: str, messages: list[Message], request: str | None, also: str | None = None
    ) -> list[Message]:
        def store() -> list[Message]:
            now = self._clock()
            shown = []
            with self._database.session():  # one transaction for buttons, cards and messages
                for message in messages:
                    dossier = message["dossier"]
                    buttons = offers.offer_buttons(self._database, conversation, message["buttons"], now, dossier)
                    card = offered_card(self._database, conversation, message["card"], now, dossier)
                    shown.append({**message, "buttons": buttons, "card": card})
                return conversations.add_messages(self._database, conversation, shown, request, now, also)

        return await self._database.soon(store)

    async def _hear_audience(self, talk: Conversation, audience: str | None) -> None:
        def hear() -> None:
            with self._database.session() as session:
                conversations.locked(session, talk.id).audience = audience

        if audience is not None:
            await self._database.soon(hear)

    async def _find(self, conversation: str) -> Conversation:
        talk = await self._stored(conversations.find, conversation)
        if talk is None:
            raise UnknownConversation
        return talk

    async def _stored(self, function: Callable[..., T], *arguments: Any, **named: Any) -> T:
        return await self._database.soon(function, self._database, *arguments, **named)

    def _day(self, talk: Conversation) -> date:
        return talk.today or self.day()


def _new_request() -> str:
    """For a client that names none: so that a turn it never heard of is recognised."""
    return token_urlsafe(12)
