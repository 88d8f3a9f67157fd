"""Two messages of one moment reach the encoder together, and mean what they mean alone."""

import asyncio
from types import SimpleNamespace

import numpy as np
import pytest
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor

from bot.components import together
from bot.components.meaning import meaning
from bot.components.patches import same_moment
from bot.components.questions import QuestionClassifier, understand
from bot.components.ranking import Ranking


async def test_messages_of_one_moment_are_understood_together(small_ranking: Ranking, monkeypatch: pytest.MonkeyPatch):
    asked: list[list[str]] = []

    def encoder(texts: list[str]) -> np.ndarray:
        asked.append(texts)
        return meaning(texts)

    async def parse(_self: MessageProcessor, message: UserMessage) -> str | None:
        return understand(small_ranking, message.text)[0][0]["name"] if message.text.isalpha() else None

    monkeypatch.setattr(together, "meaning", encoder)
    monkeypatch.setattr(same_moment, "_parse", parse)
    processor = MessageProcessor.__new__(MessageProcessor)
    node = SimpleNamespace(_component=QuestionClassifier(None, None, small_ranking))
    nodes = {"classifier": node, "other": SimpleNamespace(_component=1)}
    processor.graph_runner = SimpleNamespace(_instantiated_nodes=nodes)
    said = [UserMessage(text) for text in ("hallo", "ja", '/knop{"doe":"mens"}', "")]
    meant = await asyncio.gather(*(same_moment.parse_message(processor, one) for one in said))
    assert asked == [["hallo", "ja"]]
    assert meant == ["groet", "bevestig", None, None]
