"""The page without script takes the same turns as the API, and can be sent twice or by somebody else without harm."""

import pytest

from tests.channels.website.reading.page import Page

CARD = {
    "id": "contact",
    "kind": "formulier",
    "title": "Gegevens",
    "fields": [
        {"name": "email", "label": "E-mail", "type": "email", "required": True, "choices": [], "value": "",
         "help": "Zakelijk."},
        {"name": "sector", "label": "Sector", "type": "keuze", "required": False, "value": "", "help": "",
         "choices": [{"value": "groen", "label": "Groen"}]},
    ],
    "actions": [],
}  # fmt: skip


async def shown(response, status=200) -> Page:
    text = await response.text()
    assert response.status == status, text
    return Page.of(text)


def hidden(page: Page) -> dict[str, str]:
    return {one.attrs["name"]: one.attrs["value"] for one in page.all("form:last-of-type input[type=hidden]")}


async def test_the_form_asks_for_a_question_and_two_choices(client):
    response = await client.get("/vraag")
    page = await shown(response)

    assert {"vraag", "regio", "voor", "verzoek", "gesprek"} <= set(page.values("[name]", "name"))
    assert "form-action 'self'" in response.headers["Content-Security-Policy"]
    assert "script-src" not in response.headers["Content-Security-Policy"]
    assert page.levels[0] == 1
    assert not page.all("script")


async def test_a_question_goes_the_same_way_as_over_the_api(client, engine):
    form = {"vraag": "Mag een nugger?", "regio": "AM01", "voor": "werkgever"}
    page = await shown(await client.post("/vraag", data=form))

    assert "U zei: Mag een nugger?" in page.text("main")
    assert engine.turns[-1]["metadata"]["region"] == "AM01"
    assert engine.turns[-1]["metadata"]["audience"] == "werkgever"
    assert "/kennis/nugger-meedoen" in page.links
    assert page.text("details")


async def test_the_conversation_goes_on_with_what_stands_in_the_page(client, engine):
    page = await shown(await client.post("/vraag", data={"vraag": "eerste"}))
    await shown(await client.post("/vraag", data={**hidden(page), "vraag": "tweede"}))

    assert engine.turns[0]["sender"] == engine.turns[1]["sender"]


async def test_a_button_is_a_button(client, engine):
    page = await shown(await client.post("/vraag", data={"vraag": "eerste"}))
    button = page.all("button[name=knop]")[1]
    await shown(await client.post("/vraag", data={**hidden(page), "knop": button.attrs["value"]}))

    assert button.to_text() == "WW"
    assert engine.turns[-1]["payload"] == '/knop{"veld":"situatie","waarde":"ww"}'


async def test_sent_twice_it_is_answered_once(client, engine):
    page = await shown(await client.post("/vraag", data={"vraag": "eerste"}))
    again = {**hidden(page), "vraag": "tweede"}
    await client.post("/vraag", data=again)
    await client.post("/vraag", data=again)

    assert [turn["text"] for turn in engine.turns] == ["eerste", "tweede"]


async def test_personal_data_are_masked_here_too(client, engine):
    page = await shown(await client.post("/vraag", data={"vraag": "mail piet@voorbeeld.nl over de subsidie"}))

    assert "piet@voorbeeld.nl" not in engine.turns[-1]["text"]
    assert "e-mailadres" in page.text("main")


async def test_what_was_typed_is_text_and_comes_back_when_it_was_refused(client):
    page = await shown(await client.post("/vraag", data={"vraag": "<script>alert(1)</script>"}))
    assert not page.all("script")
    long = await shown(await client.post("/vraag", data={"vraag": "a" * 1001}), 400)
    assert "te lang" in long.text(".notice")
    assert long.values("#vraag", "value") == ["a" * 1001]


@pytest.mark.parametrize(
    ("form", "status", "told"),
    [
        ({"vraag": "  "}, 400, "geen tekst"),
        ({"vraag": "hoi", "gesprek": "nep"}, 401, "Begin een nieuw gesprek"),
        ({"vraag": "hoi", "regio": "AM99"}, 400, "arbeidsmarktregio"),
        ({"vraag": "hoi", "voor": "minister"}, 400, "werkgever"),
        ({"knop": "b1"}, 400, "knop"),
    ],
)
async def test_what_is_wrong_is_told_on_the_page(client, form, status, told):
    page = await shown(await client.post("/vraag", data=form), status)

    assert told in page.text(".notice")


async def test_a_page_elsewhere_may_not_send_the_form(client):
    response = await client.post("/vraag", data={"vraag": "hoi"}, headers={"Origin": "https://elders.example"})

    assert response.status == 403


async def test_our_own_page_tells_our_own_server_where_it_came_from(client):
    response = await client.get("/vraag")

    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cache-Control"] == "no-store"
    assert (await client.get("/kennis")).headers["Referrer-Policy"] == "no-referrer"


async def test_the_engine_away_is_told_and_the_question_stays(client, engine):
    await engine.stop()
    page = await shown(await client.post("/vraag", data={"vraag": "eerste"}), 503)

    assert page.values("#vraag", "value") == ["eerste"]


async def test_a_card_to_fill_in_is_a_form_with_a_label_for_each_field(client, engine):
    engine.says = lambda body: [{"text": "Vul de kaart in.", "card": CARD}]
    page = await shown(await client.post("/vraag", data={"vraag": "klaar"}))

    for name in ("veld.email", "veld.sector"):
        assert page.all(f'label[for="{name}"]')
        assert page.all(f'[id="{name}"]')
    assert page.all("button[name=kaart]")


async def test_the_statement_says_what_was_and_what_was_not_tested(client):
    page = await shown(await client.get("/toegankelijkheid"))

    assert "C: eerste maatregelen genomen" in page.text("main")
    for part in ("status", "wel", "niet", "afwijkingen", "melden", "handhaving", "opgesteld"):
        assert page.all(f"#{part}")
    assert "NVDA" in page.text("section[aria-labelledby=niet]")


async def test_a_file_of_somebody_else_is_not_there(client):
    page = await shown(await client.post("/vraag", data={"vraag": "eerste"}))

    await shown(await client.post("/vraag/PW-2026-ABCDEF.pdf", data=hidden(page)), 404)
    await shown(await client.post("/vraag/PW-2026-ABCDEF.pdf", data={"gesprek": "nep"}), 401)
