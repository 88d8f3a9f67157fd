"""The store keeps what was said, in order, once; and says so when it cannot. On SQLite and on PostgreSQL."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig, read_endpoint_config

from bot.paths import DOMAIN, ENDPOINTS
from bot.stores import table
from bot.stores.trackers import Trackers
from bot.stores.window import TURNS

SENDER = "a" * 32
OTHER = "b" * 32


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load(DOMAIN)


@pytest.fixture
def store(url: str, domain: Domain) -> Iterator[Trackers]:
    opened = Trackers(domain, url)
    yield opened
    opened.close()


def turn(number: int) -> list[Event]:
    return [UserUttered(f"vraag {number}"), ActionExecuted("action_answer"), BotUttered(f"antwoord {number}"), LISTEN]


LISTEN = ActionExecuted("action_listen")


async def say(store: TrackerStore, events: list[Event], sender: str = SENDER) -> DialogueStateTracker:
    tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
    tracker.update_with_events(events, store.domain)
    await store.save(tracker)
    return tracker


def texts(tracker: DialogueStateTracker) -> list[str]:
    return [one.text for one in tracker.events if isinstance(one, UserUttered)]


async def test_what_was_said_comes_back_whole(store: Trackers):
    await say(store, [SessionStarted(), LISTEN, *turn(1)])
    await say(store, turn(2))
    await say(store, turn(1), OTHER)

    kept, full = await store.retrieve(SENDER), await store.retrieve_full_tracker(SENDER)

    assert [said.text for said in full.events if isinstance(said, BotUttered)] == ["antwoord 1", "antwoord 2"]
    heard = [one.as_dict() for one in full.events if getattr(one, "text", "") != "antwoord 1"]  # of an earlier turn
    assert [one.as_dict() for one in kept.events] == heard
    assert [type(one) for one in kept.events][:3] == [SessionStarted, ActionExecuted, UserUttered]
    assert texts(kept) == ["vraag 1", "vraag 2"]
    assert set(await store.keys()) == {SENDER, OTHER}
    assert await store.retrieve("c" * 32) is None


async def test_what_was_said_last_stays_when_a_turn_says_nothing(store: Trackers):
    await say(store, [SessionStarted(), LISTEN, *turn(1)])
    await say(store, [*turn(2)[:2], BotUttered("half"), *turn(2)[2:]])
    await say(store, [UserUttered("stil"), LISTEN])

    kept = await store.retrieve(SENDER)

    assert [one.text for one in kept.events if isinstance(one, BotUttered)] == ["antwoord 2"]
    assert kept.latest_bot_utterance.text == "antwoord 2"
    assert texts(kept) == ["vraag 1", "vraag 2", "stil"]
    await say(store, turn(3))
    assert texts(await store.retrieve_full_tracker(SENDER)) == ["vraag 1", "vraag 2", "stil", "vraag 3"]


async def test_odd_letters_and_numbers_come_back_as_they_were(store: Trackers):
    said = {"text": 'é 🙂 "</script>" \\ \u2028', "confidence": 0.1 + 0.2, "number": 2**70, "none": None, "empty": []}
    await say(store, [BotUttered(said["text"], metadata=said, timestamp=1763908812.1234567)])
    (kept,) = (await store.retrieve(SENDER)).events
    assert (kept.text, kept.metadata) == (said["text"], said)


async def test_a_long_conversation_is_read_from_its_last_turns_with_what_held_before(store: Trackers):
    await say(store, [SessionStarted(), LISTEN, UserUttered("check"), ActionExecuted("check_form"),
                      ActiveLoop("check_form"), SlotSet("requested_slot", "antwoord"), LISTEN])  # fmt: skip
    for number in range(40):
        await say(store, turn(number))

    kept = await store.retrieve(SENDER)

    assert texts(kept) == [f"vraag {number}" for number in range(40 - TURNS, 40)]
    assert kept.active_loop_name == "check_form"
    assert kept.get_slot("requested_slot") == "antwoord"
    assert len(texts(await store.retrieve_full_tracker(SENDER))) == 41
    with store.engine.connect() as connection:
        places = connection.execute(sa.text("SELECT seq FROM events ORDER BY seq")).scalars().all()
    assert places == list(range(7 + 40 * 4)), "what stands for the events before is never stored"


async def test_a_form_that_ended_stays_ended(store: Trackers):
    await say(store, [SessionStarted(), LISTEN, ActiveLoop("check_form"), SlotSet("requested_slot", "antwoord")])
    await say(store, [UserUttered("stop"), ActiveLoop(None), SlotSet("requested_slot", None), LISTEN])
    for number in range(TURNS + 2):
        await say(store, turn(number))
    kept = await store.retrieve(SENDER)
    assert (kept.active_loop_name, kept.get_slot("requested_slot")) == (None, None)


async def test_two_engines_cannot_write_the_same_turn(store: Trackers, url: str, domain: Domain):
    await say(store, turn(1))
    other = Trackers(domain, url)
    mine, theirs = await store.retrieve(SENDER), await other.retrieve(SENDER)
    for tracker, number in ((mine, 2), (theirs, 3)):
        tracker.update_with_events(turn(number), domain)

    done = await asyncio.gather(store.save(mine), other.save(theirs), return_exceptions=True)
    other.close()

    assert sorted(type(one) for one in done if one) == [sa.exc.IntegrityError]
    assert len(texts(await store.retrieve(SENDER))) == 2


async def test_who_must_wait_for_a_writer_does_not_stop_the_others(tmp_path: Path, domain: Domain):
    url = f"sqlite:///{tmp_path}/trackers.db"
    store, other = Trackers(domain, url), Trackers(domain, url)
    await say(store, turn(1))
    with table.writing(other.engine):
        began = monotonic()
        waiting = asyncio.create_task(say(store, turn(2)))
        await asyncio.sleep(0)
        assert texts(await store.retrieve(SENDER)) == ["vraag 1"], "reading goes on"
        assert not waiting.done()
        assert monotonic() - began < table.BUSY_SECONDS / 5, "nobody waits for a writer in the loop"
    await waiting
    assert texts(await store.retrieve(SENDER)) == ["vraag 1", "vraag 2"]
    for one in (store, other):
        one.close()


async def test_an_error_does_not_repeat_what_was_said(store: Trackers):
    await say(store, turn(1))
    late = await store.retrieve(SENDER)
    await say(store, turn(2))
    late.update_with_events([UserUttered("iets van een mens"), *turn(3)], store.domain)
    with pytest.raises(sa.exc.IntegrityError) as raised:
        await store.save(late)
    assert "iets van een mens" not in str(raised.value)


@pytest.mark.parametrize("sender", ["", "kort", "default", "\ud800" * 32, "a\0" * 16, "a" * 300, "a" * 31 + "'"])
async def test_an_odd_sender_is_an_error_and_ends_nothing(store: Trackers, sender: str):
    for asked in (store.retrieve, store.retrieve_full_tracker, store.get_or_create_tracker):
        with pytest.raises(RasaException) as raised:
            await asked(sender)
        assert not sender or sender not in str(raised.value)
    await say(store, turn(1))


async def test_a_turn_is_read_and_written_with_one_statement_each(store: Trackers):
    await say(store, turn(1))
    said = []
    for one in {store.engine, store._hurried or store.engine}:
        sa.event.listen(one, "before_cursor_execute", lambda *given: said.append(given[2].strip()[:6]))
    await say(store, turn(2))
    assert [one for one in said if one not in {"BEGIN ", "SELECT", "INSERT"}] == []
    assert (said.count("SELECT"), said.count("INSERT")) == (1, 1)


async def test_what_is_gone_from_the_beginning_takes_nothing_else_along(store: Trackers):
    await say(store, [SessionStarted(), LISTEN, ActiveLoop("check_form"), SlotSet("requested_slot", "antwoord")])
    for number in range(3):
        await say(store, turn(number))
    with table.writing(store.engine) as connection:
        connection.execute(sa.text("DELETE FROM events WHERE seq < 6"))

    kept = await store.retrieve(SENDER)
    await say(store, turn(3))

    assert texts(kept) == ["vraag 1", "vraag 2"]
    assert kept.active_loop_name == "check_form"
    assert texts(await store.retrieve(SENDER)) == ["vraag 1", "vraag 2", "vraag 3"]


async def test_a_conversation_of_a_stock_store_goes_on(tmp_path: Path, domain: Domain):
    stock = SQLTrackerStore(domain, db=str(tmp_path / "trackers.db"))
    for number in range(TURNS + 4):
        await say(stock, [*([SessionStarted(), LISTEN] if not number else []), *turn(number)])
        await say(stock, turn(number), OTHER)
    stock.engine.dispose()

    for _ in range(2):  # the second time there is nothing left to do
        store = Trackers(domain, f"sqlite:///{tmp_path}/trackers.db")
        before = await store.retrieve(SENDER)
        store.close()
    store = Trackers(domain, f"sqlite:///{tmp_path}/trackers.db")
    await say(store, turn(99))

    assert texts(before) == [f"vraag {number}" for number in range(TURNS + 4)]
    assert texts(await store.retrieve(SENDER)) == [*texts(before), "vraag 99"]
    store.close()


async def test_many_engines_may_start_at_once(url: str, domain: Domain):
    opened = await asyncio.gather(*(asyncio.to_thread(Trackers, domain, url) for _ in range(5)))
    for one in opened:
        one.close()


def test_rasa_finds_it_by_the_path_in_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRACKER_URL", f"sqlite:///{tmp_path}/trackers.db")
    monkeypatch.setenv("ACTIONS_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("REDIS_URL", "")
    monkeypatch.setenv("ENGINE_SECRET", "x" * 32)
    endpoint = read_endpoint_config(str(ENDPOINTS), endpoint_type="tracker_store")
    made = TrackerStore.create(endpoint, Domain.empty())
    assert isinstance(made, Trackers)
    made.close()


@pytest.mark.parametrize("address", ["", "${TRACKER_URL}"])
def test_without_an_address_it_does_not_start(address: str):
    with pytest.raises(RasaException):
        TrackerStore.create(EndpointConfig(address, type="bot.stores.trackers.Trackers"), Domain.empty())
