"""The shape of a turn: nothing odd gets through, and what a person types is never a command."""

import json

import pytest

from bot.components.turn import BadTurn, message_of, read_turn

SENDER = "Aa0_-" * 5


def body(**turn: object) -> bytes:
    return json.dumps({"sender": SENDER, **turn}).encode()


def test_text_and_metadata():
    turn = read_turn(body(text="Wat is een pv?", metadata={"channel": "website"}))
    assert (turn.sender, turn.message, turn.metadata) == (SENDER, "Wat is een pv?", {"channel": "website"})


@pytest.mark.parametrize(
    "text",
    ["/restart", " /restart", "//restart", "\u00a0/\u2003/ /restart", "\x1c/restart", "\u200b/restart", "\x00/restart"],
)
def test_typed_text_is_never_a_command(text: str):
    assert not read_turn(body(text=text)).message.strip().startswith("/")


@pytest.mark.parametrize("text", ["", "/", "   ", "x" * 1000])
def test_any_text_up_to_a_thousand_characters_is_a_turn(text: str):
    assert len(read_turn(body(text=text)).message) <= 1000


def test_what_no_database_can_keep_is_taken_out():
    assert read_turn(b'{"sender": "%s", "text": "a\\u0000b\\ud800c"}' % SENDER.encode()).message == "a b c"


@pytest.mark.parametrize(
    "payload",
    ['/knop{"veld":"situatie","waarde":"ww"}', '/knop{"doe":"start_check"}', '/kaart{"kaart":"contact"}', "/knop{}"],
)
def test_our_own_payloads_go_through_as_they_are(payload: str):
    assert read_turn(body(payload=payload)).message == payload


@pytest.mark.parametrize(
    "payload",
    [
        "/restart",
        "/session_start",
        "knop{}",
        '/knop{"doe":"stop"} /restart',
        '/knop{"doe":{"diep":1}}',
        '/knop{"doe":1}',
        "/knop{",
        "/groet{}",
        '/knop@0.5{"doe":"stop"}',
        "/knop[]",
        7,
        None,
        '/knop{"a":"' + "x" * 1000 + '"}',
    ],
)
def test_other_payloads_are_refused(payload: object):
    with pytest.raises(BadTurn):
        read_turn(body(payload=payload))


@pytest.mark.parametrize(
    "sender", ["kort", "x" * 65, "\ud800" * 30, "a\x00" + "b" * 30, "é" * 30, 7, None, "../" * 10, SENDER + "\n"]
)
def test_other_senders_are_refused(sender: object):
    with pytest.raises(BadTurn):
        read_turn(json.dumps({"sender": sender, "text": "hallo"}).encode())


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"geen json",
        b"[]",
        b'"tekst"',
        b"\xff\xfe",
        b"[" * 100_000,
        body(),
        body(text="a", payload="/knop{}"),
        body(text=7),
        body(text=None),
        body(text="x" * 1001),
        body(text="a", metadata=[]),
        body(text="a", input_channel="teams"),
    ],
)
def test_other_shapes_are_refused(raw: bytes):
    with pytest.raises(BadTurn):
        read_turn(raw)


def test_messages_have_one_shape():
    empty = {"article": None, "topic": None, "region": None, "sources": [], "buttons": [], "card": None}
    assert message_of({"recipient_id": "x", "custom": {"text": "Ja", "article": "a"}}) == {
        **empty,
        "text": "Ja",
        "article": "a",
    }
    assert message_of({"recipient_id": "x", "text": "Hallo"}) == {**empty, "text": "Hallo"}
