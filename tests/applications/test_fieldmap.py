"""The one field map: everything that was answered is in it, with its origin, and nothing else."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import applications
from applications import fieldmap
from applications.errors import NotAChoice
from tests.applications import sample
from tests.applications.sample import TODAY

SCHEMA = json.loads((Path(applications.__file__).parent / "schema" / "aanmelding-v1.json").read_text())
REFERENCE = "PW-2026-CDFGHJ"


def document(case=None, contact=None, verdict=None, today=TODAY, content=None):
    content, case = content or sample.content(), case or sample.case()
    verdict = verdict or sample.judge(content, case, today)
    details = sample.contact() if contact is None else contact
    return fieldmap.document(content, case, details, verdict, REFERENCE, today)


def item(made, group, name):
    return next(one for one in made[group] if one["id"] == name)


@pytest.mark.parametrize("role", ["professional", "werkgever"])
@pytest.mark.parametrize("contact", [None, {}])
def test_the_document_follows_its_schema(role, contact):
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(document(sample.case(role), contact))


def test_without_a_region_the_document_still_follows_its_schema():
    verdict = replace(sample.judge(sample.content(), sample.case(), TODAY), region=None)
    made = document(verdict=verdict)
    Draft202012Validator(SCHEMA).validate(made)
    assert made["region"] is None


def test_every_answer_is_in_it_with_origin_and_day():
    made = document()
    assert (
        item(made, "answers", "gemeente")["origin"]["text"]
        == "door de aanmelder ingevuld op 22 november 2026"
    )
    assert (
        item(made, "applicant", "rol")["origin"]["text"]
        == "uit het profiel van de aanmelder op 22 november 2026"
    )
    assert item(made, "applicant", "email")["origin"]["date"] == "2026-11-23"
    assert [one["id"] for one in made["answers"]] == ["gemeente", "leeftijd", "school"]
    assert [one["id"] for one in made["applicant"]] == ["rol", "organisatie", "email", "referentie"]
    assert [one["id"] for one in made["consent"]] == ["akkoord"]


def test_facts_in_labels_are_filled():
    assert item(document(), "answers", "leeftijd")["text"] == "18 jaar of ouder"


def test_an_exact_age_never_gets_in():
    with pytest.raises(NotAChoice) as error:
        document(sample.case(leeftijd="34"))
    assert "34" not in str(error.value)


def test_what_is_not_known_is_an_open_question():
    made = document(contact={})
    open_ids = [one["id"] for one in made["open_questions"]]
    assert open_ids == ["school", "organisatie", "email", "referentie", "taken", "akkoord"]
    assert made["open_questions"][0]["question"] == "Is een gewone opleiding nu haalbaar?"


def test_an_employer_has_no_candidate():
    left_over = {**sample.case("werkgever").answers, "school": sample.case().answers["school"]}
    made = document(replace(sample.case("werkgever"), answers=left_over))
    names = {one["id"] for group in ("answers", "applicant", "open_questions") for one in made[group]}
    assert not names & {"leeftijd", "school", "referentie"}
    assert item(made, "answers", "gemeente")["label"] == "Gemeente van de werkplek"


def test_reasons_point_to_numbered_sources():
    made = document()
    assert [one["title"] for one in made["sources"]] == ["Gids voor begeleiders", "Wet op de voorbeelden"]
    assert made["sources"][0]["date"] == "ongeveer 2021"
    assert made["reasons"][1]["sources"] == [{"number": 2, "place": "artikel 3"}, {"number": 1, "place": ""}]
    assert [one["status_text"] for one in made["reasons"]] == ["voldaan", "nog open", "niet voldaan"]


def test_money_advice_and_what_would_make_it_yes_are_in_it_with_their_sources():
    made = document()
    assert [(one["status_text"], one["decider"]) for one in made["funding"]] == [
        ("vraag het na", "het fonds"),
        ("nu gesloten of gestopt", ""),
    ]
    assert made["funding"][0]["text"] == "Niet bekend. Bel."
    assert made["funding"][0]["sources"] == [{"number": 2, "place": ""}]
    assert [(one["title"], one["text"]) for one in made["advice"]] == [("Een gesprek", "Begin met een gesprek.")]
    assert made["advice"][0]["sources"] == [{"number": 1, "place": ""}]
    assert [one["field"] for one in made["yes"]["changes"]] == ["school"]
    assert made["yes"]["routes"] == []


def test_the_same_case_on_the_same_day_gives_the_same_document():
    assert document() == document()
    assert document() != document(today=date(2026, 11, 23))


def test_the_hash_covers_every_value():
    made = document()
    assert made["hash"] == fieldmap.fingerprint(made)
    made["answers"][0]["text"] = "iets anders"
    assert made["hash"] != fieldmap.fingerprint(made)


def test_no_text_says_that_it_was_sent():
    text = json.dumps(document()).lower()
    assert "klaar om zelf te versturen" in text
    assert "verzonden" not in text
