"""Rasa looks for a rule twice: first for one about the words that were typed, then for one about what they mean.

Our rules are all about what they mean, so the first look finds nothing and is left out. When there is a rule that a
message could fit by anything else than its intent, Rasa looks as it did.
"""

import json
from weakref import WeakKeyDictionary

from rasa.core.policies.rule_policy import RULES, RulePolicy
from rasa.shared.core.constants import ACTION_LISTEN_NAME, PREVIOUS_ACTION, USER
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

_find = RulePolicy._find_action_from_rules
_known: WeakKeyDictionary[RulePolicy, bool] = WeakKeyDictionary()


def find(
    self: RulePolicy, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
) -> tuple[str | None, str | None, bool]:
    """The action of a rule, the rule, and whether a form goes on after something else."""
    if use_text_for_last_user_input and not reads_words(self):
        return None, None, False
    return _find(self, tracker, domain, use_text_for_last_user_input)


def reads_words(policy: RulePolicy) -> bool:
    """Is there a rule that the words of a message could fit, without its intent?"""
    if policy not in _known:
        _known[policy] = any(_after_words(json.loads(rule)[-1]) for rule in policy.lookup[RULES])
    return _known[policy]


def _after_words(state: State) -> bool:
    before = state.get(PREVIOUS_ACTION, {}).get(ACTION_NAME, ACTION_LISTEN_NAME)
    return before == ACTION_LISTEN_NAME and not state.get(USER, {}).get(INTENT)


def apply() -> None:
    """Put it in the place of Rasa's own."""
    RulePolicy._find_action_from_rules = find
