"""Every change to Rasa lies over the code it was written for. Fails here? Read Rasa's code again, then the change."""

import hashlib
import inspect
from collections.abc import Callable
from types import ModuleType

import pytest
import rasa
from rasa.core.actions import action
from rasa.core.agent import Agent
from rasa.core.policies.ensemble import DefaultPolicyPredictionEnsemble
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.processor import MessageProcessor
from rasa.engine.graph import GraphNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses
from rasa.utils.endpoints import EndpointConfig

from bot.components import patches
from bot.components.patches import (
    defaults_once,
    idle_work,
    kept_session,
    once,
    plain_graph,
    quick_copy,
    rules_by_end,
    rules_first,
    same_moment,
    short_call,
    states_once,
    typed_rules,
)

UNDER = {  # patch → the mark of the code under it, and that code as it was before any change
    "defaults_once": ("147602e46bd7", (defaults_once._default_actions, action.action_for_name_or_text)),
    "event_classes": ("e45e2e8fd25c", (Event.resolve_by_type, all_subclasses)),
    "idle_work": ("45cb0d737c58", (*idle_work.COPYING, idle_work._is_empty)),
    "kept_session": ("0a3542dc4168", (EndpointConfig.session, kept_session._request)),
    "no_net": ("97499b594b45", (Agent._create_tracker_store,)),
    "once": ("9fd31ff3b8b0", (once._fetch, once._handle, MessageProcessor.log_message)),
    "plain_graph": ("32444fba0972", (plain_graph._run, DaskGraphRunner._build_dask_graph, GraphNode.__call__)),
    "quick_copy": (
        "2796a2e02fb5",
        (
            quick_copy._copy,
            DialogueStateTracker.travel_back_in_time,
            DialogueStateTracker.init_copy,
            DialogueStateTracker.__init__,
            DialogueStateTracker.update,
            DialogueStateTracker.events_after_latest_restart,
            quick_copy._for_form,
        ),
    ),
    "rules_by_end": (
        "6e091b30db78",
        (rules_by_end._possible, RulePolicy._is_rule_applicable, RulePolicy._does_rule_match_state),
    ),
    "rules_first": (
        "8c3f2369c727",
        (rules_first._by_rules, rules_first._by_stories, RulePolicy._predict, DefaultPolicyPredictionEnsemble),
    ),
    "same_moment": ("e27daffac513", (same_moment._parse, MessageProcessor._parse_message_with_graph)),
    "short_call": ("f0da4ba7e1ee", (short_call._format, DialogueStateTracker.current_state)),
    "states_once": (
        "5873e2c76fdd",
        (
            states_once._states,
            Domain.get_active_state,
            DialogueStateTracker.generate_all_prior_trackers,
            DialogueStateTracker.applied_events,
        ),
    ),
    "typed_rules": (
        "0807f1019430",
        (typed_rules._find, RulePolicy._predict, RulePolicy._is_rule_applicable, RulePolicy._does_rule_match_state),
    ),
}


@pytest.mark.parametrize("name", UNDER)
def test_the_code_under_a_change_is_the_code_it_was_written_for(name: str):
    mark, code = UNDER[name]
    assert rasa.__version__ == "3.6.21"
    assert hashed(code) == mark


def hashed(code: tuple[Callable | ModuleType, ...]) -> str:
    """The first letters of the fingerprint of these functions and modules."""
    return hashlib.sha256("".join(map(inspect.getsource, code)).encode()).hexdigest()[:12]


def test_every_change_is_looked_after():
    assert {one.__name__.rsplit(".", 1)[1] for one in patches.EVERY} == {*UNDER, "answer_schema"}
