"""What the engine logs: JSON lines, and of Rasa's own lines the event only."""

import json
import logging

import pytest

from bot.components.log_lines import JsonLines, event_of


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("Rasa server is up and running.", "Rasa server is up and running."),
        ('{"event": "processor.message.parse", "parse_data_text": "geheimwoord"}', "processor.message.parse"),
        ('{"event_info": "geheimwoord"}', "unreadable"),
        ('{"geheimwoord', "unreadable"),
    ],
)
def test_of_a_line_of_rasa_only_the_event_is_kept(message: str, kept: str):
    assert event_of(message) == kept


def test_of_an_error_only_kind_and_place_are_told():
    try:
        raise ValueError("geheim" + "woord")
    except ValueError as error:
        info = (ValueError, error, error.__traceback__)
    line = JsonLines().format(logging.LogRecord("rasa", logging.ERROR, "here", 1, "it failed", (), info))
    assert json.loads(line)["error"] == "ValueError"
    assert "geheimwoord" not in line
