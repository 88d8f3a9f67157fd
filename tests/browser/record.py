"""Record replies of the real API for the states of the widget: `python -m tests.browser.record` (starts everything)."""

import json
import tempfile
from pathlib import Path

from tools.trial import Assistant, start, stop

RECORDED = Path(__file__).parent / "recorded" / "replies.json"
CONTACT = {"organisatie": "Bakkerij De Korst", "contactpersoon": "B. Bakker", "email": "b@bakkerijdekorst.nl"}
MOST = 12
CONSULTANT = ("start de check voor kandidaat K-204", "Venlo", "geen diploma", "34")


def record(assistant: Assistant) -> dict[str, object]:
    """Messages by the name of the state they make."""
    found: dict[str, object] = {}
    employer = _Talk(assistant)
    found["begin"] = list(employer.messages)
    found["antwoord"] = employer.say("Mag een nugger in Groningen meedoen?")
    found["mens"] = employer.say("ik wil een mens spreken")
    found["vraag"] = employer.say("ik ben werkgever, start de check")
    for answer in ("Alkmaar", "ja", "ja", "ja"):
        found["vraag verder"] = employer.say(answer)
    found["uitslag"] = employer.say("ja")
    found["formulier"] = employer.press("Zet de aanmelding klaar")
    found["fouten"] = employer.fill({**CONTACT, "email": "geen adres"})
    found["samenvatting"] = employer.fill(CONTACT)["messages"]
    found["aanmelding"] = employer.press("Bewaar de aanmelding")

    consultant = _Talk(assistant)
    consultant.press("Ik begeleid een kandidaat")
    for text in CONSULTANT:
        consultant.say(text)
    found["code"] = consultant.say("later verder")
    found["andere route"] = _other_route(assistant)
    return found


def _other_route(assistant: Assistant) -> list[dict]:
    """What a candidate gets who is better off elsewhere."""
    talk = _Talk(assistant)
    talk.press("Ik begeleid een kandidaat")
    said = talk.say("start de check voor kandidaat K-205")
    for text in ("Groningen", "mbo 3", *("weet ik niet",) * MOST):
        if (said[-1]["card"] or {}).get("kind") == "uitslag":
            break
        said = talk.say(text)
    return said


class _Talk:
    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        _, body = assistant.post("/api/conversations", {"channel": "website"})
        self._token, self.messages = body["conversation"], list(body["messages"])

    def say(self, text: str) -> list[dict]:
        return self._new("/api/messages", {"text": text})

    def press(self, title: str) -> list[dict]:
        buttons = [one for message in self.messages for one in message["buttons"] if one["title"] == title]
        return self._new("/api/messages", {"button": buttons[-1]["id"]})

    def fill(self, values: dict[str, str]) -> dict:
        card = self.messages[-1]["card"]["id"]
        _, body = self._assistant.post("/api/cards", {"conversation": self._token, "card": card, "values": values})
        self.messages += body.get("messages", [])
        return body

    def _new(self, path: str, body: dict) -> list[dict]:
        status, got = self._assistant.post(path, {"conversation": self._token, **body})
        assert status == 200, got
        self.messages += got["messages"]
        return got["messages"]


if __name__ == "__main__":
    running = start(Path(tempfile.mkdtemp()), DEMO="1", RATE_LIMIT="off", TODAY="2026-11-22")
    try:
        RECORDED.write_text(json.dumps(record(running), ensure_ascii=False, indent=1) + "\n")
    finally:
        stop(running)
