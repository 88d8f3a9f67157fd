"""Work Rasa does in every turn and throws away: copies for lines nobody logs, a copy of all that was understood when a
form began, an empty domain to compare with.
"""

from functools import cache
from types import SimpleNamespace
from typing import Any

from rasa.core import processor
from rasa.core.actions import forms
from rasa.core.policies import memoization, rule_policy
from rasa.shared.core import trackers
from rasa.shared.core.domain import Domain

_is_empty = Domain.is_empty
COPYING = (forms, memoization, processor, rule_policy)


def same(value: Any) -> Any:
    """The value itself: a line of the log is written at once, and changes nothing."""
    return value


@cache
def _nothing() -> dict[str, Any]:
    return Domain.empty().as_dict()


def is_empty(self: Domain) -> bool:
    """Is there nothing in this domain?"""
    return self.as_dict() == _nothing()


def apply() -> None:
    """Put them in the place of Rasa's own. These modules copy for their log only."""
    for one in COPYING:
        one.copy = SimpleNamespace(deepcopy=same)
    trackers.dataclasses = SimpleNamespace(asdict=vars)  # of a form that is open: it is sent, and changed by nobody
    Domain.is_empty = is_empty
