"""The real content, fields and rules: every way to answer gives an application that can be sent."""

import json
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from jsonschema import Draft202012Validator

import applications
from applications import fieldmap
from applications.documents.pdf import pdf
from knowledge.case import UNKNOWN, Case, Given
from knowledge.load import load_content
from knowledge.verdict import judge
from tests.applications.sample import TODAY

SCHEMA = json.loads((Path(applications.__file__).parent / "schema" / "aanmelding-v1.json").read_text())
NOW = datetime.combine(TODAY, datetime.min.time(), UTC)
CARD = {"tekst": "Voorbeeld", "email": "iemand@voorbeeld.example", "telefoon": "050 1234567", "akkoord": "ja"}


def answered(role: str, draw: Random) -> tuple[Case, dict[str, Given]]:
    """A case of this role with each question answered, unknown or left open, and a full card."""
    content = load_content()
    case = Case().with_answer("rol", role, "gebruiker", NOW)
    card = {}
    for field in content.fields.values():
        if role not in field.roles or field.id == "rol":
            continue
        if field.personal or field.type == "akkoord":
            card[field.id] = Given(CARD[field.type], "gebruiker", NOW)
        elif field.type == "gemeente":
            case = case.with_answer(field.id, draw.choice(content.gemeenten).name, "regio-tabel", NOW)
        elif draw.random() < 0.9:
            values = [choice.value for choice in field.choices] or ["brood bakken"]
            case = case.with_answer(field.id, draw.choice([*values, UNKNOWN]), "gebruiker", NOW)
    return case, card


def document(role: str, seed: int) -> dict:
    content = load_content()
    case, card = answered(role, Random(seed))
    assert fieldmap.missing(content, case, card) == ()
    return fieldmap.document(content, case, card, judge(content, case, TODAY), "PW-2026-CDFGHJ", TODAY)


@pytest.mark.parametrize("role", ["professional", "werkgever"])
def test_any_answers_give_a_document_by_the_schema(role):
    outcomes = set()
    for seed in range(60):
        made = document(role, seed)
        Draft202012Validator(SCHEMA).validate(made)
        assert made["region"]["desk"]["name"]
        assert "{" not in json.dumps([made["answers"], made["reasons"], made["verdict"]["text"]]).replace(
            '{"', ""
        )
        assert made["funding"]
        assert made["advice"] or made["verdict"]["outcome"] == "andere_route"
        assert (made["verdict"]["outcome"] == "aanmelden") == (made["yes"] == {"changes": [], "routes": []})
        outcomes.add(made["verdict"]["outcome"])
    assert len(outcomes) >= 3


@pytest.mark.parametrize("role", ["professional", "werkgever"])
def test_any_answers_give_a_pdf(role):
    assert all(pdf(document(role, seed)).startswith(b"%PDF") for seed in range(10))


def test_an_employer_application_has_no_field_about_a_candidate():
    fields = load_content().fields
    only_professional = {name for name, one in fields.items() if one.roles == ("professional",)}
    made = document("werkgever", 1)
    named = {
        one["id"] for group in ("answers", "applicant", "consent", "open_questions") for one in made[group]
    }
    assert only_professional
    assert not named & only_professional


@pytest.mark.parametrize("role", ["professional", "werkgever"])
def test_tasks_are_kept_apart_but_say_what_the_work_is(role):
    content = load_content()
    case, card = answered(role, Random(3))
    made = fieldmap.document(content, case, card, judge(content, case, TODAY), "PW-2026-CDFGHJ", TODAY)
    assert content.fields["taken"].personal
    assert "taken" not in case.answers
    assert [one["text"] for one in made["answers"] if one["id"] == "taken"] == ["Voorbeeld"]
    assert "taken" not in {one["id"] for one in made["applicant"]}
    without = {name: given for name, given in card.items() if name != "taken"}
    made = fieldmap.document(content, case, without, judge(content, case, TODAY), "PW-2026-CDFGHJ", TODAY)
    assert "taken" in {one["id"] for one in made["open_questions"]}


def test_no_field_asks_for_what_may_not_be_kept():
    asked = " ".join(f"{one.id} {one.label} {one.question}" for one in load_content().fields.values()).lower()
    assert not [
        word for word in ("bsn", "burgerservice", "geboorte", "naam van de kandidaat") if word in asked
    ]
