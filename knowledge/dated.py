"""Facts as of a day. The newest value not after the day counts; a value of None means: ended."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from knowledge.errors import NotInForce, UnknownId
from knowledge.model import Content, Fact, Value
from knowledge.texts_of import PLACEHOLDER

HERE = ZoneInfo("Europe/Amsterdam")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
UNITS = {
    "jaar": ("jaar", "jaar"),
    "weken": ("week", "weken"),
    "maanden": ("maand", "maanden"),
    "dagen": ("dag", "dagen"),
    "uren": ("uur", "uur"),
    "procent": ("%", "%"),
}


@dataclass(frozen=True)
class AsOf:
    """The content seen on one day."""

    content: Content
    today: date

    def number(self, fact_id: str) -> int:
        """The whole number a fact has on this day. Raises NotInForce when it has none."""
        value = value_on(self._fact(fact_id), self.today).value
        if not isinstance(value, int):
            raise NotInForce(f"fact {fact_id!r} has no number on {self.today}")
        return value

    def day(self, fact_id: str) -> date | None:
        """The day a fact names, seen on this day; None when it has ended. Raises NotInForce when it is no day."""
        value = value_on(self._fact(fact_id), self.today).value
        if value is not None and not isinstance(value, date):
            raise NotInForce(f"fact {fact_id!r} names no day on {self.today}")
        return value

    def text(self, fact_id: str) -> str:
        """A fact as it is written in a text on this day; a sentence with its own facts filled in."""
        fact = self._fact(fact_id)
        now = written(fact, value_on(fact, self.today))
        return self.filled(now) if fact.unit == "zin" else now

    def filled(self, text: str) -> str:
        """`text` with every {fact-id} replaced by the value of this day."""
        return PLACEHOLDER.sub(lambda found: self.text(found.group(1)), text)

    def _fact(self, fact_id: str) -> Fact:
        if fact_id not in self.content.facts:
            raise UnknownId(f"no fact {fact_id!r}; see knowledge/content/facts")
        return self.content.facts[fact_id]


def value_on(fact: Fact, day: date) -> Value:
    """The value in force on `day`. Raises NotInForce before the first one: never a silent default."""
    in_force = [value for value in fact.values if value.start <= day]
    if not in_force:
        raise NotInForce(f"fact {fact.id!r} has no value before {fact.values[0].start}, asked for {day}")
    return in_force[-1]


def written(fact: Fact, value: Value) -> str:
    """One value in Dutch: "€ 2.700", "2 maanden", "1 januari 2026", or "(vervallen op …)"."""
    if value.value is None and fact.unit == "zin":
        return ""
    if value.value is None:
        return f"(vervallen op {dutch_day(value.start)})"
    if isinstance(value.value, date):
        return dutch_day(value.value)
    if isinstance(value.value, str):
        return value.value
    number = f"{value.value:,}".replace(",", ".")
    if fact.unit == "euro":
        return f"€ {number}"
    one, more = UNITS.get(fact.unit, ("", ""))
    return f"{number} {one if value.value == 1 else more}".strip()


def dutch_day(day: date) -> str:
    """A day as people write it: 1 januari 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_here(at: datetime) -> date:
    """The day on which a moment falls in the Netherlands."""
    return at.astimezone(HERE).date()


def page_date(text: str | None, approximate: bool = False) -> str | None:
    """The date on a page in Dutch: "16 september 2023", "september 2023", "ongeveer 2021"."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    words = [str(parts[0])]
    if len(parts) > 1:
        words.insert(0, MONTHS[parts[1] - 1])
    if len(parts) > 2:
        words.insert(0, str(parts[2]))
    return ("ongeveer " if approximate else "") + " ".join(words)
