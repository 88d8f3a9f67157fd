"""Somebody in a conversation, who sends the same request again until it is answered, as the widget does."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import uuid4

from tests.faults.marks import until
from tests.stack.scenario import Talk, begin
from tools.trial import Assistant

POOL = ThreadPoolExecutor(16)
CARD = {
    "organisatie": "Bakkerij Korst",
    "contactpersoon": "B. Bakker",
    "email": "bakker@korst.example",
    "sector": "horeca",
}
AGAIN = 1.0  # seconds between two of the same request; so often may anybody ask for as long as he likes
BROKEN = 0  # the status of a connection that broke: the widget has words of its own for it


@dataclass(frozen=True)
class Reply:
    """What came back, and after how many seconds."""

    status: int
    body: dict
    seconds: float

    @property
    def text(self) -> str:
        """All that was said."""
        if "error" in self.body:
            return f"{self.body['error']['message']} {self.body['error']['action']}"
        return "\n".join(one["text"] for one in self.body.get("messages", ()))

    @property
    def reference(self) -> str:
        """That of the application on the card."""
        return next(one["card"]["reference"] for one in self.body["messages"] if one["card"])


@dataclass
class Person:
    """`replies` is every reply so far."""

    talk: Talk
    replies: list[Reply] = field(default_factory=list)

    @property
    def waited(self) -> float:
        """The longest wait, in seconds."""
        return max(one.seconds for one in self.replies)

    def send(self, request: str | None = None, **body: str) -> Reply:
        """One request: `text`, or `knop` with the title of a button."""
        if "knop" in body:
            body = {"button": self.talk.button(body["knop"])}
        began, status, said = time.monotonic(), BROKEN, {}
        with suppress(OSError, ValueError):
            status, said = self.talk.post("/api/messages", request=request or uuid4().hex, **body)
        self.replies.append(Reply(status, said, time.monotonic() - began))
        if status == 200:
            self.talk.messages = said["messages"]
            self.talk.everything += said["messages"]
        return self.replies[-1]

    def sending(self, request: str | None = None, **body: str) -> "Future[Reply]":
        """The same, while the test goes on."""
        return POOL.submit(self.send, request, **body)

    def insist(self, request: str, **body: str) -> Reply:
        """The same request until it is answered; every refusal must be clear."""
        until(lambda: clear(self.send(request, **body)).status == 200, f"the reply to {body}", AGAIN)
        return self.replies[-1]


def clear(reply: Reply) -> Reply:
    """An answer, a Dutch text that says what to do, or a connection that broke; never silence."""
    if reply.status == 200:
        assert reply.body["messages"], reply
    elif reply.status != BROKEN:
        assert reply.status == 503, reply
        assert "bewaard" in reply.text, reply
        assert "opnieuw" in reply.text, reply
    return reply


def in_check(own: Assistant) -> Person:
    """A consultant who is asked for the education of a candidate."""
    person = Person(begin(own, {"publiek": "professional"}))
    for number, said in enumerate(("start de check", "Venlo")):
        person.insist(f"s{number}", text=said)
    return person


def at_end(own: Assistant) -> Person:
    """An employer who looks at the summary, and only has to press the button."""
    person = Person(begin(own, {"publiek": "werkgever"}))
    for said in ("start de check", "Venlo"):
        assert person.send(text=said).status == 200
    while not any(one["title"] == "Zet de aanmelding klaar" for one in person.talk.messages[-1]["buttons"]):
        assert person.send(text="ja").status == 200
    assert person.send(knop="Zet de aanmelding klaar").status == 200
    status, reply = person.talk.act({"kaart": CARD})
    assert status == 200, reply
    person.talk.messages = reply["messages"]
    person.talk.everything += reply["messages"]
    return person


@dataclass(frozen=True)
class Step:
    """Where somebody is, what they do, and how it must go on."""

    name: str
    begin: Callable[[Assistant], Person]
    body: dict[str, str]
    answered: str = ""

    def went_well(self, person: Person, reply: Reply) -> None:
        """The answer was that to this step, and the conversation goes on after it."""
        if self.name == "sending":
            assert reply.reference.startswith("PW-"), reply
        else:
            assert self.answered in reply.text, reply
            before, after = (one.body["messages"][-1]["progress"] for one in (reply, person.insist("next", text="34")))
            assert after["question"] == before["question"] + 1, person.replies[-1]


CHECK = Step("check", in_check, {"text": "vmbo"}, "Hoe oud is de kandidaat")
SENDING = Step("sending", at_end, {"knop": "Bewaar de aanmelding"})
