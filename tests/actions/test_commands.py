"""The words of commands.yml lead to a command that exists, in whatever polite form."""

import pytest

from actions.check.acts import COMMANDS
from actions.check.commands import INTENTS
from knowledge.load import load_content
from knowledge.wording import command_in

CONTENT = load_content()


def test_every_command_that_can_be_typed_or_guessed_exists() -> None:
    assert set(CONTENT.commands) | set(INTENTS.values()) <= set(COMMANDS)


@pytest.mark.parametrize("name", CONTENT.commands)
def test_every_phrase_is_its_own_command(name: str) -> None:
    for phrase in CONTENT.commands[name].words:
        polite = [f"{phrase} graag", f"eh, {phrase}"] if phrase != "?" else []
        for said in (phrase, f"{phrase.capitalize()}.", *polite):
            assert command_in(CONTENT, said) == name, said


@pytest.mark.parametrize(
    "text", ["ja", "34", "Venlo", "bijstand", "ik stop met roken", "hoe ga ik terug naar school", ""]
)
def test_what_is_no_command_stays_an_answer_or_a_question(text: str) -> None:
    assert command_in(CONTENT, text) is None
