"""The other pages of the desk: the file, counts, editors, settings, the log."""

import csv
import io

import pytest

from applications import desks, questions
from channels.desk.plots import bars
from channels.desk.queue_page import as_csv
from channels.keys import TURNS
from tests.applications import filed
from tests.channels.conftest import NOW


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize(
    "cell", ["=1+1", "+31", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "=cmd|' /C calc'!A0", '"=1', "x\n=1"]
)
def test_nothing_in_a_file_is_a_formula(cell):
    ((got,),) = read(as_csv([[cell]]))
    assert got.endswith(cell)
    assert not got.lstrip().startswith(("=", "+", "-", "@"))


async def test_the_queue_as_a_file_holds_what_fits_and_no_contact_details(hire, filed_at, db):
    _talk, reference = filed_at()
    filed_at("AM02")
    response = await hire("Jan").get("/loket/aanmeldingen.csv?status=alles")
    header, *rows = read(await response.read())
    assert header[:4] == ["kenmerk", "versie", "regio", "status"]
    assert [row[0] for row in rows] == [reference]
    assert "voornaam.achternaam" not in str(rows)
    assert "aanmeldingen.csv" in response.headers["Content-Disposition"]


async def test_a_search_is_not_repeated_in_the_log(hire, filed_at):
    filed_at()
    await hire("Jan").page("/loket/aanmeldingen?zoek=kwetsbaar")
    assert "kwetsbaar" not in (await hire("Ad", "beheer", "*").page("/loket/logboek")).lower()


async def test_what_a_sender_typed_is_text_on_the_page(hire, filed_at, db):
    _talk, reference = filed_at()
    page = await hire("Jan").page(f"/loket/aanmeldingen/{reference}")
    assert "Gemeente Voorbeeld &amp; Zoon &lt;b&gt;#1&lt;/b&gt;" in page
    assert "<b>#1" not in page


async def test_counts_are_shown_as_picture_and_table(hire, filed_at):
    for _ in range(6):
        filed_at()
    page = await hire("Jan").page("/loket/cijfers?jaar=2026&regio=AM01")
    assert "Ongeveer 5 aanmeldingen." in page
    assert page.count("<svg") == page.count("<table") > 2
    assert "te weinig" in await hire("Piet", regions="AM02").page("/loket/cijfers")


def test_a_bar_chart_escapes_names_and_needs_rows():
    assert bars("x", []) == ""
    drawn = bars("Per <x>", [("<a>", 10), ("b" * 80, 5)])
    assert "<a>" not in drawn
    assert "&lt;a&gt;" in drawn
    assert "b" * 45 not in drawn


async def test_editors_judge_questions_and_take_them_along(client, hire, db):
    for text in ("is er kinderopvang", "=is er ook kinderopvang"):
        questions.unanswered(db, text, [], NOW)
    ed = hire("Ed", "redactie", "")
    page = await ed.page("/loket/redactie")
    numbers = page.split('name="vragen" value="')[1].split('"')[0]
    assert len(numbers.split(",")) == 2
    wrong = [{"oordeel": "x"}, {"oordeel": "artikel", "artikel": "x"}, {"oordeel": "nieuw", "vragen": "x"}]
    for form in wrong:
        response = await ed.post("/loket/redactie/vragen", **{"vragen": numbers, **form})
        assert response.status == 422
    form = {"vragen": numbers, "oordeel": "artikel", "artikel": "nugger-meedoen"}
    assert (await ed.post("/loket/redactie/vragen", **form)).status == 303
    assert "geen vragen die op u wachten" in await ed.page("/loket/redactie")
    response = await ed.get("/loket/redactie/voorbeeldvragen.csv")
    assert ["nugger-meedoen", "'=is er ook kinderopvang"] in read(await response.read())


async def test_an_opinion_from_the_website_reaches_the_editors(client, visitor, hire):
    (answer,) = await visitor.say("mag een nugger meedoen?")
    await visitor.post("/api/feedback", message=answer["seq"], helpful=False, reason="ik mis de leeftijd")
    ed = hire("Ed", "redactie", "")
    page = await ed.page("/loket/redactie")
    assert "1 keer niet nuttig, 0 keer nuttig." in page
    assert "ik mis de leeftijd" in page
    response = await ed.post("/loket/redactie/oordelen", artikel="nugger-meedoen", oordeel="artikel")
    assert response.status == 303
    assert "geen oordelen die op u wachten" in await ed.page("/loket/redactie")


async def test_what_expires_is_listed_with_what_leans_on_it(hire):
    page = await hire("Ed", "redactie", "").page("/loket/redactie/verloopt")
    assert "komende 90 dagen" in page
    assert "facts/" in page


async def test_a_desk_is_set_up_and_gets_what_comes_after(hire, db, client):
    assert client.server.app[TURNS].now() == NOW
    lead = hire("Co", "coordinator")
    form = {"bezorging": "email", "adres": "loket@voorbeeld.example", "opening": "Dag.", "herinnering": "3"}
    for wrong in ({"adres": "geen"}, {"herinnering": "0"}, {"herinnering": "x"}, {"herinnering": "61"}):
        response = await lead.post("/loket/instellingen/AM01", **{**form, **wrong})
        assert response.status == 422, wrong
        assert "Dag." in await response.text()
    assert not desks.find(db, "AM01").delivers
    assert (await lead.post("/loket/instellingen/AM01", **form)).status == 303
    assert desks.find(db, "AM01") == desks.Desk("AM01", "email", "loket@voorbeeld.example", "Dag.", 3)
    made = filed.submit(db, filed.talk(db))
    assert made.reference in await lead.page("/loket/aanmeldingen")


async def test_the_log_tells_of_settings_and_lists(hire, db):
    lead = hire("Co", "coordinator")
    await lead.post("/loket/instellingen/AM01", bezorging="loket", herinnering="5")
    log = await lead.page("/loket/logboek")
    assert "bezorging: loket; herinnering na 5 werkdagen" in log
    assert "bezorging" not in await hire("Ver", "coordinator", "AM02").page("/loket/logboek")
