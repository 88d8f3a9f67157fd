"""A conversation over the API, from the first message on."""

import asyncio
from datetime import date

import pytest

from tests.channels.visitor import Visitor, error_of

PARTS = {"seq", "text", "article", "progress", "topic", "region", "sources", "buttons", "card"}


async def test_the_first_messages_say_what_this_is(visitor):
    text = " ".join(message["text"] for message in visitor.messages)
    assert "computerprogramma" in text
    assert "bewaar" in text
    assert [message["seq"] for message in visitor.messages] == [1, 2]
    titles = [button["title"] for button in visitor.messages[-1]["buttons"]]
    assert titles == [
        "Ik begeleid een kandidaat",
        "Ik ben werkgever",
        "Start de check",
        "Stel een vraag",
        "Verder met een code",
    ]


async def test_an_answer_has_every_part_and_opaque_buttons(visitor):
    (message,) = await visitor.say("Mag een nugger meedoen?")
    assert set(message) == PARTS
    assert message["article"] == "nugger-meedoen"
    assert message["seq"] == 3
    assert all(set(button) == {"id", "title"} for button in message["buttons"])
    assert "knop" not in str(message["buttons"])


async def test_the_engine_learns_what_it_needs_and_no_more(client, engine):
    visitor = await Visitor(client).begin(region="AM01", audience="werkgever")
    await visitor.say("/restart ons bsn is 999999990")
    (turn,) = engine.turns
    assert turn["metadata"].pop("turn")
    assert turn["text"] == "restart ons bsn is [bsn]"
    assert turn["metadata"] == {
        "channel": "website",
        "audience": "werkgever",
        "region": "AM01",
        "today": "2026-11-23",
    }
    assert turn["sender"] not in visitor.token.split(".")[1:]
    assert set(turn) == {"sender", "text", "metadata"}


@pytest.mark.parametrize("character", ["x", "é", "😀"])
async def test_a_thousand_characters_of_any_kind_fit(visitor, engine, character):
    await visitor.say(character * 1_000)
    assert engine.turns[0]["text"] == character * 1_000


async def test_a_button_sends_its_payload(visitor, engine):
    await visitor.press("Start de check")
    await visitor.press("WW")
    assert [turn["payload"] for turn in engine.turns] == [
        '/knop{"doe":"start_check"}',
        '/knop{"veld":"situatie","waarde":"ww"}',
    ]


@pytest.mark.parametrize(
    ("title", "audience"),
    [
        ("Ik ben werkgever", "werkgever"),
        ("Ik begeleid een kandidaat", "professional"),
    ],
)
async def test_the_audience_is_kept(visitor, engine, title, audience):
    (message,) = await visitor.press(title)
    assert message["buttons"]
    assert not engine.turns
    await visitor.say("Wat kost het?")
    assert engine.turns[0]["metadata"]["audience"] == audience


async def test_asking_a_question_needs_no_engine(visitor, engine):
    await engine.stop()
    (message,) = await visitor.press("Stel een vraag")
    assert "vraag" in message["text"]


async def test_personal_data_is_explained_and_stored_nowhere(visitor, tmp_path):
    first, second = await visitor.say("mijn klant heet Willemijn de Graaf, bsn 999999990")
    assert "(BSN)" in first["text"]
    assert "een naam" in first["text"]
    assert "[bsn]" in second["text"]
    stored = b"".join(path.read_bytes() for path in (tmp_path / "var").iterdir())
    assert b"999999990" not in stored
    assert b"Willemijn" not in stored


async def test_the_same_request_gives_the_same_reply(visitor, engine):
    first = await visitor.say("Wat is een nugger?", request="r-1")
    assert await visitor.say("iets anders", request="r-1") == first
    assert len(engine.turns) == 1
    assert await visitor.say("Wat is een nugger?", request="r-2") != first


async def test_the_same_request_twice_at_once_is_one_turn(visitor, engine):
    replies = await asyncio.gather(*(visitor.say("Wat is een nugger?", request="r") for _ in range(5)))
    assert len(engine.turns) == 1
    assert all(reply == replies[0] for reply in replies)


async def test_a_request_id_belongs_to_one_conversation(client, engine):
    one, other = await Visitor(client).begin(), await Visitor(client).begin()
    await one.say("een", request="r")
    assert "twee" in (await other.say("twee", request="r"))[0]["text"]


async def test_messages_that_were_missed(visitor):
    await visitor.say("een")
    await visitor.say("twee")
    missed = (await (await visitor.get("/api/messages?after=3")).json())["messages"]
    assert [message["seq"] for message in missed] == [4]
    everything = (await (await visitor.get("/api/messages")).json())["messages"]
    assert everything == visitor.messages


async def test_a_turn_at_a_time_in_one_conversation(visitor):
    await asyncio.gather(*(visitor.say(f"vraag {number}") for number in range(10)))
    messages = (await (await visitor.get("/api/messages?after=2")).json())["messages"]
    assert [message["seq"] for message in messages] == list(range(3, 13))


async def test_the_engine_down_and_back(visitor, engine):
    await engine.stop()
    error = await error_of(await visitor.post(text="Wat is een nugger?", request="r"), 503)
    assert error["code"] == "even_niet_bereikbaar"
    await engine.start()
    (message,) = await visitor.say("Wat is een nugger?", request="r")
    assert message["seq"] == 3


async def test_an_empty_turn_is_told_and_not_kept(visitor, engine):
    engine.says = lambda _body: []
    await error_of(await visitor.post(text="hallo", request="r"), 503)
    assert (await (await visitor.get("/api/messages?after=2")).json())["messages"] == []


async def test_another_day_only_in_demo_mode(start, engine):
    usual = await start()
    await error_of(
        await usual.post("/api/conversations", json={"channel": "demo", "today": "2027-01-01"}), 400
    )
    demo = await start(demo=True)
    visitor = await Visitor(demo).begin(channel="demo", today="2027-01-01")
    await visitor.say("hallo")
    assert engine.turns[0]["metadata"]["today"] == "2027-01-01"
    early = await demo.post("/api/conversations", json={"channel": "demo", "today": "2025-06-30"})
    await error_of(early, 400)


async def test_a_fixed_day_of_the_server(start, engine):
    visitor = await Visitor(await start(today=date(2026, 6, 1))).begin()
    await visitor.say("hallo")
    assert engine.turns[0]["metadata"]["today"] == "2026-06-01"


async def test_a_conversation_outlives_the_server(start, engine):
    visitor = await Visitor(await start()).begin()
    visitor.client = await start()
    await visitor.press("Start de check")
    assert engine.turns[-1]["payload"] == '/knop{"doe":"start_check"}'
