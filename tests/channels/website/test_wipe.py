"""When the engine says that the check was wiped, what was said before goes too."""

from tests.channels.visitor import error_of

ROW = {"label": "Woongemeente", "value": "Oldambt", "origin": "door u gezegd", "date": "22 november 2026"}
OVERVIEW = {"id": "samenvatting", "kind": "samenvatting", "title": "Dit heeft u ingevuld", "rows": [ROW]}
KEPT = {"id": "PW", "kind": "aanmelding", "title": "Aanmelding", "reference": "PW-2026-CDFGHJ", "downloads": []}
START = {"title": "Start de check", "payload": '/knop{"doe":"start_check"}'}
SAYS = {
    "samenvatting": {"text": "Genoteerd: Oldambt", "card": OVERVIEW, "region": "AM01"},
    "bewaar": {"text": "Bewaard.", "card": KEPT},
    "stop": {"text": "De check is gestopt.", "wipe": True, "buttons": [START]},
}


async def everything(visitor):
    return (await (await visitor.get("/api/messages?after=0")).json())["messages"]


async def test_after_a_wipe_only_the_last_reply_is_there(visitor, engine, tmp_path):
    engine.says = lambda body: [SAYS[body["text"]]]
    await visitor.say("samenvatting")
    assert "Oldambt" in str(await everything(visitor))
    (last,) = await visitor.say("stop", request="r-1")
    assert "wipe" not in last
    assert await everything(visitor) == [last]
    assert last["seq"] == 4
    assert await visitor.say("stop", request="r-1") == [last]
    await visitor.client.close()
    stored = b"".join(path.read_bytes() for path in (tmp_path / "var").iterdir())
    assert b"Oldambt" not in stored
    assert b'"wipe"' not in stored


async def test_the_conversation_goes_on_after_a_wipe(visitor, engine):
    engine.says = lambda body: [SAYS[body["text"]]] if "text" in body else [{"text": "Voor wie?"}]
    await visitor.say("stop")
    (message,) = await visitor.press("Start de check")
    assert message["seq"] == 4
    assert [one["seq"] for one in await everything(visitor)] == [3, 4]


async def test_a_kept_application_can_still_be_downloaded(visitor, engine):
    engine.says = lambda body: [SAYS[body["text"]]]
    await visitor.say("samenvatting")
    (kept,) = await visitor.say("bewaar")
    (last,) = await visitor.say("stop")
    assert await everything(visitor) == [kept, last]


async def test_nothing_is_wiped_when_the_turn_failed(visitor, engine):
    before = await everything(visitor)
    engine.says, engine.status = lambda _body: [SAYS["stop"]], 502
    await error_of(await visitor.post(text="stop"), 503)
    assert await everything(visitor) == before
