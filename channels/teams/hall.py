"""From an activity to the work it asks for: taken in once, and done in the line of its person."""

import asyncio
from typing import Any

from microsoft_agents.activity import Activity, InvokeResponse

from applications import teams
from channels import replies
from channels.limits import Limiter
from channels.teams import heard, texts
from channels.teams.lines import Lines
from channels.teams.place import Place, place_of
from channels.teams.pressing import Pressing
from channels.teams.talking import Talking
from channels.teams.voice import ADAPTIVE

TEXT = "application/vnd.microsoft.activity.message"


class Hall:
    """`talkers`: how often somebody may say something; None for as often as they like. `prompt`: in seconds."""

    def __init__(self, talking: Talking, lines: Lines, talkers: Limiter | None, prompt: float) -> None:
        self._talking, self._pressing = talking, Pressing(talking)
        self._lines, self._talkers, self._prompt = lines, talkers, prompt

    async def take(self, activity: Activity) -> InvokeResponse | None:
        """Take an activity in; what is done with it comes later. A press on a card is answered. Raises ApiError."""
        if activity.type == "invoke":
            return await self._invoked(activity)
        if activity.type == "message":
            await self._message(activity)
        elif activity.type == "messageReaction":
            await self._reacted(activity)
        elif heard.let_in(activity):
            place = place_of(activity)
            told = activity.type == "conversationUpdate"
            if await self._first_time(place, activity):
                self._put(place, lambda: self._talking.let_in(place, told=told))
        return None

    async def _message(self, activity: Activity) -> None:
        place, press = place_of(activity), heard.pressed(activity)
        if not await self._first_time(place, activity):
            return
        if press:
            self._press(place, press, activity)
        elif self._allowed(place):
            text, request = heard.typed(activity), self._mark(place, activity)
            self._put(place, lambda: self._talking.typed(place, text, request))

    async def _reacted(self, activity: Activity) -> None:
        helped, place = heard.opinion(activity), place_of(activity)
        if helped is None or not activity.reply_to_id:
            return
        about = activity.reply_to_id
        self._put(place, lambda: self._talking.reacted(place, helped, about))

    async def _invoked(self, activity: Activity) -> InvokeResponse:
        """A press must be answered within seconds. What takes longer is said in the conversation.

        The answer takes the place of the card, so a card that stays is given back.
        """
        if activity.name != heard.EXECUTE:
            return InvokeResponse(status=400)
        place, press = place_of(activity), heard.pressed(activity)
        if press is None:
            raise replies.bad_field("value", "een knop of formulier van deze assistent")
        card = None
        if await self._first_time(place, activity):
            settled = self._press(place, press, activity)
            await asyncio.wait({settled}, timeout=self._prompt)
            card = settled.result() if settled.done() else None
        card = card or await self._pressing.standing(place, press, activity.reply_to_id)
        return _card(card) if card else _said(texts.TAKEN)

    def _press(self, place: Place, press: heard.Press, activity: Activity) -> asyncio.Future[dict | None]:
        settled: asyncio.Future[dict | None] = asyncio.get_running_loop().create_future()
        request, on = self._mark(place, activity), activity.reply_to_id
        if self._allowed(place):
            self._put(place, lambda: self._pressing.pressed(place, press, request, on, settled))
        else:
            settled.set_result(None)
        return settled

    def _allowed(self, place: Place) -> bool:
        """Somebody who says very much is told to wait."""
        wait = self._talkers.wait(self._talking.who(place)) if self._talkers else 0
        if wait:
            self._put(place, lambda: self._talking.slow_down(place, wait))
        return not wait

    def _put(self, place: Place, work: Any) -> None:
        """Whoever says something hears something, if only that it does not work now."""
        self._lines.put(self._talking.who(place), work, regardless=True)

    async def _first_time(self, place: Place, activity: Activity) -> bool:
        return await asyncio.to_thread(
            teams.first_time, self._talking.voice.database, self._mark(place, activity), self._talking.turns.now()
        )

    def _mark(self, place: Place, activity: Activity) -> str:
        """The same for the same activity, however often it is delivered. Raises ApiError when it has no id."""
        if not activity.id:
            raise replies.bad_field("id", "een id zoals Teams die geeft")
        return teams.mark(
            self._talking.voice.database, place.conversation, place.user, activity.type, activity.id
        )


def _card(card: dict) -> InvokeResponse:
    return InvokeResponse(status=200, body={"statusCode": 200, "type": ADAPTIVE, "value": card})


def _said(text: str) -> InvokeResponse:
    return InvokeResponse(status=200, body={"statusCode": 200, "type": TEXT, "value": text})
