"""Play a scenario file against the running assistant. The words of a scenario:

zeg / knop / kaart       what the user does: type, press a button by its title, fill in the newest card
bestand                  upload a spreadsheet with these rows, the headers first
code                     go on with a code by the API, without typing it in the talk
in                       the conversation of this step, by a name; a new name begins one (no name: the first)
met_code                 a new conversation that begins with this code
artikel, regio           the article and region of the answer
bevat, niet              texts that some message must, and no message may, hold
vraag                    the id of the field that is open afterwards
uitkomst                 the outcome on the card
kaart_soort              the kind of card that is shown
knoppen                  titles of buttons that some message must have
kandidaat                the number in a group of the candidate that is asked about afterwards
uitleg                   what a presenter of the demo says at this step; the test passes it by
overzicht                the candidates on the card by reference, each with its outcome ("" when skipped)
vakken                   the cells of a spreadsheet that are named as wrong
aanmeldingen             how many applications a group led to
rijen, geen_rijen        values that the rows of a card must, and must not, hold
fout                     the code of the error (the card or the code is refused)

In a text "{code}" is the newest code that was shown in any conversation, "{oude code}" the one before it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from channels.website.demo.personas import PERSONAS
from knowledge.load import load_content
from knowledge.model import Field
from tests.applications.spreadsheets.files import sheet_of
from tools.trial import Assistant

SCENARIOS = Path(__file__).parent.parent / "scenarios"
FOLDERS = (SCENARIOS, PERSONAS)  # what the demo plays is tested like any other conversation
ACTS = {"zeg", "knop", "kaart", "bestand", "code", "in", "met_code", "uitleg"}
EXPECTS = {"artikel", "regio", "bevat", "niet", "vraag", "uitkomst", "kaart_soort", "fout", "knoppen"}
OF_A_GROUP = {"groep_hoeveel": "aantal", "groep_kandidaat": "kenmerk", "groep_kandidaat_anders": "kenmerk"}
EXPECTS |= {"rijen", "geen_rijen", "kandidaat", "overzicht", "vakken", "aanmeldingen"}


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
            return self.post("/api/messages", text=step["zeg"])
        if "knop" in step:
            return self.post("/api/messages", button=self.button(step["knop"]))
        if "bestand" in step:
            return self.upload(sheet_of(*step["bestand"]))
        if "code" in step:
            return self.post("/api/codes", code=step["code"])
        return self.post("/api/cards", card=self.form(), values=self.own(step["kaart"]))

    def own(self, values: dict) -> dict:
        """An organisation of this conversation alone: the same candidate of the same one is noticed elsewhere."""
        named = {"organisatie": f"{values['organisatie']} {self.token[:8]}"} if values.get("organisatie") else {}
        return {**values, **named}

    def post(self, path: str, **body: object) -> tuple[int, dict]:
        """Send something in this conversation."""
        return self.assistant.post(path, {"conversation": self.token, **body})

    def upload(self, file: bytes) -> tuple[int, dict]:
        """Send a spreadsheet in this conversation."""
        headers = {"Content-Type": "application/octet-stream", "Authorization": f"Bearer {self.token}"}
        return self.assistant.ask("/api/groups", file, headers)

    def form(self) -> str:
        """The id of the newest form."""
        cards = [one["card"] for one in self.everything if one["card"]]
        forms = [card["id"] for card in cards if card["kind"] == "formulier"]
        assert forms, f"no form was shown, the last message is {self.messages[-1]['text']!r}"
        return forms[-1]

    def button(self, title: str) -> str:
        """The id of the newest button with this title."""
        offered = [one for message in self.everything for one in buttons_of(message) if one["title"] == title]
        assert offered, f"no button {title!r} among {[b['title'] for m in self.messages for b in m['buttons']]}"
        return offered[-1]["id"]


def buttons_of(message: dict) -> list[dict]:
    """The buttons below a message, and those in the rows of its card."""
    rows = (message["card"] or {}).get("rows") or []
    return [*message["buttons"], *(row["button"] for row in rows if "button" in row)]


def names() -> list[str]:
    """Every scenario, by file and name."""
    return [f"{path.stem}/{one['naam']}" for path in files() for one in read(path)]


def files() -> list[Path]:
    """Every file with scenarios."""
    return [path for folder in FOLDERS for path in sorted(folder.glob("*.yml"))]


def read(path: Path) -> list[dict]:
    """The scenarios of a file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def find(name: str) -> dict:
    """One scenario by the name `names` gives it."""
    stem, _, title = name.partition("/")
    file = next(path for path in files() if path.stem == stem)
    return next(one for one in read(file) if one["naam"] == title)


Begin = Callable[[Assistant, dict, str | None], Talk]


