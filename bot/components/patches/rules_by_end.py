"""Rasa holds all our rules against each moment of a conversation. Here only those that end in what holds now.

A rule ends in a state with the action before it and the intent. One that leaves either open, or says what it may not
be, is held against the conversation as before; and all are at the start, where no action went before.
"""

from functools import lru_cache

from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.constants import PREVIOUS_ACTION, SHOULD_NOT_BE_SET, USER
from rasa.shared.core.domain import State
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

_possible = RulePolicy._get_possible_keys
End = tuple[str | None, str | None]


def possible(self: RulePolicy, lookup: dict[str, str], states: list[State]) -> set[str]:
    """The rules that fit the conversation so far."""
    if not states or not states[-1].get(PREVIOUS_ACTION):
        return _possible(self, lookup, states)
    by_end = _by_end(tuple(lookup))
    action, intent = _end(states[-1])
    ends = {(action, intent), (action, None), (None, intent), (None, None)}
    return _possible(self, {rule: lookup[rule] for end in ends for rule in by_end.get(end, ())}, states)


@lru_cache(maxsize=8)
def _by_end(rules: tuple[str, ...]) -> dict[End, list[str]]:
    found: dict[End, list[str]] = {}
    for rule in rules:
        found.setdefault(_end(RulePolicy._rule_key_to_state(rule)[-1]), []).append(rule)
    return found


def _end(state: State) -> End:
    action, intent = state.get(PREVIOUS_ACTION, {}).get(ACTION_NAME), state.get(USER, {}).get(INTENT)
    return _named(action), _named(intent)


def _named(value: str | None) -> str | None:
    return None if value == SHOULD_NOT_BE_SET else value


def apply() -> None:
    """Put it in the place of Rasa's own."""
    RulePolicy._get_possible_keys = possible
