"""What an action reads stays: the newest message, what was said last, which form is open. The rest is not sent."""

import pytest
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.patches import short_call

DOMAIN = Domain.from_dict({"intents": ["vraag"], "slots": {"antwoord": {"type": "any", "mappings": []}}})
SAID = [BotUttered(metadata={"number": number}) for number in range(2)]
TALKS = {
    "nothing said": [UserUttered("hoi")],
    "much said": [UserUttered("een"), *SAID, SlotSet("antwoord", 3), ActionExecuted("act"), UserUttered("twee")],
    "in a form": [UserUttered("een"), ActiveLoop("form"), *SAID, UserUttered("twee")],
}


@pytest.mark.parametrize("talk", TALKS)
def test_all_but_the_domain_older_events_and_what_opened_a_form_is_sent_as_before(talk: str):
    tracker, action = DialogueStateTracker.from_events("talk", TALKS[talk], DOMAIN.slots), RemoteAction("act", None)
    before, now = short_call._format(action, tracker, DOMAIN), short_call.call(action, tracker, DOMAIN)
    events = [one for one in before["tracker"].pop("events") if one["event"] == "bot"][-1:]
    assert now["tracker"].pop("events") == events
    assert before.pop("domain") != now.pop("domain") == {}
    loop = before["tracker"].pop("active_loop")
    assert now["tracker"].pop("active_loop") == ({"name": loop["name"]} if loop else {})
    assert now == before
