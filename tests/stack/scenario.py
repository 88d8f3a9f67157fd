"""Play a scenario file against the running assistant. The words of a scenario:

zeg / knop / kaart       what the user does: type, press a button by its title, fill in the card
artikel, regio           the article and region of the answer
bevat, niet              texts that some message must, and no message may, hold
vraag                    the id of the field that is open afterwards
uitkomst                 the outcome on the card
kaart_soort              the kind of card that is shown
knoppen                  titles of buttons that some message must have
fout                     the code of the error (the card is refused)
"""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from knowledge.load import load_content
from knowledge.model import Field
from tools.trial import Assistant

SCENARIOS = Path(__file__).parent.parent / "scenarios"
ACTS = {"zeg", "knop", "kaart"}
EXPECTS = {"artikel", "regio", "bevat", "niet", "vraag", "uitkomst", "kaart_soort", "fout", "knoppen"}


@dataclass
class Talk:
    """A conversation in progress."""

    assistant: Assistant
    token: str
    messages: list[dict]
    everything: list[dict] = field(default_factory=list)

    def act(self, step: dict) -> tuple[int, dict]:
        """Do what the user does in a step."""
        if "zeg" in step:
            return self.assistant.post("/api/messages", {"conversation": self.token, "text": step["zeg"]})
        if "knop" in step:
            body = {"conversation": self.token, "button": self.button(step["knop"])}
            return self.assistant.post("/api/messages", body)
        body = {"conversation": self.token, "card": "contact", "values": step["kaart"]}
        return self.assistant.post("/api/cards", body)

    def button(self, title: str) -> str:
        """The id of the newest button with this title."""
        offered = [one for message in self.everything for one in message["buttons"] if one["title"] == title]
        assert offered, f"no button {title!r} among {[b['title'] for m in self.messages for b in m['buttons']]}"
        return offered[-1]["id"]


def names() -> list[str]:
    """Every scenario, by file and name."""
    return [f"{path.stem}/{one['naam']}" for path in sorted(SCENARIOS.glob("*.yml")) for one in read(path)]


def read(path: Path) -> list[dict]:
    """The scenarios of a file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def find(name: str) -> dict:
    """One scenario by the name `names` gives it."""
    stem, _, title = name.partition("/")
    return next(one for one in read(SCENARIOS / f"{stem}.yml") if one["naam"] == title)


def begin(assistant: Assistant, scenario: dict) -> Talk:
    """Start the conversation of a scenario."""
    body = {"channel": "demo", "today": str(scenario.get("vandaag", "2026-11-22"))}
    body |= {key: scenario[dutch] for dutch, key in (("publiek", "audience"), ("regio", "region")) if dutch in scenario}
    status, opened = assistant.post("/api/conversations", body)
    assert status == 201, opened
    return Talk(assistant, opened["conversation"], opened["messages"], list(opened["messages"]))


def play(assistant: Assistant, scenario: dict) -> Talk:
    """Play it to the end, checking every step."""
    talk = begin(assistant, scenario)
    for number, step in enumerate(scenario["gesprek"], 1):
        assert set(step) <= ACTS | EXPECTS, f"step {number}: unknown words {set(step) - ACTS - EXPECTS}"
        status, reply = talk.act(step)
        where = f"step {number} {step}\n{reply}"
        if "fout" in step:
            assert reply["error"]["code"] == step["fout"], where
            continue
        assert status == 200, where
        talk.messages = reply["messages"]
        talk.everything += reply["messages"]
        check(talk.messages, step, where)
    return talk


def check(messages: list[dict], step: dict, where: str) -> None:
    """Everything a step expects of the reply."""
    text = "\n".join(one["text"] for one in messages)
    cards = [one["card"] for one in messages if one["card"]]
    assert messages, where
    for part in step.get("bevat", []):
        assert part.lower() in text.lower(), f"missing {part!r}: {where}"
    for part in step.get("niet", []):
        assert part.lower() not in text.lower(), f"not wanted {part!r}: {where}"
    for word, key in (("artikel", "article"), ("regio", "region")):
        if word in step:
            assert step[word] in [one[key] for one in messages], where
    buttons = {one["title"] for message in messages for one in message["buttons"]}
    assert set(step.get("knoppen", ())) <= buttons, where
    if "vraag" in step:
        assert open_question(messages) == step["vraag"], where
    if "uitkomst" in step:
        assert step["uitkomst"] in [card.get("outcome") for card in cards], where
    if "kaart_soort" in step:
        assert step["kaart_soort"] in [card["kind"] for card in cards], where


def open_question(messages: list[dict]) -> str | None:
    """The id of the field whose question stands last in a reply, in its own words or in other words."""
    content, text = load_content(), messages[-1]["text"]
    if text.endswith(tuple(content.talk[name].text for name in ("welke_gemeente", "gemeente_lijkt_op"))):
        return "gemeente"
    asked = (one for one in content.fields.values() if text.endswith(tuple(filter(None, _words(one)))))
    return next((one.id for one in asked), None)


def _words(asked: Field) -> tuple[str, ...]:
    return asked.question, asked.employer_question, asked.retry
