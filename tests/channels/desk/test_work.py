"""From the queue to a decision, and back to the sender."""

from applications import conversations, lifecycle, store
from channels.keys import TOKENS
from tests.channels.desk.conftest import seen_on
from tests.channels.visitor import Visitor, error_of


async def test_an_application_is_found_taken_and_accepted(hire, filed_at, act):
    _talk, reference = filed_at()
    jan = hire("Jan de Vries")
    queue = await jan.page("/loket/aanmeldingen")
    assert reference in queue
    assert "nog niemand" in queue
    response = await act(jan, reference, "nemen")
    assert (response.status, response.headers["Location"]) == (
        303,
        f"/loket/aanmeldingen/{reference}?gedaan=in_behandeling",
    )
    assert "Bij Jan de Vries." in await jan.page(f"/loket/aanmeldingen/{reference}")
    assert (await act(jan, reference, "aannemen", "Welkom.")).status == 303
    page = await jan.page(f"/loket/aanmeldingen/{reference}")
    assert "Aangenomen" in page
    assert "Welkom." in page
    assert reference not in await jan.page("/loket/aanmeldingen")
    assert reference in await jan.page("/loket/aanmeldingen?status=aangenomen")


async def test_a_question_is_answered_in_the_conversation_and_the_desk_sees_the_answer(client, hire, filed_at, act, db):
    talk, reference = filed_at()
    jan = hire("Jan")
    await act(jan, reference, "nemen")
    await act(jan, reference, "vragen", "Welke dagen kan de kandidaat?")
    sender = Visitor(client, client.server.app[TOKENS].sign(talk))
    messages = (await (await sender.get("/api/messages?after=0")).json())["messages"]
    asked = messages[-1]
    assert asked["text"].endswith("Het loket schrijft:\n\nWelke dagen kan de kandidaat?")
    (field,) = asked["card"]["fields"]
    card = asked["card"]["id"]
    wrong = await sender.post("/api/cards", card=card, values={field["name"]: "bsn 123456782"})
    assert "BSN" in (await error_of(wrong, 422))["fields"]["antwoord"]
    await error_of(await sender.post("/api/cards", card=card, values={}), 422)
    said = await sender.post("/api/cards", card=card, values={field["name"]: "maandag tot en met woensdag"})
    assert "staat bij het loket" in (await said.json())["messages"][0]["text"]
    assert "Antwoord binnen" in await jan.page("/loket/aanmeldingen")
    assert "maandag tot en met woensdag" in await jan.page(f"/loket/aanmeldingen/{reference}")
    late = await sender.post("/api/cards", card=card, values={field["name"]: "nog iets"})
    assert "wacht niet meer" in (await late.json())["messages"][0]["text"]
    assert [one.why for one in lifecycle.history(db, reference)][-1] == "maandag tot en met woensdag"


async def test_an_answer_never_reaches_the_engine_or_the_messages(client, engine, hire, filed_at, act, db):
    talk, reference = filed_at()
    jan = hire("Jan")
    await act(jan, reference, "nemen")
    await act(jan, reference, "vragen", "Wie?")
    sender = Visitor(client, client.server.app[TOKENS].sign(talk))
    await sender.post("/api/cards", card=f"antwoord-{reference}", values={"antwoord": "Kwetsbaar antwoord"})
    assert engine.turns == []
    assert "Kwetsbaar" not in str(conversations.messages_after(db, talk, 0))


async def test_somebody_else_cannot_answer(client, hire, filed_at, act, db):
    _talk, reference = filed_at()
    jan = hire("Jan")
    await act(jan, reference, "nemen")
    await act(jan, reference, "vragen", "Wie?")
    stranger = await Visitor(client).begin()
    response = await stranger.post("/api/cards", card=f"antwoord-{reference}", values={"antwoord": "ik"})
    await error_of(response, 400)


