"""Small changes to Rasa itself, each with a test that fails when Rasa's code under it differs."""

from bot.components.patches import (
    answer_schema,
    defaults_once,
    event_classes,
    idle_work,
    kept_session,
    no_net,
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

EVERY = (
    answer_schema,
    defaults_once,
    event_classes,
    idle_work,
    kept_session,
    no_net,
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


def apply() -> None:
    """Apply them all; doing it twice changes nothing."""
    for patch in EVERY:
        patch.apply()
