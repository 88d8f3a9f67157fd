"""Messages in order, replies that can be given twice, and nothing of one talk in another."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from applications import conversations, offers
from applications.errors import UnknownConversation
from tests.applications.sample import NOW
from tests.applications.stored import stored_bytes


def test_a_conversation_is_found_again(db):
    made = conversations.create(
        db, channel="demo", audience="werkgever", region="AM01", today=date(2026, 12, 1), now=NOW
    )
    found = conversations.find(db, made)
    assert (found.channel, found.audience, found.region, found.today) == (
        "demo",
        "werkgever",
        "AM01",
        date(2026, 12, 1),
    )
    assert conversations.find(db, "x" * 32) is None


def test_messages_are_counted_and_can_be_caught_up(db, conversation):
    conversations.add_messages(db, conversation, [{"text": "een"}, {"text": "twee"}], None, NOW)
    added = conversations.add_messages(db, conversation, [{"text": "drie"}], None, NOW)
    assert added == [{"text": "drie", "seq": 3}]
    assert [one["text"] for one in conversations.messages_after(db, conversation, 1)] == ["twee", "drie"]
    assert conversations.messages_after(db, conversation, 3) == []


def test_the_same_request_keeps_its_first_reply(db, conversation):
    assert conversations.reply_to(db, conversation, "r1") is None
    first = conversations.add_messages(db, conversation, [{"text": "een"}], "r1", NOW)
    second = conversations.add_messages(db, conversation, [{"text": "anders"}], "r1", NOW)
    assert first == second == conversations.reply_to(db, conversation, "r1")
    assert len(conversations.messages_after(db, conversation, 0)) == 1


def test_wiped_messages_are_gone_for_good_and_their_numbers_are_not_used_again(url, db, conversation):
    kept = {"text": "bewaard", "card": {"kind": "aanmelding", "reference": "PW-2026-CDFGHJ"}}
    said = [{"text": "Genoteerd: Assen", "card": None}, {"text": "x", "card": {"rows": [{"value": "Emmen"}]}}]
    conversations.add_messages(db, conversation, [*said, kept], "r1", NOW)
    conversations.wipe_messages(db, conversation)
    conversations.add_messages(db, conversation, [{"text": "gestopt"}], None, NOW)
    left = [{**kept, "seq": 3}, {"text": "gestopt", "seq": 4}]
    assert conversations.messages_after(db, conversation, 0) == left
    assert conversations.reply_to(db, conversation, "r1") == left[:1]
    db.close()
    stored = stored_bytes(url)
    assert b"Assen" not in stored
    assert b"Emmen" not in stored


def test_wiping_leaves_other_conversations_alone(db, conversation):
    other = conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)
    conversations.add_messages(db, other, [{"text": "een"}], None, NOW)
    conversations.wipe_messages(db, conversation)
    assert len(conversations.messages_after(db, other, 0)) == 1


def test_a_request_id_belongs_to_one_conversation(db, conversation):
    other = conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)
    conversations.add_messages(db, conversation, [{"text": "een"}], "r1", NOW)
    assert conversations.reply_to(db, other, "r1") is None


def test_many_threads_count_without_a_gap(db, conversation):
    def add(number: int) -> None:
        conversations.add_messages(db, conversation, [{"n": number}, {"n": number}], f"r{number % 10}", NOW)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(20)))
    said = conversations.messages_after(db, conversation, 0)
    assert [one["seq"] for one in said] == list(range(1, 21))


def test_an_unknown_conversation_gets_nothing(db):
    with pytest.raises(UnknownConversation):
        conversations.add_messages(db, "nobody", [{"text": "een"}], None, NOW)
    assert conversations.messages_after(db, "nobody", 0) == []


def test_buttons_get_ids_that_tell_nothing_and_work_in_their_own_conversation(db, conversation):
    payload = '/knop{"doe":"start_check"}'
    (button,) = offers.offer_buttons(db, conversation, [{"title": "Start", "payload": payload}], NOW)
    assert button["id"].startswith("b")
    assert "knop" not in str(button)
    assert offers.find_button(db, conversation, button["id"]) == offers.Offered(payload, None, "Start")


def test_buttons_of_another_conversation_are_not_found(db, conversation):
    other = conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)
    (button,) = offers.offer_buttons(db, conversation, [{"title": "Start", "payload": "/knop{}"}], NOW)
    assert offers.find_button(db, other, button["id"]) is None
    assert offers.find_button(db, conversation, "b123") is None


def test_a_card_counts_only_where_it_was_offered_also_twice(db, conversation):
    other = conversations.create(db, channel="website", audience=None, region=None, today=None, now=NOW)
    for _ in range(2):
        offers.offer_card(db, conversation, {"id": "contact", "kind": "formulier"}, NOW)
    assert offers.find_card(db, conversation, "contact") == offers.Offered("contact", None)
    assert offers.find_card(db, other, "contact") is None
