"""A code in a text is recognised however somebody types it; a text without one goes to the engine."""

from datetime import date

import pytest

from applications.codes import Code
from applications.reference import SIGNS
from channels.codes import REFUSALS, find_code, guessed_wrong, too_many, with_code
from channels.errors import CodeRefused, TooManyCodes
from channels.messages import complete
from channels.text import clean
from knowledge.case import Case

WRITTEN = [
    "verder met code K7MP-4XQ3",
    "verder met code k7mp-4xq3",
    "verder met code K7MP4XQ3",
    "verder met code K7MP 4XQ3",
    "verder met code k7mp 4xq3.",
    "verder met code: K7MP – 4XQ3",
    "Verder met K7MP-4XQ3",
    "verder met k7mp 4xq3",
    "ik heb een code: K7MP-4XQ3",
    "mijn code is k7mp4xq3",
    'de code is "K7MP-4XQ3"',
    "code K7MP-4XQ3 graag",
    "hallo, ik kreeg gisteren code K7MP-4XQ3 van u, kan ik verder?",
    "K7MP-4XQ3",
    "k7mp4xq3",
    " k7mp 4xq3 ",
    "K7MP-4XQ3!",
    "K7MP_4XQ3",
    "Ｋ７ＭＰ-４ＸＱ３",
    "K7MP‑4XQ3",
    "kan ik door met K7MP-4XQ3?",
    "vervolgcode K7MP-4XQ3",
]
NO_CODE = [
    "verder met code",
    "ik heb een code",
    "wat is code 95?",
    "de postcode is 5911 XC",
    "postcode 7463XC en hij woont in Venlo",
    "kandidaat K-204",
    "kandidaat KM34-7796",
    "kenmerk KM34-7796",
    "mijn dossier KM347796",
    "mbo2 hbo4",
    "mbo3 havo",
    "34679467",
    "06 12 34 67 94",
    "terug naar kandidaat K-204",
    "code invullen",
    "code verzinnen voor mijn kandidaat",
    "welke code heeft de opleiding?",
    "Venlo",
    "verder met mbo2 werk",
    "verder met de check",
    "7 september 2026",
    "KMPR-WXQV",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_code_is_found(text):
    assert find_code(clean(text)) == "K7MP4XQ3"


@pytest.mark.parametrize("text", NO_CODE)
def test_what_is_no_code_is_left_alone(text):
    assert find_code(clean(text)) is None


@pytest.mark.parametrize("text", ["verder met code K7MO-4XQ3", "7K2O-B9LX", "code K7MP-4XQI", "mijn code is 1234-5678"])
def test_after_the_word_code_a_slip_of_the_finger_is_a_wrong_code(text):
    found = find_code(clean(text))
    assert found
    assert not set(found) <= set(SIGNS)


CARD = complete({"text": "Hier is uw code.", "card": {"id": "code", "kind": "code", "title": "Uw code"}})


def test_the_card_gets_the_code_its_last_day_and_how_to_use_it():
    card = with_code(CARD, Code("K7MP-4XQ3", date(2026, 12, 6)))["card"]
    assert card["code"] == "K7MP-4XQ3"
    assert card["until"] == "6 december 2026"
    assert "tot en met 6 december 2026" in card["text"]
    assert "verder met code K7MP-4XQ3" in card["text"]
    assert "code" not in CARD["card"]


def test_shown_again_there_is_no_code_and_a_way_to_get_one():
    card = with_code(CARD, None)["card"]
    assert card["code"] is None
    assert "later verder" in card["text"]


@pytest.mark.parametrize("kind", REFUSALS)
def test_every_code_that_does_not_work_gets_its_own_answer_and_a_way_on(kind):
    message = guessed_wrong(CodeRefused(kind("x")), Case())
    status, _code, told, action = REFUSALS[kind]
    assert 400 <= status < 500
    assert told in message["text"]
    assert action in message["text"]
    assert [one["title"] for one in message["buttons"]] == ["Start de check", "Spreek een mens"]
    assert len({refusal[2] for refusal in REFUSALS.values()}) == len(REFUSALS)


@pytest.mark.parametrize(
    ("stage", "title"),
    [("vragen", "Verder met de check"), ("samenvatting", "Verder met de check"), ("elders", "Start de check")],
)
def test_somebody_in_a_check_can_go_on_with_that(stage, title):
    message = guessed_wrong(TooManyCodes(90), Case(stage=stage))
    assert message["buttons"][0]["title"] == title
    assert "2 minuten" in message["text"]


@pytest.mark.parametrize(("seconds", "told"), [(1, "één minuut"), (29, "één minuut"), (600, "10 minuten")])
def test_the_time_to_wait_is_told_in_minutes(seconds, told):
    assert told in too_many(seconds)[1]