async def test_of_two_who_take_at_once_one_wins_and_the_other_is_told(hire, filed_at, db):
    _talk, reference = filed_at()
    jan, els = hire("Jan"), hire("Els")
    address = f"/loket/aanmeldingen/{reference}"
    seen = [seen_on(await one.page(address)) for one in (jan, els)]
    first = await jan.post(f"{address}/nemen", gezien=seen[0])
    second = await els.post(f"{address}/nemen", gezien=seen[1])
    assert (first.status, second.status) == (303, 409)
    told = await second.text()
    assert "zojuist veranderd door Jan" in told
    assert "Er is niets gedaan" in told
    assert [one.actor.name for one in lifecycle.history(db, reference)] == ["", "Jan"]


async def test_a_correction_that_came_in_meanwhile_is_not_accepted_unseen(hire, filed_at, act, db):
    talk, reference = filed_at()
    jan = hire("Jan")
    await act(jan, reference, "nemen")
    seen = seen_on(await jan.page(f"/loket/aanmeldingen/{reference}"))
    _correct(db, talk, reference)
    response = await jan.post(f"/loket/aanmeldingen/{reference}/aannemen", gezien=seen)
    assert response.status == 409
    page = await jan.page(f"/loket/aanmeldingen/{reference}")
    assert "Verbeterd: versie 2" in page
    assert "eerdere versie" in await jan.page(f"/loket/aanmeldingen/{reference}?versie=1")


def _correct(db, talk: str, reference: str) -> None:
    from applications import corrections
    from tests.applications import filed, sample

    corrections.correct(db, talk, reference, sample.LATER)
    filed.submit(db, talk, sample.LATER)


async def test_a_colleague_takes_over(hire, filed_at, act):
    _talk, reference = filed_at()
    jan, els = hire("Jan"), hire("Els")
    await act(jan, reference, "nemen")
    assert (await act(els, reference, "overnemen")).status == 303
    assert "Bij Els." in await jan.page(f"/loket/aanmeldingen/{reference}")


async def test_a_note_is_for_colleagues_only(client, hire, filed_at, act, db):
    talk, reference = filed_at()
    jan, els = hire("Jan"), hire("Els")
    assert (await act(jan, reference, "notitie", "Gebeld, komt terug")).status == 303
    assert "Gebeld, komt terug" in await els.page(f"/loket/aanmeldingen/{reference}")
    assert "Gebeld" not in str(conversations.messages_after(db, talk, 0))


async def test_what_must_be_written_is_asked_for_and_what_was_typed_stays(hire, filed_at, act):
    _talk, reference = filed_at()
    jan = hire("Jan")
    await act(jan, reference, "nemen")
    assert (await act(jan, reference, "vragen")).status == 422
    response = await act(jan, reference, "vragen", "x" * 2001)
    assert response.status == 422
    assert "x" * 2001 in await response.text()


async def test_every_document_of_every_version_can_be_had(hire, filed_at, db):
    talk, reference = filed_at()
    jan = hire("Jan")
    for kind in ("pdf", "docx", "json"):
        response = await jan.get(f"/loket/aanmeldingen/{reference}/document.{kind}")
        assert response.status == 200
        assert reference in response.headers["Content-Disposition"]
    response = await jan.get(f"/loket/aanmeldingen/{reference}/document.json")
    assert await response.read() == store.find(db, reference, talk).json()
    await jan.page(f"/loket/aanmeldingen/{reference}/document.pdf?versie=2", 404)


async def test_who_looked_is_told_on_the_page_and_in_the_log(hire, filed_at):
    _talk, reference = filed_at()
    await hire("Jan").page(f"/loket/aanmeldingen/{reference}")
    assert "Jan" in await hire("Els").page(f"/loket/aanmeldingen/{reference}")
    lead = hire("Co", "coordinator")
    log = await lead.page("/loket/logboek?naam=Jan")
    assert "Aanmelding bekeken" in log
    assert reference in log


async def test_an_application_that_was_not_handed_in_is_not_there(hire, db):
    from tests.applications import filed

    _talk, reference = filed.filed(db, delivered=False)
    jan = hire("Jan")
    await jan.page(f"/loket/aanmeldingen/{reference}", 404)
    assert reference not in await jan.page("/loket/aanmeldingen?status=alles")
