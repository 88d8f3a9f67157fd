"""Talking with the engine in this process, in the words of a long talk that goes everywhere."""

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import TrackerStore

MESSAGES = [
    *("ja", "nee", "ja graag", "hallo", "bedankt", "stop", "start de check", "terug", "34", "weet ik niet", "😀"),
    *("Wat is een praktijkverklaring?", "Mag een nugger in Groningen meedoen?", "en in Drenthe?", "asdfghjkl"),
    *('/knop{"doe":"start_check"}', '/knop{"doe":"mens"}', '/knop{"artikel":"nugger-meedoen"}'),
]


async def say(agent: Agent, store: TrackerStore, sender: str, text: str, turn: str = "") -> list[dict]:
    """The messages that answer a text in the conversation that this store keeps."""
    agent.tracker_store = agent.processor.tracker_store = store
    out = CollectingOutputChannel()
    await agent.handle_message(UserMessage(text, out, sender, metadata={"channel": "demo", "turn": turn}))
    return out.messages