def begin(assistant: Assistant, scenario: dict, code: str | None = None) -> Talk:
    """Start a conversation of a scenario."""
    body = {"channel": "website", "today": str(scenario.get("vandaag", "2026-11-22"))}
    body |= {key: scenario[dutch] for dutch, key in (("publiek", "audience"), ("regio", "region")) if dutch in scenario}
    status, opened = assistant.post("/api/conversations", body | ({"code": code} if code else {}))
    assert status == 201, opened
    return Talk(assistant, opened["conversation"], opened["messages"], list(opened["messages"]))


def play(assistant: Assistant, scenario: dict, begun: Begin = begin) -> Talk:
    """Play it to the end, checking every step; the conversation of the last step. `begun` begins each conversation."""
    for number, (step, talk, reply) in enumerate(played(assistant, scenario, begun), 1):
        where = f"step {number} {step}\n{reply}"
        if "fout" in step:
            assert reply["error"]["code"] == step["fout"], where
            assert set(step.get("vakken", ())) <= set(reply["error"].get("fields") or ()), where
            continue
        assert "error" not in reply, where
        check(talk.messages, step, where)
    return talk


def played(assistant: Assistant, scenario: dict, begun: Begin = begin) -> Iterator[tuple[dict, Talk, dict]]:
    """Every step as it was done, with the conversation it was done in and the reply; nothing is checked."""
    talks = {"": begun(assistant, scenario, None)}
    for number, step in enumerate(scenario["gesprek"], 1):
        assert set(step) <= ACTS | EXPECTS, f"step {number}: unknown words {set(step) - ACTS - EXPECTS}"
        step = with_codes(step, shown_codes(talks))
        talk = talk_of(assistant, scenario, talks, step, begun)
        reply = {"messages": talk.messages} if "met_code" in step else talk.act(step)[1]
        if "error" not in reply and "met_code" not in step:
            talk.messages = reply["messages"]
            talk.everything += reply["messages"]
        yield step, talk, reply


def talk_of(assistant: Assistant, scenario: dict, talks: dict[str, Talk], step: dict, begun: Begin) -> Talk:
    """The conversation of a step, begun now when its name is new."""
    name = step.get("in", "")
    if name not in talks:
        talks[name] = begun(assistant, scenario, step.get("met_code"))
    return talks[name]


def shown_codes(talks: dict[str, Talk]) -> list[str]:
    """Every code that was shown, the newest last."""
    cards = [one["card"] for talk in talks.values() for one in talk.everything if one["card"]]
    return [card["code"] for card in cards if card["kind"] == "code" and card["code"]]


def with_codes(step: dict, codes: list[str]) -> dict:
    """The step with the codes in its texts, in the way it writes them."""
    ways = {"code": -1, "oude code": -2}
    known = {name: codes[place] for name, place in ways.items() if len(codes) >= -place}
    known |= {f"{name} klein zonder streep": code.lower().replace("-", "") for name, code in known.items()}
    known |= {f"{name} met spatie": code.replace("-", " ") for name, code in known.items() if "klein" not in name}
    return {word: _filled(said, known) if isinstance(said, str) else said for word, said in step.items()}


def _filled(text: str, known: dict[str, str]) -> str:
    for name, code in known.items():
        text = text.replace(f"{{{name}}}", code)
    return text


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
    values = {row.get("value") for card in cards for row in card.get("rows", ())}
    assert set(step.get("rijen", ())) <= values, where
    assert not set(step.get("geen_rijen", ())) & values, where
    if "kaart_soort" in step:
        assert step["kaart_soort"] in [card["kind"] for card in cards], where
    check_group(messages, step, where)


def check_group(messages: list[dict], step: dict, where: str) -> None:
    """What a step expects of a group of candidates."""
    if "kandidaat" in step:
        numbers = re.findall(r"^Kandidaat (\d+) van \d+", messages[-1]["text"], re.MULTILINE)
        assert numbers[-1:] == [str(step["kandidaat"])], where
    cards = [one["card"] for one in messages if one["card"]]
    if "overzicht" in step:
        rows = next(card.get("candidates") or card["rows"] for card in cards)
        assert {row["name"]: row["outcome"] for row in rows} == step["overzicht"], where
    if "aanmeldingen" in step:
        rows = next(card["rows"] for card in cards if card["kind"] == "aanmeldingen")
        assert len({row["reference"] for row in rows}) == step["aanmeldingen"], where


def open_question(messages: list[dict]) -> str | None:
    """The id of the field whose question stands last in a reply, in its own words or in other words."""
    content, text = load_content(), messages[-1]["text"]
    if text.endswith(tuple(content.talk[name].text for name in ("welke_gemeente", "gemeente_lijkt_op"))):
        return "gemeente"
    if found := next((called for name, called in OF_A_GROUP.items() if content.talk[name].text in text), None):
        return found
    asked = (one for one in content.fields.values() if text.endswith(tuple(filter(None, _words(one)))))
    return next((one.id for one in asked), None)


def _words(asked: Field) -> tuple[str, ...]:
    return asked.question, asked.employer_question, asked.group_question, asked.retry, asked.employer_retry
