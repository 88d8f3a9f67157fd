"""The schema is compiled once, judges as before, and fits the Rasa it was written for."""

import hashlib
import inspect

import pytest
import rasa
from jsonschema import ValidationError
from rasa.core.actions import action
from rasa.core.actions.action import RemoteAction

from bot.components import patches
from bot.components.patches import answer_schema


def test_the_code_it_replaces_is_the_code_it_was_written_for():
    lines = inspect.getsource(action).split("def _validate_action_result")[1].split("@staticmethod")[0]
    assert rasa.__version__ == "3.6.21"
    assert hashlib.sha256(lines.encode()).hexdigest()[:12] == "fdb136959154"


def test_it_stands_in_its_place_and_judges_as_before():
    patches.apply()
    patches.apply()
    remote = RemoteAction("action_talk", None)
    assert RemoteAction._validate_action_result is answer_schema.checked
    assert remote._validate_action_result({"events": [], "responses": [{"custom": {}}]})
    for wrong in ({"events": [{"no": "event"}]}, {"responses": "geen lijst"}, []):
        with pytest.raises(ValidationError):
            remote._validate_action_result(wrong)


def test_the_schema_is_compiled_once():
    assert answer_schema._validator() is answer_schema._validator()
    assert answer_schema._parts() is answer_schema._parts()


def test_each_event_has_one_description():
    events = RemoteAction.action_response_format_spec()["properties"]["events"]["items"]
    names = [one["properties"]["event"]["const"] for one in events["oneOf"]]
    assert sorted(answer_schema._parts()[1]) == sorted(names)
    assert "oneOf" in events


SLOT = {"event": "slot", "timestamp": None, "name": "antwoord", "value": None}
ANSWERS = (
    {},
    {"events": [SLOT, {**SLOT, "value": ["x"]}], "responses": [{"custom": {}}]},
    {"events": [{"event": "followup", "timestamp": 3.5, "name": "check_form"}, {"event": "rewind"}]},
    {"events": [{"event": "slot", "name": "antwoord"}]},
    {"events": [{**SLOT, "name": 3}]},
    {"events": [{**SLOT, "timestamp": "nu"}]},
    {"events": [{**SLOT, "event": "onbekend"}]},
    {"events": [SLOT, "geen"]},
    {"events": [{**SLOT, "event": ["slot"]}]},
    {"responses": {}},
)


@pytest.mark.parametrize("answer", ANSWERS)
def test_what_fits_is_what_fitted_the_whole_schema(answer: dict):
    assert answer_schema._fits(answer) == answer_schema._validator().is_valid(answer)
