"""Rasa compiles the JSON schema of an action's answer anew on every call: most of the time of a form turn.

Here it is compiled once, and an event is held against the one description with its name, not against all 23. What does
not fit is judged by the whole schema as before.
"""

from functools import cache
from typing import Any

from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction


@cache
def _validator() -> Validator:
    return _validating(RemoteAction.action_response_format_spec())


def checked(self: RemoteAction, result: object) -> bool:
    """True for an answer of the right shape. Raises jsonschema's ValidationError for another."""
    if not _fits(result):
        _validator().validate(result)
    return True


def _fits(result: Any) -> bool:
    frame, kinds = _parts()
    if not frame.is_valid(result):
        return False
    return all(one["event"] in kinds and kinds[one["event"]].is_valid(one) for one in result.get("events", ()))


@cache
def _parts() -> tuple[Validator, dict[str, Validator]]:
    """What holds for every answer, and what holds for an event by its name."""
    schema = RemoteAction.action_response_format_spec()
    events = dict(schema["properties"]["events"]["items"])
    kinds = {one["properties"]["event"]["const"]: _validating(one) for one in events.pop("oneOf")}
    properties = {**schema["properties"], "events": {**schema["properties"]["events"], "items": events}}
    return _validating({**schema, "properties": properties}), kinds


def _validating(schema: dict[str, Any]) -> Validator:
    return validator_for(schema)(schema)


def apply() -> None:
    """Put it in the place of Rasa's own."""
    RemoteAction._validate_action_result = checked
