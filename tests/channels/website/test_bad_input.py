"""Whatever a client sends, it is told in Dutch what is wrong, and the conversation is unharmed."""

import json
import random

import pytest

from channels.tokens import Tokens
from tests.channels.visitor import Visitor, error_of

JSON = {"Content-Type": "application/json"}
PATHS = ("/api/conversations", "/api/messages", "/api/cards", "/api/feedback")

BODIES = {
    "nothing": b"",
    "no json": b"hallo",
    "half": b'{"channel": "webs',
    "a list": b"[]",
    "a text": b'"hallo"',
    "a number": b"1",
    "null": b"null",
    "not utf-8": b'{"channel": "\xff"}',
    "utf-16": '{"channel": "website"}'.encode("utf-16"),
    "nan": b'{"channel": NaN}',
    "deep lists": b"[" * 4000,
    "deep objects": b'{"a":' * 800,
}

BEGINNINGS = [
    {},
    {"channel": None},
    {"channel": "teams"},
    {"channel": ["website"]},
    {"channel": {}},
    {"channel": 1},
    {"channel": "website", "audience": "burger"},
    {"channel": "website", "audience": 1},
    {"channel": "website", "region": "AM99"},
    {"channel": "website", "region": ["AM01"]},
    {"channel": "website", "region": "\ud800"},
    {"channel": "demo", "today": "morgen"},
    {"channel": "demo", "today": 20261122},
    {"channel": "demo", "today": []},
    {"channel": "demo", "today": "2026-11-22"},
]

MESSAGES = [
    ({}, "verkeerde_waarde"),
    ({"text": None}, "verkeerde_waarde"),
    ({"text": 1}, "verkeerde_waarde"),
    ({"text": ["hallo"]}, "verkeerde_waarde"),
    ({"text": {"a": 1}}, "verkeerde_waarde"),
    ({"text": "hallo", "button": "b1"}, "verkeerde_waarde"),
    ({"text": ""}, "leeg"),
    ({"text": " \n\u200b"}, "leeg"),
    ({"text": "//"}, "leeg"),
    ({"text": "x" * 1001}, "te_lang"),
    ({"text": "hallo", "request": ""}, "verkeerde_waarde"),
    ({"text": "hallo", "request": 7}, "verkeerde_waarde"),
    ({"text": "hallo", "request": "x" * 65}, "verkeerde_waarde"),
    ({"text": "hallo", "request": "a b"}, "verkeerde_waarde"),
    ({"button": None}, "verkeerde_waarde"),
    ({"button": 5}, "verkeerde_waarde"),
    ({"button": ""}, "verkeerde_waarde"),
    ({"button": "bAAAAAAAAAAAAAAAA"}, "knop_onbekend"),
    ({"button": "\ud800"}, "verkeerde_waarde"),
    ({"button": "a\u0000b"}, "verkeerde_waarde"),
    ({"button": '/knop{"doe":"start_check"}'}, "verkeerde_waarde"),
    ({"button": "x" * 3000}, "verkeerde_waarde"),
    ({"text": int("9" * 3000)}, "verkeerde_waarde"),
]

TOKENS = [
    None,
    1,
    [],
    {},
    "",
    "x",
    "a.b",
    "\ud800",
    "a\u0000b",
    "x" * 3000,
    "A" * 32,
    Tokens("another secret key").sign("A" * 32),
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", BODIES)
async def test_a_body_that_is_no_json_object(client, path, name):
    error = await error_of(await client.post(path, data=BODIES[name], headers=JSON), 400)
    assert error["code"] == "geen_json"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "a", ""]
)
async def test_only_json_is_read(client, path, kind):
    await error_of(await client.post(path, data=b"{}", headers={"Content-Type": kind}), 415)


async def test_a_packed_body_is_not_opened(client):
    headers = {**JSON, "Content-Encoding": "deflate"}
    await error_of(await client.post("/api/messages", data=b"x" * 100, headers=headers), 415)


