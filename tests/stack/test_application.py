"""From the check to the documents: only the holder of the conversation gets them."""

import io
import json

import pikepdf
import pytest

from tests.stack.scenario import Talk, find, play

pytestmark = pytest.mark.stack
WALK = "check_consulent/van vraag naar aanmelding, met een vraag in het midden en een correctie"


@pytest.fixture(scope="module")
def finished(assistant) -> Talk:
    return play(assistant, find(WALK))


@pytest.fixture(scope="module")
def reference(finished: Talk) -> str:
    return finished.messages[-1]["card"]["reference"]


def download(talk: Talk, path: str, token: str | None = None) -> tuple[int, bytes]:
    return talk.assistant.raw(path, None, {"Authorization": f"Bearer {talk.token if token is None else token}"})


def test_the_pdf_is_tagged_dutch_and_holds_the_same_json(finished: Talk, reference: str) -> None:
    status, data = download(finished, f"/api/applications/{reference}.pdf")
    _, as_json = download(finished, f"/api/applications/{reference}.json")

    assert status == 200
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang).startswith("nl")
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert reference in str(pdf.docinfo.Title)
        (attached,) = pdf.attachments.values()
        assert attached.get_file().read_bytes() == as_json


def test_every_answer_of_the_conversation_stands_in_the_application_with_its_origin(
    finished: Talk, reference: str
) -> None:
    _, data = download(finished, f"/api/applications/{reference}.json")
    text = data.decode()
    origins = [value["origin"] for value in values_of(json.loads(text))]

    for answer in ("Venlo", "Noord-Limburg", "Geen diploma", "nugger"):
        assert answer in text
    for detail in ("Gemeente Venlo", "a.jansen@voorbeeld.nl", "K-A"):
        assert detail in text
    assert "Groningen" not in text
    assert len(origins) >= 10
    assert all(origins)
    assert json.loads(text)["reference"] == reference


def values_of(document: object) -> list[dict]:
    """Everything in a document that has an origin."""
    if isinstance(document, dict):
        below = [one for value in document.values() for one in values_of(value)]
        return [document, *below] if "origin" in document else below
    return [one for value in document for one in values_of(value)] if isinstance(document, list) else []


@pytest.mark.parametrize("ending", ["pdf", "json"])
def test_somebody_else_gets_nothing(assistant, finished: Talk, reference: str, ending: str) -> None:
    _, other = assistant.post("/api/conversations", {"channel": "website"})
    path = f"/api/applications/{reference}.{ending}"

    assert download(finished, path, other["conversation"])[0] == 404
    assert download(finished, path, "forged.token")[0] == 401
    assert assistant.raw(path)[0] == 401


def test_contact_details_are_in_no_file_of_the_engine_and_in_no_log(finished: Talk) -> None:
    files = [path for path in finished.assistant.var.rglob("*") if path.is_file() and path.name != "secrets.json"]

    assert any(path.name == "trackers.db" for path in files)
    for path in files:
        assert b"a.jansen@voorbeeld.nl" not in path.read_bytes(), path
