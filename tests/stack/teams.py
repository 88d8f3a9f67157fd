"""Somebody in Teams who plays a scenario on the cards they see: buttons by their title, forms by their fields.

What a card is about (the article, the region, the open question) stands in no card, so that is read from the store.
"""

import json
import re
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import ClassVar

from applications.reference import SIGNS
from channels.messages import complete
from tests.channels.teams.person import words
from tests.stack.connector import Connector
from tests.stack.scenario import Talk
from tools.trial import Assistant

NUMBERS = count(1)
PATIENCE, OFTEN = 60, 0.05  # seconds; the store hears that something arrived after the chat does
# Words that a scenario uses and a talk in Teams has no place for.
ELSEWHERE = {"bestand", "code", "met_code", "vakken", "vandaag"}
REFUSED = {"Nog niet alles is goed ingevuld": "kaart_onvolledig", "Dit formulier hoort bij": "andere_kandidaat"}
REFUSED |= {"Deze knop hoort niet bij dit gesprek": "kaart_onbekend"}


def fits(scenario: dict) -> bool:
    """Is this of a consultant, on the day of the server, without what Teams has no place for?"""
    used = set(scenario).union(*scenario["gesprek"])
    return scenario.get("publiek") == "professional" and not used & ELSEWHERE


@dataclass
class TeamsTalk(Talk):
    """A talk in one's own chat, or a `kind` with others. `seen`: the number of the last message that was read.

    `row`: its number in the store. A new one there belongs to the talk that something was just done in.
    """

    connector: Connector = field(default_factory=Connector)
    seen: int = 0
    kind: str = "personal"
    row: int = 0
    newest: ClassVar[int] = 0

    def act(self, step: dict) -> tuple[int, dict]:
        """Do what the user does in a step; the messages that were said to it."""
        told = len(self.cards)
        if self._does(step) and len(self.cards) == told:  # what is wrong with something else is said beside it
            return 422, {"error": {"code": "kaart_onvolledig"}}
        said = self._heard(told)
        self._check_rows(step, told)
        return (400, {"error": {"code": said}}) if isinstance(said, str) else (200, {"messages": said})

    @property
    def cards(self) -> list[dict]:
        """Everything that stands in the chat now."""
        return self.connector.talks[self.token]

    def _does(self, step: dict) -> bool:
        """Did a form come back with what is wrong in it?"""
        if "zeg" in step:
            self._post("message", text=step["zeg"])
            return False
        on, action, more = self._button(step["knop"]) if "knop" in step else self._form(self.own(step["kaart"]))
        value = {**action["data"], **more}
        if action["type"] == "Action.Submit":
            self._post("message", value=value, replyToId=on)
            return False
        execute = {"type": "Action.Execute", "verb": action["verb"], "data": value}
        reply = self._post("invoke", name="adaptiveCard/action", value={"action": execute}, replyToId=on)
        return wrong(reply.get("value"))

    def _check_rows(self, step: dict, told: int) -> None:
        """Details of a person are on the card and never in what is kept: they are looked for there, and only there."""
        rows = [step.pop(word, ()) for word in ("rijen", "geen_rijen")]
        tables = parts([one["card"] for one in self.cards[told:]], "Table")
        shown = {one["text"] for table in tables for one in parts(table, "Text")}
        assert all(value in shown for value in rows[0]), (rows, shown)
        assert not any(value in shown for value in rows[1]), (rows, shown)

    def _post(self, type_: str, **given: object) -> dict:
        activity = {
            "type": type_,
            "id": f"s{next(NUMBERS)}",
            "channelId": "msteams",
            "serviceUrl": self.connector.url,
            "from": {"id": "29:noor", "name": "Noor de Vries"},
            "recipient": {"id": "28:bot"},
            "conversation": {"id": self.token, "conversationType": self.kind},
            **given,
        }
        body, headers = json.dumps(activity).encode(), {"Content-Type": "application/json"}
        status, answer = self.assistant.raw("/teams/messages", body, headers)
        assert status in (200, 202), answer
        return json.loads(answer) if answer else {}

    def _button(self, title: str) -> tuple[str, dict, dict]:
        """The newest button with this title: the message it is on, its action, and what is chosen with it."""
        for one in reversed(self.cards):
            for action in parts(one["card"], "Action."):
                if action.get("title") == title and "pw" in (action.get("data") or {}):
                    return one["id"], action, {}
            for choices in parts(one["card"], "Input.ChoiceSet"):
                named = {words: each["value"] for each in choices["choices"] for words in both(each["title"])}
                if choices["id"] == "knop" and title in named:
                    action = next(each for each in parts(one["card"], "Action.") if each.get("data") == {"pw": {}})
                    return one["id"], action, {"knop": named[title]}
        raise AssertionError(f"no button {title!r} in {[words(one['card']) for one in self.cards[-3:]]}")

    def _form(self, values: dict) -> tuple[str, dict, dict]:
        """The newest form, filled in as somebody would: only what has a field."""
        for one in reversed(self.cards):
            for action in parts(one["card"], "Action."):
                if "card" in ((action.get("data") or {}).get("pw") or {}):
                    fields = {each["id"] for each in parts(one["card"], "Input.")}
                    assert set(values) <= fields, f"no fields for {set(values) - fields}"
                    return one["id"], action, {name: typed(value) for name, value in values.items()}
        raise AssertionError("no form in the chat")

    def _heard(self, told: int) -> list[dict] | str:
        """Wait until everything that was said arrived; a text beside the conversation is a refusal, as its code."""
        until = time.monotonic() + PATIENCE
        while not self._all(told):
            assert time.monotonic() < until, "no answer"
            with self.connector.news:
                self.connector.news.wait(OFTEN)
        beside = [one["text"] for one in self.cards[told:] if one["card"] is None]
        if beside:
            return next(code for begin, code in REFUSED.items() if beside[0].startswith(begin))
        shown = [one["card"] for one in self.cards[told:]]
        said = self.messages_after(self.seen)
        if not said:  # all was deleted, also the talk: the next one begins at 1
            self.seen = 0
            return [{**complete({}), "text": words(one)} for one in shown]
        self.seen = said[-1]["seq"]
        same(said[-len(shown) :], shown)
        return [with_code(one, card) for one, card in zip(said[-len(shown) :], shown, strict=True)]

    def _all(self, told: int) -> bool:
        if len(self.cards) <= told:
            return False
        found = self._store("SELECT told, (SELECT max(seq) FROM messages WHERE conversation_id = t.conversation_id)")
        return found is None or found[0] == found[1] or self.cards[-1]["card"] is None

    def messages_after(self, seq: int) -> list[dict]:
        """What the assistant keeps of what it said."""
        talk = (self._store("SELECT conversation_id") or ("",))[0]
        with sqlite3.connect(self.assistant.var / "praktijkwijzer.db") as db:
            asked = "SELECT seq, body FROM messages WHERE conversation_id = ? AND seq > ? ORDER BY seq"
            found = [(number, json.loads(body)) for number, body in db.execute(asked, (talk, seq))]
        return [{**body, "seq": number} for number, body in found if body]

    def _store(self, what: str) -> tuple | None:
        with sqlite3.connect(self.assistant.var / "praktijkwijzer.db") as db:
            (newest,) = db.execute("SELECT max(id) FROM teams_talks").fetchone()
            if newest and newest > TeamsTalk.newest:
                TeamsTalk.newest = self.row = newest
            return db.execute(f"{what} FROM teams_talks t WHERE id = ?", (self.row,)).fetchone()

