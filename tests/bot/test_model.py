"""The trained model of the real content, with stand-in actions: every message has its turn and nothing hangs."""

import json
import secrets
import statistics
import time
from pathlib import Path

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.utils.endpoints import EndpointConfig

from bot.measure import figures, sets
from bot.measure.__main__ import DAY, KEPT, dropped, of_model
from bot.measure.hearing import assistant, load_ranking
from knowledge.load import load_content
from tests.bot.stand_in import StandIn


class Conversation:
    """One conversation with the trained model; `say` gives the texts that came back."""

    def __init__(self, agent: Agent, actions: StandIn) -> None:
        agent.action_endpoint = agent.processor.action_endpoint = EndpointConfig(actions.url)
        self.agent = agent
        self.sender = secrets.token_urlsafe(18)

    async def say(self, message: str) -> list[str]:
        out = CollectingOutputChannel()
        await self.agent.handle_message(UserMessage(message, out, self.sender, metadata={"channel": "demo"}))
        return [one["custom"]["text"] for one in out.messages]


@pytest.fixture
def talk(trained: Agent, stand_in: StandIn) -> Conversation:
    return Conversation(trained, stand_in)


async def test_a_question_goes_to_the_answer_with_its_ranking(talk: Conversation, stand_in: StandIn):
    assert await talk.say("Mag een nugger in Groningen meedoen?") == ["action_answer:vraag"]
    message = stand_in.asked[-1]["tracker"]["latest_message"]
    assert message["articles"][0]["id"] == "nugger-meedoen"
    assert len(message["articles"]) == 5
    assert ("gemeente", "Groningen") in {(one["entity"], one["value"]) for one in message["entities"]}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("goedemorgen", "groet"),
        ("dank u wel", "bedankt"),
        ("tot ziens", "afscheid"),
        ("ja", "bevestig"),
        ("nee", "ontken"),
        ("weet ik niet", "weet_niet"),
        ("stop", "stop"),
        ("terug", "terug"),
        ("opnieuw beginnen", "opnieuw"),
        ("geef een samenvatting", "samenvatting"),
        ("waarom vraagt u dat", "waarom_vraag"),
        ("ik wil een mens spreken", "mens_spreken"),
        ("bent u een robot", "bent_u_mens"),
        ("help", "hulp"),
        ("ik heb een klacht", "klacht"),
        ("wie maakt dit?", "wie_maakt_dit"),
        ("hufter", "belediging"),
        ("ik zie het niet meer zitten", "nood"),
        ("asdfghjkl", "kan_niet_verstaan"),
        ("", "kan_niet_verstaan"),
        ("😀", "kan_niet_verstaan"),
    ],
)
async def test_every_conversational_intent_is_talk(talk: Conversation, text: str, intent: str):
    assert await talk.say(text) == [f"action_talk:{intent}"]


@pytest.mark.parametrize("start", ["start de check", '/knop{"doe":"start_check"}', '/kaart{"kaart":"contact"}'])
async def test_the_check_gets_every_message_until_it_ends(talk: Conversation, start: str):
    assert len(await talk.say(start)) == 1
    said = [*(await talk.say("wat is vrijstelling?")), *(await talk.say("hallo")), *(await talk.say("34"))]
    said += [*(await talk.say('/knop{"veld":"situatie","waarde":"ww"}')), *(await talk.say("😀"))]
    assert [one.split(":")[0] for one in said] == ["check"] * 5
    assert await talk.say("stop") == ["einde"]
    assert await talk.say("hallo") == ["action_talk:groet"]


async def test_a_turn_of_the_check_asks_the_action_server_once(talk: Conversation, stand_in: StandIn):
    await talk.say("start de check")
    await talk.say("34")
    assert [one["next_action"] for one in stand_in.asked] == ["validate_check_form"] * 2


@pytest.mark.parametrize(
    ("before", "then"),
    [
        (["Wat is een praktijkverklaring?"], "check:bevestig"),
        (['/knop{"artikel":"nugger-meedoen"}'], "check:bevestig"),
        (["hallo"], "check:bevestig"),
        (['/knop{"doe":"mens"}'], "action_talk:bevestig"),
        (["bedankt"], "action_talk:bevestig"),
        (["start de check", "stop"], "action_talk:bevestig"),
        (["Wat is een praktijkverklaring?", "ja", "stop"], "action_talk:bevestig"),
        (['/knop{"doe":"start_check"}', "stop"], "action_default_fallback:bevestig"),
        ([], "action_talk:bevestig"),
    ],
)
async def test_what_yes_means_depends_on_the_turn_before(talk: Conversation, before: list[str], then: str):
    for message in before:
        await talk.say(message)
    assert await talk.say("ja") == [then]
    assert len(await talk.say("hallo")) == 1


async def test_with_the_actions_down_nothing_is_said_and_all_is_well_after(talk: Conversation, stand_in: StandIn):
    await talk.say("start de check")
    stand_in.broken = True
    assert await talk.say("34") == []
    stand_in.broken = False
    assert (await talk.say("34"))[0].startswith("check:")
    await talk.say("stop")
    stand_in.broken = True
    assert [await talk.say(text) for text in ("hallo", "start de check", "ja", "wat is bbl")] == [[]] * 4
    stand_in.broken = False
    assert await talk.say("hallo") == ["action_talk:groet"]


async def test_a_message_is_understood_quickly(trained: Agent):
    texts = ["mag een nugger in groningen meedoen", "wat kost het en wie betaalt dat dan allemaal " * 20] * 10
    spent = []
    for text in texts:
        start = time.process_time()
        await trained.parse_message(text)
        spent.append(time.process_time() - start)
    assert statistics.median(spent) < 0.05, "meant: 10 ms on a quiet machine"


def test_nothing_is_understood_worse_than_the_figures_that_were_kept(model: str):
    content = load_content()
    ear = assistant(content, load_ranking(Path(model)), DAY)
    found = of_model(content, ear, figures.tried(ear, sets.noisy(content)))
    kept = {name: value for name, value in json.loads(KEPT.read_text(encoding="utf-8")).items() if name in found}
    assert not dropped(kept, found)


def test_what_is_asked_for_is_reached():
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert kept["accuracy_1"] >= 0.92
    assert kept["accuracy_3"] >= 0.97
    assert kept["false_answers"] <= 0.05
    assert kept["clarified"] <= 0.12
    assert kept["entity_f1"] >= 0.95
    better = {name: value for name, value in kept.items() if name.startswith("bm25 accuracy")}
    assert all(kept[name.removeprefix("bm25 ")] > value for name, value in better.items())
