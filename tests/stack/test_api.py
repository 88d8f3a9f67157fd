"""Bad input is a 4xx with a Dutch text, and the conversation goes on unharmed."""

import json

import pytest

from knowledge.load import load_content

pytestmark = pytest.mark.stack
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def token(assistant) -> str:
    return assistant.post("/api/conversations", {"channel": "website"})[1]["conversation"]


def bodies(token: str) -> dict[str, bytes]:
    def packed(**body: object) -> bytes:
        return json.dumps({"conversation": token, **body}).encode()

    return {
        "no JSON": b"hallo",
        "a list": b"[]",
        "text is a number": packed(text=3),
        "text is missing": packed(),
        "text and button": packed(text="a", button="b"),
        "text too long": packed(text="a" * 1001),
        "text empty": packed(text="   "),
        "unknown button": packed(button="b-onbekend"),
        "conversation is a number": json.dumps({"conversation": 1, "text": "hoi"}).encode(),
        "forged token": json.dumps({"conversation": token[:-2] + "xx", "text": "hoi"}).encode(),
        "no token": json.dumps({"text": "hoi"}).encode(),
        "surrogate": b'{"conversation":"' + token.encode() + b'","text":"\\ud800"}',
        "deep": b"[" * 4000,
    }


@pytest.mark.parametrize("kind", list(bodies("x")))
def test_bad_input_gets_a_dutch_error_and_does_no_harm(assistant, token: str, kind: str) -> None:
    status, reply = assistant.ask("/api/messages", bodies(token)[kind], JSON)

    assert 400 <= status < 500, reply
    assert set(reply["error"]) >= {"code", "message", "action"}
    status, reply = assistant.post("/api/messages", {"conversation": token, "text": "goedemorgen"})
    assert status == 200
    assert reply["messages"]


@pytest.mark.parametrize("text", ["🙂" * 200, "مرحبا", "a\u200bb\u2060c", "x" * 1000, "=1+1", "<b>hoi</b>", "NULL\x00"])
def test_odd_text_gets_an_answer(assistant, token: str, text: str) -> None:
    status, reply = assistant.post("/api/messages", {"conversation": token, "text": text})

    assert status in {200, 400}, reply
    assert reply.get("messages") or reply["error"]["message"]


def test_the_same_request_twice_gives_the_same_reply_once_made(assistant, token: str) -> None:
    body = {"conversation": token, "text": "start de check", "request": "verzoek-1"}

    first, second = assistant.post("/api/messages", body), assistant.post("/api/messages", body)

    assert first == second
    assert first[0] == 200


def test_what_was_missed_can_be_asked_again(assistant, token: str) -> None:
    _, said = assistant.post("/api/messages", {"conversation": token, "text": "goedemorgen"})

    status, missed = assistant.get("/api/messages?after=0", token)

    assert status == 200
    assert missed["messages"][-1]["text"] == said["messages"][-1]["text"]


def test_another_day_can_only_be_chosen_in_the_demo(assistant) -> None:
    status, _ = assistant.post("/api/conversations", {"channel": "demo", "today": "2027-01-15"})

    assert status == 201


@pytest.mark.parametrize("code", sorted(load_content().regions))
def test_every_region_leads_to_its_desk(assistant, code: str) -> None:
    region = load_content().regions[code]
    _, opened = assistant.post("/api/conversations", {"channel": "website", "region": code})

    body = {"conversation": opened["conversation"], "text": "ik wil een mens spreken"}
    _, reply = assistant.post("/api/messages", body)

    (said,) = reply["messages"]
    assert said["region"] == code
    assert region.desk.name in said["text"]
    assert said["sources"]
