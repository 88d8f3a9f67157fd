"""One turn in Teams: whose conversation it is, what was done, and what is said back."""

import asyncio
from collections.abc import Awaitable
from contextlib import asynccontextmanager
from dataclasses import asdict

from applications import questions, teams
from applications.conversations import KEPT
from applications.retention import Terms
from applications.teams import Talk
from channels import replies
from channels.codes import find_code
from channels.errors import ChannelError
from channels.messages import Message
from channels.teams import cards, texts
from channels.teams.place import Place
from channels.teams.voice import Voice
from channels.text import EmptyText, LongText, clean
from channels.turn import Turns


class Talking:
    """`app_id`: of the bot, to name its own chat; empty when there is none."""

    def __init__(self, turns: Turns, voice: Voice, terms: Terms, app_id: str) -> None:
        self.turns, self.voice = turns, voice
        self._db, self._terms, self._app_id = voice.database, terms, app_id

    def who(self, place: Place) -> str:
        """The mark of one person in one conversation of Teams."""
        return teams.mark(self._db, place.conversation, place.user)

    async def let_in(self, place: Place, *, told: bool) -> None:
        """Welcome somebody, once. A group is only welcomed for the event that is `told` to the group."""
        if place.alone:
            await self.talk(place)
        elif told:
            await self.voice.tell(place, texts.welcome_all(self._app_id))

    async def typed(self, place: Place, text: str, request: str | None) -> None:
        """Answer what somebody typed."""
        words = " ".join(text.lower().split()).rstrip(".!")
        if place.alone and words in texts.NEW:
            await self._begun(place)
            return
        talk = await self.talk(place)
        if place.alone and words in texts.LINKS:
            await self._linked(place, talk)
            return
        async with self.busy(place):
            said = await self._answered(place, talk, text, words, request)
        if said:
            await self.voice.say(talk, said)

    async def reacted(self, place: Place, helped: bool, activity: str) -> None:
        """Keep what somebody thinks of an answer they got."""
        shown = await asyncio.to_thread(teams.shown, self._db, self.who(place), activity)
        if shown:
            await asyncio.to_thread(
                questions.feedback, self._db, shown.conversation, shown.seq, helped, "", self.turns.now()
            )

    async def slow_down(self, place: Place, seconds: float) -> None:
        """Say that it is too much."""
        error = replies.too_many(seconds)
        await self.voice.tell(place, f"{error.message} {error.action}")

    async def talk(self, place: Place) -> Talk:
        """The conversation with somebody; a new one begins with a welcome."""
        found = await asyncio.to_thread(teams.find, self._db, self.who(place))
        if found is None:
            return await self._begun(place)
        return await asyncio.to_thread(teams.moved, self._db, found, asdict(place))

    async def told(
        self, place: Place, asked: Awaitable[list[Message]], but: tuple[type[ChannelError], ...] = ()
    ) -> list[Message] | None:
        """What was asked for; when it cannot be, that is said and there is None. Raises the errors of `but`."""
        try:
            return await asked
        except but:
            raise
        except EmptyText:
            error = replies.empty()
        except LongText:
            error = replies.too_long()
        except ChannelError as cause:
            error = replies.of(cause)
        await self.voice.tell(place, f"{error.message} {error.action}")
        return None

    @asynccontextmanager
    async def busy(self, place: Place):
        """Show that we are typing while something is done; it never waits for that."""
        showing = asyncio.create_task(self.voice.connector.typing(place))
        try:
            yield
        finally:
            showing.cancel()
            await asyncio.wait({showing})

    async def _answered(
        self, place: Place, talk: Talk, text: str, words: str, request: str | None
    ) -> list[Message] | None:
        if words in texts.HELP:
            return await self._helped(place, talk, request)
        if not place.alone and _holds_code(text):
            await self.voice.tell(place, texts.not_here(self._app_id))
            return None
        return await self.told(place, self.turns.text(talk.conversation, text, request, talk.who))

    async def _linked(self, place: Place, talk: Talk) -> None:
        """The newest application once more: its links are made anew."""
        for one in await asyncio.to_thread(teams.every, self._db, talk.who):
            said = await self.turns.missed(one.conversation, 0)
            made = [message for message in said if (message.get("card") or {}).get("kind") in KEPT]
            if made:
                await self.voice.say(one, made[-1:])
                return
        await self.voice.tell(place, texts.NO_FILE)

    async def _helped(self, place: Place, talk: Talk, request: str | None) -> list[Message] | None:
        if not place.alone:
            await self.voice.tell(place, texts.welcome_all(self._app_id))
            return None
        return await self.told(place, self.turns.own(talk.conversation, cards.welcome(self._terms), request))

    async def _begun(self, place: Place) -> Talk:
        welcome = cards.welcome(self._terms) if place.alone else []
        new, messages = await self.turns.begin(
            welcome,
            channel=teams.ALONE if place.alone else teams.GROUP,
            audience="professional",
            region=None,
            today=None,
        )
        talk = await asyncio.to_thread(teams.begin, self._db, new, self.who(place), asdict(place))
        await self.voice.say(talk, messages)
        return talk


def _holds_code(text: str) -> bool:
    """Does somebody want to open a check with a code?"""
    try:
        return find_code(clean(text)) is not None
    except (EmptyText, LongText):
        return False
