"""The card to fill in: every field of the content, what is known filled in, what is wrong told."""

import json
from pathlib import Path
from typing import Any

from applications import answers
from channels.messages import complete
from channels.teams.cards import About, closed, refused, shown
from tests.channels.teams.cards.everything import everything
from tests.channels.teams.cards.test_cards import ABOUT, of_type, words, wrong

RECORDED = json.loads((Path(__file__).parents[3] / "browser" / "recorded" / "replies.json").read_text())
FORM = RECORDED["formulier"][0]


def inputs(card: dict[str, Any]) -> dict[str, dict[str, Any]]:
    kinds = ("Input.Text", "Input.ChoiceSet", "Input.Toggle")
    return {one["id"]: one for kind in kinds for one in of_type(card, kind)}


def test_every_field_is_an_input_and_what_is_required_says_so_in_dutch() -> None:
    forms = [one for one in everything() if (one["card"] or {}).get("kind") == "formulier"]
    seen = set()
    for message in forms:
        made = inputs(shown(message, ABOUT))
        assert set(made) == {field["name"] for field in message["card"]["fields"]}
        for field in message["card"]["fields"]:
            one = made[field["name"]]
            seen.add(one["type"])
            assert one.get("isRequired", False) == field["required"]
            assert bool(one.get("errorMessage")) == field["required"]
            assert one.get("title", one["label"]) == field["label"]
    assert seen == {"Input.Text", "Input.ChoiceSet", "Input.Toggle"}


def test_it_is_sent_with_its_id_and_stopping_takes_nothing_along() -> None:
    send, stop = shown(FORM, ABOUT)["actions"]

    assert (send["verb"], send["data"]) == ("kaart", {"pw": {"card": FORM["card"]["id"]}})
    assert "associatedInputs" not in send
    assert (stop["verb"], stop["associatedInputs"]) == ("knop", "none")


def test_name_and_address_come_from_the_profile_and_that_is_said() -> None:
    card = shown(FORM, ABOUT)

    assert inputs(card)["contactpersoon"]["value"] == "Noor Consulent"
    assert inputs(card)["email"]["value"] == "noor@voorbeeld.nl"
    assert words(card).count("Komt uit uw Teams-profiel") == 2


def test_without_a_profile_nothing_is_filled_in() -> None:
    card = shown(FORM, About(None, None, str, ABOUT.day))

    assert not [one for one in inputs(card).values() if "value" in one]
    assert "Teams-profiel" not in words(card)


def test_what_was_filled_in_before_goes_before_the_profile() -> None:
    known = {"contactpersoon": "B. Bakker"}
    fields = [{**one, "value": known.get(one["name"], "")} for one in FORM["card"]["fields"]]
    card = shown({**FORM, "card": {**FORM["card"], "fields": fields}}, ABOUT)

    assert inputs(card)["contactpersoon"]["value"] == "B. Bakker"
    assert words(card).count("Komt uit uw Teams-profiel") == 1


def test_a_refused_form_comes_back_with_what_was_filled_in_and_what_is_wrong() -> None:
    values = {"organisatie": "De Korst", "email": "geen", "contactpersoon": "", "sector": "horeca", "taken": 12}
    card = refused(FORM, ABOUT, values, RECORDED["fouten"]["error"]["fields"])
    made = inputs(card)

    assert not wrong(card)
    assert (made["organisatie"]["value"], made["email"]["value"]) == ("De Korst", "geen")
    assert (made["sector"]["value"], made["taken"]["value"]) == ("horeca", "12")
    assert "value" not in made["contactpersoon"]
    assert "Eén veld is nog niet goed." in words(card)
    assert "Let op: Vul een e-mailadres in" in words(card)


def test_a_sent_form_shows_nothing_of_what_was_filled_in() -> None:
    card = closed(FORM, ABOUT)

    assert "Dit formulier is verstuurd." in words(card)
    assert "Noor" not in json.dumps(card)


def test_an_answer_for_the_desk_has_room() -> None:
    card = shown(complete({"text": "Het loket vraagt iets.", "card": answers.card("PW-2026-4NKMMD")}), ABOUT)
    (one,) = inputs(card).values()

    assert (one["isMultiline"], one["maxLength"]) == (True, 1_000)
