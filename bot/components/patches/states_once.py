"""Rasa walks through a conversation again for every policy and prediction, to see what held before each action.

Here the walk goes on from where it was. What a policy leaves out of it is left out as before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import is_
from typing import Any

from rasa.shared.core.constants import PREVIOUS_ACTION
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import ActionExecuted, Event
from rasa.shared.core.trackers import DialogueStateTracker

_states = Domain.states_for_tracker_history


@dataclass(frozen=True)
class Moment:
    """What held before an action. `hidden`: a turn of rules only; None when it is as hidden as the one before."""

    state: State
    action: dict[str, str] | None
    hidden: bool | None

    def copied(self) -> State:
        """The state, to be changed by who asked for it."""
        return {kind: dict(part) for kind, part in self.state.items()}


def states(
    self: Domain,
    tracker: DialogueStateTracker,
    omit_unset_slots: bool = False,
    ignore_rule_only_turns: bool = False,
    rule_only_data: dict[str, Any] | None = None,
) -> list[State]:
    """What held before each action so far, and what holds now."""
    seen = moments(self, tracker, omit_unset_slots)
    if not ignore_rule_only_turns:
        return [one.copied() for one in seen]
    found: list[State] = []
    for one, action in _of_stories(seen):
        state = one.copied()
        self._remove_rule_only_features(state, rule_only_data)
        if found:
            self._substitute_rule_only_user_input(state, found[-1])
        if action:
            state[PREVIOUS_ACTION] = action
        found.append(self._clean_state(state))
    return found


def moments(domain: Domain, tracker: DialogueStateTracker, omit_unset_slots: bool) -> list[Moment]:
    """Of a conversation as it is now. The tracker keeps the walk."""
    events = tracker.applied_events()
    walk = getattr(tracker, "walk", None)
    if not (walk and walk.domain is domain and walk.omit_unset_slots == omit_unset_slots and walk.leads_to(events)):
        walk = tracker.walk = Walk(domain, omit_unset_slots, tracker.init_copy())
    return walk.on(events)


@dataclass
class Walk:
    """A conversation up to some event. `then`: what held; `seen`: the events so far; `past`: before each action."""

    domain: Domain
    omit_unset_slots: bool
    then: DialogueStateTracker
    seen: list[Event] = field(default_factory=list)
    past: list[Moment] = field(default_factory=list)

    def leads_to(self, events: list[Event]) -> bool:
        """Do these events begin with what was seen? They do not when something was taken back."""
        return len(self.seen) <= len(events) and all(map(is_, self.seen, events))

    def on(self, events: list[Event]) -> list[Moment]:
        """Go on to the last of these events; every moment up to now."""
        for event in events[len(self.seen) :]:
            if isinstance(event, ActionExecuted):
                self.past.append(self._moment(hides=event.hide_rule_turn))
            self.then.update(event)
        self.seen = events
        return [*self.past, self._moment(hides=False)]

    def _moment(self, *, hides: bool) -> Moment:
        then, domain = self.then, self.domain
        follows = then.followup_action or then.latest_action_name == then.active_loop_name
        state = domain.get_active_state(then, omit_unset_slots=self.omit_unset_slots)
        return Moment(state, domain._get_prev_action_sub_state(then), None if follows else hides)


def _of_stories(seen: list[Moment]) -> Iterator[tuple[Moment, dict[str, str] | None]]:
    """Without the turns of rules; each with the action of the last turn that is not left out."""
    action, hidden = None, False
    for one in seen:
        action = action if hidden else one.action
        hidden = hidden if one.hidden is None else one.hidden
        if not hidden:
            yield one, action


def apply() -> None:
    """Put it in the place of Rasa's own."""
    Domain.states_for_tracker_history = states
