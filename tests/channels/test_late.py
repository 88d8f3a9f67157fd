"""A turn that was taken while its reply was lost is told first, whatever is said next; nobody waits without end."""

import asyncio

import pytest

from applications import cases
from channels.errors import EngineDown
from channels.keys import DATABASE, TOKENS
from channels.late import in_time
from knowledge.case import Case
from tests.channels.conftest import NOW
from tests.channels.visitor import error_of

TAKEN = {"text": "Hoe oud is de kandidaat?", "buttons": [{"title": "Weet ik niet", "payload": "/knop{}"}]}


def taken(visitor, turn: str, **more: object) -> None:
    """The engine took a turn of the check, and then its reply was lost."""
    app = visitor.client.app
    conversation = app[TOKENS].conversation(visitor.token)
    said = {"id": turn, "says": [{**TAKEN, **more}], "done": False}
    cases.save(app[DATABASE], conversation, Case(stage="check"), NOW, turn=said)


async def test_the_next_message_gets_the_reply_that_was_lost_and_is_not_taken_itself(visitor, engine):
    taken(visitor, "lost")
    first, question = await visitor.say("34", request="next")
    assert "toch aangekomen" in first["text"]
    assert question["text"] == TAKEN["text"]
    assert [one["title"] for one in question["buttons"]] == ["Weet ik niet"]
    assert engine.turns == []


async def test_both_requests_have_that_reply_from_then_on_and_the_talk_goes_on(visitor, engine):
    taken(visitor, "lost")
    late = await visitor.say("34", request="next")
    assert await visitor.say("34", request="next") == late
    assert await visitor.say("vmbo", request="lost") == late
    assert (await visitor.say("34", request="later"))[0]["text"] == "U zei: 34"
    assert len(engine.turns) == 1


async def test_the_same_request_again_takes_its_own_way(visitor, engine):
    taken(visitor, "lost")
    assert (await visitor.say("vmbo", request="lost"))[0]["text"] == "U zei: vmbo"
    assert engine.turns[0]["metadata"]["turn"] == "lost"


async def test_a_lost_goodbye_still_deletes_the_conversation(visitor):
    taken(visitor, "lost", forget=True)
    (receipt,) = await visitor.say("hallo?")
    assert receipt["gone"]
    await error_of(await visitor.post(text="en nu?"), 401)


async def test_a_client_without_requests_is_understood_as_well(visitor, engine):
    await visitor.say("een")
    await visitor.say("twee")
    turns = [turn["metadata"]["turn"] for turn in engine.turns]
    assert len(set(turns)) == 2
    taken(visitor, turns[1])
    assert (await visitor.say("drie"))[0]["text"] == "U zei: drie"


async def test_what_takes_too_long_is_no_turn():
    with pytest.raises(EngineDown):
        await in_time(asyncio.Event().wait(), 0)
