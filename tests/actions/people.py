"""A group in conversation without an engine or a database: the candidates stand in a dictionary."""

from datetime import UTC, date, datetime, timedelta

from actions.check.flow import Check, Turn
from actions.check.turn import take
from actions.incoming import Incoming
from applications.cases import Dossier
from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.load import load_content

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FULL = "{}, 34, geen diploma, heeft werk, Venlo, mag werken ja, school: nee, wil: ja"


class People:
    """A check of several candidates in progress. `members` are all of them as they are now."""

    def __init__(self, audience: str = "professional", first: str = "", **entities: str) -> None:
        self.case, self.audience, self.card = Case(), audience, False
        self.others: dict[int, Case] = {}
        self.now = NOW
        self.turn: Turn = self.say(first, **entities) if first else self.press(doe="start_check")

    def say(self, text: str, intent: str = "vraag", ranking: tuple = (), **entities: str) -> Turn:
        found = tuple({"entity": name, "value": value} for name, value in entities.items())
        return self._take(Incoming("c", text, intent, TODAY, self.now, 0.3, found, ranking, audience=self.audience))

    def press(self, **payload: str) -> Turn:
        return self._take(Incoming("c", "", "knop", TODAY, self.now, payload=payload, audience=self.audience))

    def fill_card(self) -> Turn:
        self.card = True
        return self._take(Incoming("c", "", "kaart", TODAY, self.now, payload={"kaart": "contact"}))

    def answer(self, *replies: str) -> "People":
        for reply in replies:
            self.say(reply)
        return self

    @property
    def members(self) -> list[Case]:
        every = {**self.others, self.place: self.case}
        return [every[place] for place in sorted(every)]

    @property
    def place(self) -> int:
        return self.case.group.place if self.case.group else 1

    @property
    def text(self) -> str:
        return "\n".join(one["text"] for one in self.turn.says)

    @property
    def buttons(self) -> list[str]:
        return [one["title"] for one in self.turn.says[-1]["buttons"]]

    @property
    def card_shown(self) -> dict:
        return next(one["card"] for one in self.turn.says if one["card"])

    def _take(self, incoming: Incoming) -> Turn:
        self.now += timedelta(minutes=1)
        others = tuple(Dossier(number + 100, one, False, None) for number, one in self.others.items())
        check = Check(AsOf(load_content(), TODAY), incoming, self.card, others, 1)
        self.turn = take(check, self.case)
        self.case = self.turn.case
        if self.turn.group:
            self.others = {one.group.place: one for one in self.turn.group if one.group != self.case.group}
        return self.turn


def consultant(size: str = "drie") -> People:
    """A consultant with some candidates; what is asked about the place is answered."""
    return People(first=f"ik heb {size} kandidaten").answer("ja erkend", "ja", "ja")


def employer(size: str = "3") -> People:
    """An employer with some candidates; what is asked about the place is answered."""
    return People("werkgever", first=f"ik heb {size} kandidaten").answer("Venlo", "ja", "ja", "ja", "ja")


def overview_of(*names: str) -> People:
    """A consultant at the overview: candidates without open points."""
    people = consultant(str(len(names)))
    return people.answer(*(FULL.format(name) for name in names))
