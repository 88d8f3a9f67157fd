"""Every message as a card: as the schema wants it, within the limits of Teams, in Dutch."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from jsonschema_rs import Draft6Validator

from channels.messages import say
from channels.teams.cards import About, closed, fallback, shown
from tests.channels.teams.cards.everything import everything, recorded

ABOUT = About(
    "Noor Consulent",
    "noor@voorbeeld.nl",
    lambda url: f"https://pw.voorbeeld.nl/teams/bestand/{'x' * 250}{url}",
    date(2026, 11, 22),
    lambda article: f"https://pw.voorbeeld.nl/antwoord/{article}",
)
LIMIT = 28 * 1024
SCHEMA = Draft6Validator(json.loads((files("adaptive_cards") / "schemas/schema-1.5.json").read_text()))


def elements(part: Any) -> Iterator[dict[str, Any]]:
    """Everything in a card, from the outside to the inside."""
    if isinstance(part, list):
        for one in part:
            yield from elements(one)
    elif isinstance(part, dict):
        yield part
        yield from elements(list(part.values()))


def of_type(card: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one for one in elements(card) if one.get("type") == kind]


def wrong(card: dict[str, Any]) -> list[str]:
    """What the schema says against a card."""
    return [error.message[:300] for error in SCHEMA.iter_errors(card)]


def test_all_kinds_are_among_the_messages() -> None:
    kinds = {(one["card"] or {}).get("kind") for one in everything()}

    assert kinds >= {
        *("formulier", "samenvatting", "uitslag", "aanmelding", "code", None),
        *("overzicht", "aanmeldingen", "bestand"),
    }
    assert len(everything()) > 800


def test_the_schema_refuses_what_is_wrong() -> None:
    card = shown(say("Dag."), ABOUT)

    assert not wrong(card)
    assert wrong({**card, "body": [{"type": "TextBlock"}]})
    assert wrong({**card, "kleur": "rood"})
    assert wrong({**card, "body": [{"type": "Knop"}]})


@pytest.mark.parametrize("made", [shown, lambda one, about: closed(one, about, "Ja")], ids=["alive", "closed"])
def test_every_message_is_a_card_by_the_schema_and_within_the_limit(made) -> None:
    for message in everything():
        card = made(message, ABOUT)
        assert not wrong(card), (wrong(card), message["text"][:80])
        assert len(json.dumps(card)) < LIMIT - 1024, (message["card"] or {}).get("kind")
        assert card["fallbackText"].strip()
        assert card["lang"] == "nl"


def test_no_card_has_a_colour_or_picture_of_its_own() -> None:
    """Teams paints styles for light, dark and high contrast; a fixed colour or picture would not follow."""
    for message in everything():
        for one in elements(shown(message, ABOUT)):
            assert not {"backgroundImage", "backgroundColor", "iconUrl", "borderColor"} & one.keys()
            assert one.get("type") not in ("Image", "ImageSet", "Media")
            assert one.get("color", "Default") in ("Default", "Attention")


def test_every_button_and_link_can_be_reached() -> None:
    """At most six in a row, a long title wraps, and none is lost."""
    for message in everything():
        card = shown(message, ABOUT)
        made = json.dumps(card)
        assert all(json.dumps(button["id"]) in made for button in message["buttons"])
        rows = [card.get("actions", []), *(one["actions"] for one in of_type(card, "ActionSet"))]
        assert all(len(row) <= 6 for row in rows)
        assert all(len(row) == 1 or len("    ".join(one["title"] for one in row)) <= 52 for row in rows)
        titles = [one["title"] for row in rows for one in row]
        assert all(len(title) <= 40 for title in titles), titles


def test_a_button_says_which_it_is_and_takes_nothing_along() -> None:
    message = next(one for one in recorded() if one["progress"])
    pressed = of_type(shown(message, ABOUT), "Action.Execute")

    assert [one["data"] for one in pressed] == [{"pw": {"button": one["id"]}} for one in message["buttons"]]
    assert {(one["verb"], one["associatedInputs"]) for one in pressed} == {("knop", "none")}


def test_how_far_the_check_is_stands_above_the_question() -> None:
    message = {**say("Wilt u dat?"), "progress": {"question": 4, "most": 12}}

    assert "Vraag 4 van hooguit 12" in words(shown(message, ABOUT))
    assert "Laatste vraag" in words(shown({**message, "progress": {"question": 12, "most": 12}}, ABOUT))


def test_an_answer_shows_its_sources_with_date_and_whether_it_is_regional() -> None:
    message = next(one for one in recorded() if one["article"] and one["region"])
    card = shown(message, ABOUT)
    unfolds = next(one for one in of_type(card, "Action.ShowCard") if "bronnen" in one["title"])
    listed = unfolds["card"]["body"][0]["text"]

    assert len(listed.split("\n")) == len(message["sources"])
    assert all(one["url"] in listed and one["date"] in listed for one in message["sources"])
    assert "Landelijk en van uw regio" in words(card)


def test_reasons_name_their_sources_by_number() -> None:
    message = next(one for one in recorded() if (one["card"] or {}).get("kind") == "uitslag")
    card = shown(message, ABOUT)
    listed = next(one for one in of_type(card, "Action.ShowCard") if one["title"].endswith("bronnen"))
    lines = listed["card"]["body"][0]["text"].split("\n")
    reason = next(one for one in message["card"]["reasons"] if len(one["sources"]) == 1)
    found = next(one["text"] for one in of_type(card, "TextBlock") if reason["text"] in one["text"])
    number = int(found.split(reason["text"] + " (bron ")[1].split(")")[0])

    assert reason["sources"][0]["title"] in lines[number - 1]


def test_what_does_not_fit_goes_part_by_part_and_that_is_said() -> None:
    message = next(one for one in recorded() if (one["card"] or {}).get("kind") == "uitslag")
    advice = [{"text": "Een lang advies. " * 40, "sources": []}] * 30
    card = shown({**message, "card": {**message["card"], "advice": advice}}, ABOUT)

    assert len(json.dumps(card)) < LIMIT
    assert not [one for one in of_type(card, "Action.ShowCard") if one["title"].startswith("Tips")]
    assert "Niet alles past" in words(card)
    assert "Niet alles past" not in words(shown(message, ABOUT))


def test_a_closed_card_can_be_read_and_not_pressed() -> None:
    for message in everything():
        card = closed(message, ABOUT, "Weet ik niet")
        assert not of_type(card, "Action.Execute")
        assert not [one for one in elements(card) if str(one.get("type")).startswith("Input.")]
        assert "Uw keuze: Weet ik niet" in words(card)


def test_many_buttons_are_a_list_to_choose_from() -> None:
    message = next(one for one in everything() if len(one["buttons"]) > 12)
    card = shown(message, ABOUT)
    (listed,) = of_type(card, "Input.ChoiceSet")
    (send,) = of_type(card, "Action.Execute")

    assert (listed["id"], send["verb"], send["data"]) == ("knop", "knop", {"pw": {}})
    assert [one["value"] for one in listed["choices"]] == [one["id"] for one in message["buttons"]]


def test_the_plain_text_says_what_can_be_chosen_and_never_what_was_filled_in() -> None:
    summary = next(one for one in recorded() if (one["card"] or {}).get("kind") == "samenvatting")
    told = fallback(summary)

    assert "Bewaar de aanmelding / Iets aanpassen / Niet bewaren" in told
    assert not [row["value"] for row in summary["card"]["rows"] if row["value"] in told and len(row["value"]) > 3]
    assert all("\u2060" not in fallback(one) for one in everything())


def words(card: dict[str, Any]) -> str:
    """Everything that can be read in a card."""
    runs = ["".join(run["text"] for run in one["inlines"]) for one in of_type(card, "RichTextBlock")]
    return "\n".join([one["text"] for one in of_type(card, "TextBlock")] + runs)
