"""Two questions at once, and questions that lean on the answer before: what is said to them."""

import json
from datetime import UTC, date, datetime

import pytest

from actions.answering import answered
from actions.incoming import Incoming, from_tracker
from knowledge.answers import title
from knowledge.case import Case
from knowledge.load import load_content
from tests.actions.test_turn import Walk

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CONTENT = load_content()
NUGGER = {"article": "nugger-meedoen", "region": "AM01", "audience": None, "again": True, "regions": []}


def said(text: str, ranking: tuple = (), asked: tuple = (), follows: dict | None = None, **entities: str) -> dict:
    found = tuple({"entity": name, "value": value} for name, value in entities.items())
    more = {"entities": found, "ranking": ranking, "asked": asked, "follows": follows or {}}
    messages, understood = answered(CONTENT, Case(), Incoming("c", text, "vraag", TODAY, NOW, **more))
    assert understood
    return messages[0]


def payloads(one: dict) -> list[dict]:
    return [json.loads(each["payload"].removeprefix("/knop")) for each in one["buttons"]]


def test_of_two_questions_the_first_is_answered_and_the_second_offered() -> None:
    one = said("twee vragen", asked=("praktijkverklaring", "derde-leerweg"))

    assert one["article"] == "praktijkverklaring"
    assert title(CONTENT, "derde-leerweg") in one["text"]
    assert payloads(one)[0] == {"artikel": "derde-leerweg"}


def test_the_region_of_the_first_goes_along_to_the_second() -> None:
    one = said("twee vragen in Venlo", asked=("nugger-meedoen", "derde-leerweg"), gemeente="Venlo")

    assert payloads(one)[0] == {"artikel": "derde-leerweg", "regio": "AM29"}


@pytest.mark.parametrize(
    ("text", "entities", "region"),
    [
        ("en in Venlo?", {"gemeente": "Venlo"}, "AM29"),
        ("en in Twente?", {"regio": "AM05"}, "AM05"),
        ("en voor werkgevers?", {}, "AM01"),
    ],
)
def test_the_same_answer_again_for_another_place_or_in_the_region_before(
    text: str, entities: dict, region: str
) -> None:
    one = said(text, follows=NUGGER, **entities)

    assert one["article"] == "nugger-meedoen"
    assert one["region"] == region


def test_for_an_audience_the_words_are_those_for_it_and_it_is_remembered() -> None:
    article = next(name for name, one in CONTENT.articles.items() if {"werkgever", "algemeen"} <= set(one.answers))
    follows = {**NUGGER, "article": article, "region": None, "audience": "werkgever"}
    one, plain = said("en voor werkgevers?", follows=follows), said("x", ({"id": article, "confidence": 0.9},))

    assert one["text"] != plain["text"]
    assert one["audience"] == "werkgever"
    assert "audience" not in plain


def test_a_name_of_several_regions_is_asked_back() -> None:
    one = said("en in Limburg?", follows={**NUGGER, "regions": ["AM29", "AM30", "AM33"]})

    assert one["article"] is None
    assert [each["regio"] for each in payloads(one)] == ["AM29", "AM30", "AM33"]
    assert {each["artikel"] for each in payloads(one)} == {"nugger-meedoen"}


def test_a_name_of_several_gemeenten_is_asked_back() -> None:
    one = said("en in Bergen?", follows=NUGGER, gemeente="Bergen")

    assert len(payloads(one)) > 1


def test_the_same_answer_to_a_follow_up_says_that_there_is_no_more() -> None:
    follows = {**NUGGER, "again": False}
    one = said("hoeveel is dat?", ({"id": "nugger-meedoen", "confidence": 0.9},), follows=follows)
    other = said("wat kost dat?", ({"id": "kosten-werkgever", "confidence": 0.9},), follows=follows)

    assert one["text"].startswith(CONTENT.talk["vervolg"].text)
    assert CONTENT.talk["vervolg"].text not in other["text"]


def test_in_a_check_a_follow_up_is_answered_and_the_check_goes_on() -> None:
    walk = Walk("professional").answer("Almere")
    incoming = Incoming("c", "en in Venlo?", "vraag", TODAY, NOW, audience="professional", follows=NUGGER)
    walk._take(incoming)

    assert walk.last.says[0]["article"] == "nugger-meedoen"
    assert walk.case.value("gemeente") == "Almere"
    assert "hoogste opleiding" in walk.text


def test_in_a_check_the_answer_to_the_open_question_goes_first() -> None:
    walk = Walk("professional")
    entities = ({"entity": "gemeente", "value": "Venlo"},)
    walk._take(Incoming("c", "Venlo", "vraag", TODAY, NOW, entities=entities, follows=NUGGER))

    assert walk.case.value("gemeente") == "Venlo"


@pytest.mark.parametrize("name", ["wie_maakt_dit", "belediging", "nood"])
def test_what_is_said_to_the_assistant_itself_is_answered_in_the_check(name: str) -> None:
    walk = Walk("professional").answer("Almere")
    walk.say("…", intent=name)

    assert CONTENT.talk[name].in_check in walk.text
    assert "hoogste opleiding" in walk.text


def test_two_questions_and_a_follow_up_come_in_with_the_message() -> None:
    latest = {"text": "x", "metadata": {"today": "2026-11-22"}, "asked": ["a", "b"], "follows": NUGGER}
    incoming = from_tracker("c", latest)

    assert incoming.asked == ("a", "b")
    assert incoming.follows["article"] == "nugger-meedoen"