@pytest.mark.parametrize(
    ("path", "size"), [(PATHS[0], 4097), (PATHS[1], 16385), (PATHS[2], 16385), (PATHS[1], 1_000_000)]
)
@pytest.mark.parametrize("chunked", [False, True])
async def test_a_large_body_is_refused(client, path, size, chunked):
    async def pieces():
        for _ in range(size // 1000 + 1):
            yield b" " * 1000

    body = pieces() if chunked else b" " * size
    await error_of(await client.post(path, data=body, headers=JSON), 413)


@pytest.mark.parametrize("body", BEGINNINGS, ids=repr)
async def test_a_wrong_beginning(client, body):
    await error_of(await client.post("/api/conversations", json=body), 400)


@pytest.mark.parametrize(("body", "code"), MESSAGES, ids=lambda value: repr(value)[:40])
async def test_a_wrong_message_leaves_the_conversation_unharmed(visitor, engine, body, code):
    error = await error_of(await visitor.post(**body), 400)
    assert error["code"] == code
    assert not engine.turns
    (message,) = await visitor.say("Wat is een nugger?")
    assert message["seq"] == 3


@pytest.mark.parametrize("token", TOKENS, ids=lambda value: repr(value)[:20])
@pytest.mark.parametrize("path", ["/api/messages", "/api/cards"])
async def test_a_token_that_is_not_ours(client, path, token):
    body = {"conversation": token, "text": "hallo", "card": "contact", "values": {}}
    status = 401 if isinstance(token, str) else 400
    await error_of(await client.post(path, json=body), status)


async def test_a_token_of_ours_for_a_conversation_that_is_gone(client):
    gone = Visitor(client, Tokens("a secret key for tests").sign("A" * 32))
    error = await error_of(await gone.post(text="hallo"), 401)
    assert error["code"] == "gesprek_onbekend"
    await error_of(await gone.get("/api/messages"), 401)


async def test_a_button_of_another_conversation(client, engine):
    one, other = await Visitor(client).begin(), await Visitor(client).begin()
    error = await error_of(await one.post(button=other.button("Start de check")), 400)
    assert error["code"] == "knop_onbekend"
    assert not engine.turns


@pytest.mark.parametrize("after", ["-1", "x", "1.5", "9" * 12, "", "²", "1e3", "4294967296"])
async def test_a_wrong_number(visitor, after):
    await error_of(await visitor.get(f"/api/messages?after={after}"), 400)


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic abc", "Bearer x", "Bearer é"])
@pytest.mark.parametrize(
    "path", ["/api/messages", "/api/applications/PW-2026-ABCDEF.pdf", "/api/applications/X.json"]
)
async def test_reading_needs_the_token_as_a_header(client, path, header):
    headers = {} if header is None else {"Authorization": header}
    await error_of(await client.get(path, headers=headers), 401)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api", 404),
        ("GET", "/nergens", 404),
        ("POST", "/nergens", 404),
        ("GET", "/static/nergens.js", 404),
        ("GET", "/static/../app.py", 404),
        ("GET", "/static/%2e%2e/api.py", 404),
        ("GET", "/static/%00", 404),
        ("GET", "/api/applications/pw.pdf", 404),
        ("GET", "/api/applications/x%0a.json", 404),
        ("PUT", "/api/messages", 405),
        ("DELETE", "/api/conversations", 405),
        ("GET", "/api/cards", 405),
        ("POST", "/", 405),
        ("OPTIONS", "/api/messages", 405),
    ],
)
async def test_an_address_or_method_that_does_not_exist(client, method, path, status):
    await error_of(await client.request(method, path), status)


async def test_two_thousand_odd_messages_never_break_the_server(visitor, engine):
    chance = random.Random(20261122)
    seen = set()
    for _ in range(2_000):
        response = await visitor.client.post("/api/messages", data=_odd(chance, visitor.token), headers=JSON)
        seen.add(response.status)
        assert response.status in {200, 400, 401, 413}, response.status
        await response.json()
    assert seen >= {200, 400, 401}
    assert all(turn["text"] and len(turn["text"]) <= 1_000 for turn in engine.turns)


def _odd(chance: random.Random, token: str) -> bytes:
    """Mostly a message with odd text; sometimes odd around it, or cut short."""
    body = {
        "conversation": chance.choice([token] * 9 + ["x", None, token[:-1]]),
        chance.choice(["text"] * 9 + ["button", "values"]): _odd_value(chance),
    }
    if chance.random() < 0.2:
        body["request"] = _odd_value(chance)
    raw = json.dumps(body).encode()
    return raw[: chance.randrange(len(raw))] if chance.random() < 0.05 else raw


def _odd_value(chance: random.Random) -> object:
    if chance.random() < 0.1:
        return chance.choice([None, 1, -1.5, True, [], {}, "", [[]], {"text": "a"}])
    pools = [
        "abc DEF /{}\"'<>&\\",
        "0123456789 .-+@",
        "\u0000\u0007\u001b\u007f\u2028\ufeff",
        "\ud800\udfff\u202e\U000e0041",
        "éëïjĳ€½ﷺ",
        "😀👩\u200d🌾🏳️",
        "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A",
    ]
    words = [
        "/restart",
        "/knop{",
        "nugger",
        "mijn naam is",
        "bsn 999999990",
        "NL91ABNA0417164300",
        "a@b.nl",
        "🙂",
    ]
    pieces = [
        chance.choice([chance.choice(words), "".join(chance.choices(chance.choice(pools), k=12))])
        for _ in range(chance.randrange(1, 40))
    ]
    return chance.choice([" ", ""]).join(pieces)
