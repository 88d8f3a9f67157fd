"""Rasa asks the stories in every turn, also when a rule has spoken: then what they say is never chosen.

Here a rule is asked first (config.yml names them in that order), and the stories when no rule is sure. After an action
that was refused both are asked as before, for then the ensemble strikes the refused one from what each says.
"""

from collections.abc import Callable
from typing import Any

from rasa.core.policies.memoization import MemoizationPolicy
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected
from rasa.shared.core.trackers import DialogueStateTracker

_by_rules: Callable[..., PolicyPrediction] = RulePolicy.predict_action_probabilities
_by_stories: Callable[..., PolicyPrediction] = MemoizationPolicy.predict_action_probabilities
SURE = 1.0


def by_rules(self: RulePolicy, tracker: DialogueStateTracker, domain: Domain, *given: Any, **more: Any) -> Any:
    """What the rules say; the tracker keeps how far the conversation was when that was certain."""
    prediction = _by_rules(self, tracker, domain, *given, **more)
    sure = max(prediction.probabilities) == SURE and not _refused(tracker)
    tracker.ruled = len(tracker.events) if sure else None
    return prediction


def by_stories(self: MemoizationPolicy, tracker: DialogueStateTracker, domain: Domain, *given: Any, **more: Any) -> Any:
    """What the stories say; nothing at all when a rule has spoken."""
    if getattr(tracker, "ruled", None) == len(tracker.events):
        return self._prediction(self._default_predictions(domain))
    return _by_stories(self, tracker, domain, *given, **more)


def _refused(tracker: DialogueStateTracker) -> bool:
    done = (one for one in reversed(tracker.events) if isinstance(one, ActionExecuted | ActionExecutionRejected))
    return isinstance(next(done, None), ActionExecutionRejected)


def apply() -> None:
    """Put both in the place of Rasa's own."""
    RulePolicy.predict_action_probabilities = by_rules
    MemoizationPolicy.predict_action_probabilities = by_stories
