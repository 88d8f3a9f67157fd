"""Rasa compiles the JSON schema of an action's answer anew on every call: most of the time of a form turn.

Here it is compiled once. The check itself stays the same.
"""

from functools import cache

from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction


@cache
def _validator() -> Validator:
    schema = RemoteAction.action_response_format_spec()
    return validator_for(schema)(schema)


def checked(self: RemoteAction, result: object) -> bool:
    """True for an answer of the right shape. Raises jsonschema's ValidationError for another."""
    _validator().validate(result)
    return True


def apply() -> None:
    """Put it in the place of Rasa's own."""
    RemoteAction._validate_action_result = checked
