"""Rasa understands one message after the other, also when many came at the same moment.

Here a message waits until all that can go on now have come this far, so that the encoder takes them together.
"""

from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.engine.runner.interface import GraphRunner

from bot.components.questions import QuestionClassifier

_parse = MessageProcessor.parse_message


async def parse_message(self: MessageProcessor, message: UserMessage, *given: Any, **named: Any) -> dict[str, Any]:
    """What a message means."""
    for one in _classifiers(self.graph_runner):
        await one.prepare(message.text)
    return await _parse(self, message, *given, **named)


def _classifiers(runner: GraphRunner) -> list[QuestionClassifier]:
    parts = (node._component for node in getattr(runner, "_instantiated_nodes", {}).values())
    return [one for one in parts if isinstance(one, QuestionClassifier)]


def apply() -> None:
    """Put it in the place of Rasa's own."""
    MessageProcessor.parse_message = parse_message
