"""From a ranking of labels to what Rasa and the actions see."""

import pytest
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.questions import QuestionClassifier, label, understand
from bot.components.ranking import Ranking


def test_an_article_in_front_is_the_intent_vraag(small_ranking: Ranking):
    intents, articles = understand(small_ranking, "mag een nugger meedoen")
    assert intents[0]["name"] == "vraag"
    assert articles[0]["id"] == "nugger-meedoen"
    assert intents[0]["confidence"] == articles[0]["confidence"]


def test_talk_keeps_its_own_name_and_still_ranks_the_articles(small_ranking: Ranking):
    intents, articles = understand(small_ranking, "goedemorgen")
    assert intents[0]["name"] == "groet"
    assert {one["id"] for one in articles} == {"nugger-meedoen", "praktijkverklaring", "erkend-leerbedrijf"}


@pytest.mark.parametrize("text", ["", "😀"])
def test_nothing_readable_is_not_understood(small_ranking: Ranking, text: str):
    assert understand(small_ranking, text) == ([{"name": "kan_niet_verstaan", "confidence": 1.0}], [])


def test_a_training_message_is_its_article_or_its_talk():
    assert label(Message({TEXT: "x", INTENT: "vraag", METADATA: {"article": "een-artikel"}})) == "een-artikel"
    assert label(Message({TEXT: "hoi", INTENT: "groet"})) == "praat:groet"


def test_intent_and_articles_go_out_with_the_message_and_payloads_are_left_alone(small_ranking: Ranking):
    component = QuestionClassifier(None, None, small_ranking)
    typed, payload = component.process([Message({TEXT: "wat is een pv"}), Message({TEXT: '/knop{"doe":"stop"}'})])
    sent = typed.as_dict(only_output_properties=True)
    assert sent["intent"]["name"] == "vraag"
    assert sent["intent_ranking"][0] == sent["intent"]
    assert sent["articles"][0]["id"] == "praktijkverklaring"
    assert payload.get(INTENT) is None
