"""Contact details appear only where their holder looks, and only on the way out."""

from datetime import UTC, datetime

import pytest

from channels.messages import complete
from channels.personal import wanted, with_contact
from knowledge.case import Given
from knowledge.load import load_content

DETAILS = {"contactpersoon": Given("Jo de Bakker", "gebruiker", datetime(2026, 11, 22, 12, tzinfo=UTC))}
ROW = {"label": "Gemeente", "value": "Venlo", "origin": "door u gezegd", "date": "22 november 2026"}


def card(**rest: object) -> dict:
    return complete({"text": "Klopt dit?", "card": {"id": "samenvatting", "title": "Uw aanmelding", **rest}})


def test_a_summary_that_asks_for_them_gets_the_details_with_their_origin() -> None:
    message = card(kind="samenvatting", rows=[ROW], contact=True)

    (shown,) = with_contact(load_content(), "professional", DETAILS, [message])

    assert shown["card"]["rows"][0] == ROW
    assert shown["card"]["rows"][1]["value"] == "Jo de Bakker"
    assert shown["card"]["rows"][1]["origin"] == "door u ingevuld op de kaart"
    assert message["card"]["rows"] == [ROW]


def test_an_overview_during_the_questions_does_not_show_them() -> None:
    (shown,) = with_contact(load_content(), "professional", DETAILS, [card(kind="samenvatting", rows=[ROW])])

    assert shown["card"]["rows"] == [ROW]


def test_a_form_opened_again_is_filled_in() -> None:
    fields = [{"name": "contactpersoon", "value": ""}, {"name": "sector", "value": "groen"}]
    form = card(kind="formulier", fields=fields)

    (shown,) = with_contact(load_content(), "werkgever", DETAILS, [form])

    assert [field["value"] for field in shown["card"]["fields"]] == ["Jo de Bakker", "groen"]


@pytest.mark.parametrize(("kind", "expected"), [("formulier", True), ("samenvatting", True), ("uitslag", False)])
def test_the_details_are_only_read_when_a_card_has_a_place_for_them(kind: str, expected: bool) -> None:
    assert wanted([complete({"text": ""}), card(kind=kind)]) is expected
