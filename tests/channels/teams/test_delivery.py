"""Every message once, whatever the network does: delivered again, busy, silent, gone, or in the middle of a stop."""

import asyncio

import pytest

from tests.channels.teams.person import Person, presses, quiet, words


async def test_an_activity_that_is_delivered_three_times_is_answered_once(noor, service, engine):
    await noor.says("dag", 2)
    activity = noor.activity(text="wat is een nugger?")
    responses = await asyncio.gather(*(noor.post(activity) for _ in range(3)))
    assert [one.status for one in responses] == [202] * 3
    await noor.hears(3)
    await noor.says("klaar")
    assert len(service.sent) == 4
    assert len(engine.turns) == 3


async def test_also_when_the_server_was_started_again_in_between(start_teams, login, service, engine):
    first = Person(await start_teams(), login, service)
    activity = first.activity(text="wat is een nugger?")
    await first.post(activity)
    await first.hears(2)
    await first.client.close()

    again = Person(await start_teams(), login, service)
    assert (await again.post(activity)).status == 202
    await again.says("klaar")
    assert len(service.sent) == 3
    assert len(engine.turns) == 2


async def test_a_press_that_is_delivered_again_is_one_press(noor, engine):
    await noor.says("dag", 2)
    _title, data = presses(noor.card())[0]
    activity = noor.activity(value=data, replyToId="m2")
    await asyncio.gather(*(noor.post(activity) for _ in range(3)))
    await noor.hears(3)
    await noor.says("klaar")
    assert len(engine.turns) == 3


async def test_a_busy_service_gets_the_message_again_after_the_time_it_asks(noor, service, pauses):
    await noor.says("dag", 2)
    service.answers = [(429, {"Retry-After": "7"}), (429, {}), (503, {}), (201, {})]
    await noor.says("wat is een nugger?")
    await quiet()
    assert pauses == [7, 2, 5]
    assert len(service.sent) == 3


async def test_a_silent_service_gets_a_message_once_and_holds_up_nobody_else(noor, login, service, teams, pauses):
    mo = Person(teams, login, service, user="29:mo", talk="a:chat-van-mo")
    await noor.says("dag", 2)
    await mo.says("dag", 2)
    service.answers = [(429, {}), (429, {}), (201, {})]
    service.silent[noor.talk] = asyncio.Event()
    await noor.does(text="wat is een nugger?")
    await service.until(lambda: service.answers == [])
    await noor.does(text="en daarna?")
    for number in range(5):
        await mo.says(f"vraag {number}")
    assert [one["to"] for one in service.sent[4:]] == [mo.talk] * 5

    service.silent.pop(noor.talk).set()
    await noor.hears(11)
    mine = [words(one["attachments"][0]["content"]) for one in service.sent if one["to"] == noor.talk]
    assert ["wat is een nugger?" in one for one in mine] == [False, False, True, False]
    assert "en daarna?" in mine[3]


async def test_what_is_said_at_once_is_answered_in_that_order(noor, service):
    await noor.says("dag", 2)
    for number in range(6):
        await noor.does(text=f"vraag nummer {number}")
    await noor.hears(8)
    said = [words(one["attachments"][0]["content"]) for one in service.sent[2:]]
    assert [f"vraag nummer {number}" in one for number, one in enumerate(said)] == [True] * 6


async def test_a_stop_waits_for_what_is_being_said(noor, service, engine):
    await noor.says("dag", 2)
    going_on = asyncio.Event()
    service.silent[noor.talk] = going_on
    await noor.does(text="wat is een nugger?")
    await service.until(lambda: len(engine.turns) == 2)
    stopping = asyncio.create_task(noor.client.close())
    await quiet()
    assert not stopping.done()
    going_on.set()
    await stopping
    assert len(service.sent) == 3


async def test_a_card_that_teams_refuses_is_said_in_words(noor, service):
    await noor.says("dag", 2)
    service.answers = [(413, {})]
    await noor.says("wat is een nugger?")
    assert "U zei: wat is een nugger?" in service.sent[-1]["text"]


@pytest.mark.parametrize("status", [403, 404])
async def test_who_threw_us_out_hears_nothing_more_and_nothing_is_tried_again(noor, service, pauses, status):
    await noor.says("dag", 2)
    service.answers = [(status, {})]
    await noor.does(text="wat is een nugger?")
    await service.until(lambda: service.answers == [])
    await noor.says("ben ik er weer?")
    assert "ben ik er weer" in words(noor.card())
    assert pauses == []
    assert len(service.sent) == 3


async def test_with_every_fifth_try_refused_nothing_is_lost_and_nothing_is_said_twice(teams, login, service):
    people = [Person(teams, login, service, user=f"29:p{n}", talk=f"a:chat-{n}") for n in range(10)]
    await asyncio.gather(*(one.does(text="dag") for one in people))
    await service.until(lambda: len(service.sent) == 20)
    service.answers = [(429 if n % 2 else 502, {}) if n % 5 == 0 else (201, {}) for n in range(200)]
    for number in range(10):
        await asyncio.gather(*(one.does(text=f"vraag {number}.") for one in people))
    await service.until(lambda: len(service.sent) >= 120)
    await quiet()
    for one in people:
        said = [words(sent["attachments"][0]["content"]) for sent in service.sent[20:] if sent["to"] == one.talk]
        assert [f"vraag {number}." in text for number, text in enumerate(said)] == [True] * 10
