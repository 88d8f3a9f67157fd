"""A conversation with its real store and the real content, without an engine: for tests of several candidates."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count

from actions.check.flow import Turn
from actions.check.form import take_turn
from actions.incoming import Incoming
from applications import cases, contact
from applications.database import Database
from knowledge.load import load_content

TODAY, NOW = date(2026, 11, 22), datetime(2026, 11, 22, 12, tzinfo=UTC)
CARD = {
    "organisatie": "Gemeente Voorbeeld",
    "contactpersoon": "S. Bos",
    "email": "s@gemeente.example",
    "referentie": "R-1",
    "akkoord_kandidaat": True,
}


@dataclass
class Several:
    """Somebody who types and presses. `shown` is every button with the case it was shown for."""

    db: Database
    who: str
    audience: str | None = "professional"
    last: Turn | None = None
    shown: list[tuple[dict, int]] = field(default_factory=list)
    turns: count = field(default_factory=lambda: count(1))

    def say(self, text: str, intent: str = "vraag", **entities: str) -> str:
        """Type something; what was understood is given. The texts that come back."""
        found = tuple({"entity": name, "value": value} for name, value in entities.items())
        return self._take(text=text, intent=intent, confidence=0.9, entities=found)

    def press(self, title: str) -> str:
        """Press the newest button with this title, whichever case it was shown for."""
        payload, dossier = next((one, number) for one, number in reversed(self.shown) if one["title"] == title)
        return self.send(dossier, **_payload(payload))

    def send(self, dossier: int = 0, **payload: str) -> str:
        """What a button sends that was shown for a case."""
        return self._take(text="", intent="knop", payload=payload, dossier=dossier)

    def fill(self, **changed: str | bool) -> str:
        """Fill in the card of the open case."""
        contact.save(self.db, self.who, {**CARD, **changed}, NOW)
        return self._take(text="", intent="kaart", payload={"kaart": "x"}, dossier=self.number)

    @property
    def number(self) -> int:
        return cases.look(self.db, self.who).number

    @property
    def titles(self) -> list[str]:
        assert self.last
        return [button["title"] for one in self.last.says for button in one["buttons"]]

    def gemeenten(self) -> list[str | None]:
        """The answer of each case, by number."""
        return [one.case.value("gemeente") for one in cases.dossiers(self.db, self.who)]

    def _take(self, **given: object) -> str:
        turn = f"t{next(self.turns)}"
        base = {"conversation": self.who, "today": TODAY, "now": NOW, "audience": self.audience, "turn": turn}
        self.last = take_turn(load_content(), self.db, Incoming(**{**base, **given}))
        self.shown += [(button, one["dossier"]) for one in self.last.says for button in one["buttons"]]
        return "\n".join(one["text"] for one in self.last.says)


def _payload(button: dict) -> dict[str, str]:
    return json.loads(button["payload"].removeprefix("/knop"))