def begin(connector: Connector, assistant: Assistant) -> TeamsTalk:
    """Install the app: a chat of its own, with the welcome in it."""
    talk = TeamsTalk(assistant, f"a:{next(NUMBERS)}-eigen-chat", [], connector=connector)
    talk._post("installationUpdate", action="add")
    talk.messages = talk._heard(0)
    talk.everything = list(talk.messages)
    return talk


def with_code(message: dict, card: dict) -> dict:
    """The message with the code on its card: it is shown once and kept nowhere."""
    if (message["card"] or {}).get("kind") != "code":
        return message
    found = re.search(rf"\b[{SIGNS}]{{4}}-[{SIGNS}]{{4}}\b", words(card))
    return {**message, "card": {**message["card"], "code": found and found[0]}}


def parts(card: object, kind: str) -> Iterator[dict]:
    """Everything in a card whose type begins so."""
    if isinstance(card, dict):
        if str(card.get("type", "")).startswith(kind):
            yield card
        for value in card.values():
            yield from parts(value, kind)
    if isinstance(card, list):
        for value in card:
            yield from parts(value, kind)


def both(title: str) -> tuple[str, str]:
    """A choice in a list, and the button it stands for in a row of a table."""
    return title, f"Bekijk {title}"


def typed(value: object) -> str:
    """What Teams sends for a field: a tick is ja or nee."""
    return {True: "ja", False: "nee"}.get(value, value) if isinstance(value, bool) else str(value)


def wrong(card: object) -> bool:
    """Is this a form that came back?"""
    return any("card" in ((one.get("data") or {}).get("pw") or {}) for one in parts(card, "Action."))


def same(messages: list[dict], cards: list[dict]) -> None:
    """Every message arrived as a card that says what it says."""
    assert len(messages) == len(cards), (messages, cards)
    for message, card in zip(messages, cards, strict=True):
        shown = _plain(words(card))
        for line in message["text"].splitlines():
            assert _plain(line) in shown, (line, shown)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
