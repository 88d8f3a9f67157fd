"""The engine starts on loopback, with our channel only, or says why it does not."""

from pathlib import Path

import pytest
import yaml

from bot import serve
from bot.paths import CREDENTIALS, ENDPOINTS


def test_without_a_secret_or_a_model_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert "ENGINE_SECRET" in serve.missing({})
    assert "ENGINE_SECRET" in serve.missing({"ENGINE_SECRET": "kort"})
    monkeypatch.setattr(serve, "MODEL", tmp_path / "geen.tar.gz")
    assert "make train" in serve.missing({"ENGINE_SECRET": "x" * 32})


def test_it_listens_on_loopback_without_api_and_telemetry():
    environment = serve.environment_of({"ENGINE_SECRET": "x" * 32, "ENGINE_PORT": "5999"})
    command = serve.command(environment)
    assert environment["RASA_TELEMETRY_ENABLED"] == "false"
    assert command[command.index("-i") + 1] == "127.0.0.1"
    assert command[command.index("-p") + 1] == "5999"
    assert "--enable-api" not in command


def test_only_our_own_channel_is_registered():
    assert list(yaml.safe_load(CREDENTIALS.read_text())) == ["bot.components.channel.EngineChannel"]


def test_values_from_the_environment_stand_bare():
    for file in (CREDENTIALS, ENDPOINTS):
        assert '"${' not in file.read_text(), "Rasa leaves quoted variables as they are"


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ({}, "http://127.0.0.1:5055"),
        ({"ACTIONS_PORT": "6000", "ACTIONS_URL": ""}, "http://127.0.0.1:6000"),
        ({"ACTIONS_URL": "http://acties:5055"}, "http://acties:5055"),
    ],
)
def test_it_calls_the_action_server_where_that_is(given: dict[str, str], url: str):
    assert serve.environment_of(given)["ACTIONS_URL"] == url


def test_on_a_network_of_our_own_servers_it_listens_there():
    command = serve.command(serve.environment_of({"ENGINE_HOST": "0.0.0.0"}))
    assert command[command.index("-i") + 1] == "0.0.0.0"
