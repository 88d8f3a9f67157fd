"""A code over two conversations, with everything stopped and started in between; it is in no file and no log."""

from pathlib import Path

import pytest

from tools.trial import Assistant, start, stop

pytestmark = pytest.mark.stack


def say(assistant: Assistant, token: str, text: str) -> list[dict]:
    status, reply = assistant.post("/api/messages", {"conversation": token, "text": text})
    assert status == 200, reply
    return reply["messages"]


def begin(assistant: Assistant) -> str:
    return assistant.post("/api/conversations", {"channel": "website", "audience": "professional"})[1]["conversation"]


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("codes")


@pytest.fixture(scope="module")
def paused(var: Path) -> tuple[str, str]:
    """A check that was put off, by an assistant that is gone: its code and its conversation."""
    assistant = start(var, RATE_LIMIT="off")
    try:
        token = begin(assistant)
        for text in ("start de check voor kandidaat K-1", "Venlo", "geen diploma"):
            say(assistant, token, text)
        code = say(assistant, token, "later verder")[-1]["card"]["code"]
    finally:
        stop(assistant)
    return code, token


@pytest.fixture(scope="module")
def again(var: Path, paused: tuple[str, str]):
    running = start(var, RATE_LIMIT="off", CODE_DAYS="3")
    yield running
    stop(running)


def test_after_a_restart_the_check_goes_on_in_another_conversation(again: Assistant, paused: tuple[str, str]) -> None:
    code, old = paused
    new = begin(again)

    said = say(again, new, f"verder met code {code.lower()}")

    assert "U bent nu bezig met kandidaat K-1" in said[1]["text"]
    assert {"Geen diploma"} <= {row["value"] for row in said[1]["card"]["rows"]}
    assert "Hoe oud is de kandidaat" in said[-1]["text"]
    assert "bijstand" not in say(again, new, "34")[-1]["text"].lower()
    assert "andere plek" in say(again, old, "vmbo")[0]["text"]


def test_how_long_a_code_works_is_a_setting(again: Assistant) -> None:
    token = begin(again)
    for text in ("start de check", "Venlo"):
        say(again, token, text)

    first = say(again, token, "later verder")[-1]["card"]
    assert first["until"] in first["text"]
    assert first["code"] in first["text"]


def test_the_code_is_in_no_file_of_the_assistant(again: Assistant, paused: tuple[str, str]) -> None:
    code, _ = paused
    for form in (code, code.lower(), code.replace("-", ""), code.lower().replace("-", "")):
        for path in again.var.rglob("*"):
            if path.is_file():
                assert form.encode() not in path.read_bytes(), path
