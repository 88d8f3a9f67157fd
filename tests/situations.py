"""The table of situations.yml, tried at every question and stage of both roles: where, what is said, what must hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import yaml

from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.load import load_content
from knowledge.model import Field
from knowledge.questions import next_question, settled
from knowledge.replies import label_of

FILE = Path(__file__).with_name("situations.yml")
WORDS = {
    *("situatie", "zegt", "achtereen", "afgedekt", "waar", "bij", "niet_bij", "rol", "verandert", "weg", "vraag"),
    *("blijft", "bevat", "niet", "knoppen", "taal"),
}
TODAY, YESTERDAY = date(2026, 11, 22), datetime(2026, 11, 21, 9, tzinfo=UTC)
AS_OF = AsOf(load_content(), TODAY)
CONTENT = AS_OF.content
# Answers with which every question of a role is asked.
ALL_ASKED = {
    **{"gemeente": "Venlo", "opleiding": "geen", "leeftijd": "volwassen", "situatie": "bijstand"},
    **{"toestemming": "ja", "mag_werken": "ja", "school": "nee", "wil": "ja", "bedrijf": "erkend"},
    **{"praktijkopleider": "ja", "werk": "ja", "samenwerken": "ja"},
}
AGES = {"minderjarig": "16", "jongvolwassen": "19", "volwassen": "34"}
LONG = "Ik werk al jaren met mensen die het lastig hebben en ik vertel graag hoe dat gaat. " * 10


@dataclass(frozen=True)
class Place:
    """A moment in a check: a question that is open, or a stage after the last one."""

    name: str
    case: Case
    asked: Field | None
    before: Field | None

    @property
    def stage(self) -> str:
        """As the table calls it."""
        return "vraag" if self.asked else self.case.stage


@dataclass(frozen=True)
class Expected:
    """What must hold afterwards: the answers, and the open question or the stage."""

    answers: Mapping[str, str]
    asked: str | None
    stage: str


@cache
def rows() -> list[dict]:
    """The table."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


@cache
def places() -> list[Place]:
    """Every question of both roles, the question for the role itself, and the stages after the questions."""
    found = [Place("rol", Case(stage="vragen"), CONTENT.fields["rol"], None)]
    for role in ("professional", "werkgever"):
        case = Case(stage="vragen").with_answer("rol", role, "profiel", YESTERDAY)
        before = None
        while asked := next_question(CONTENT, case, TODAY):
            found.append(Place(f"{role}-{asked.id}", case, asked, before))
            case, before = case.with_answer(asked.id, ALL_ASKED[asked.id], "gebruiker", YESTERDAY), asked
        ended = replace(case.with_answer("akkoord_kandidaat", "ja", "gebruiker", YESTERDAY), told="aanmelden")
        ended = settled(CONTENT, ended)
        found += [Place(f"{role}-{stage}", ended.at_stage(stage), None, before) for stage in STAGES]
    return found


STAGES = ("uitslag", "kaart", "samenvatting")


def tried() -> Iterator[tuple[Place, dict]]:
    """Every situation at every place where it makes sense."""
    return ((place, row) for place in places() for row in rows() if fits(place, row))


def fits(place: Place, row: dict) -> bool:
    """Does this row of the table apply here?"""
    first = {"eerste"} if place.asked and not place.before else set()
    names = first | ({place.asked.id} if place.asked else set())
    role = row.get("rol", place.case.role) == place.case.role
    wanted = not row.get("bij") or names & set(row["bij"])
    here = place.stage in row.get("waar", ["vraag"])
    return bool(role and wanted and here and not names & set(row.get("niet_bij", ())))


def texts(place: Place, row: dict, *, masked: bool = False) -> list[list[str]]:
    """Each way to say it, as the messages that follow each other."""
    one_by_one = row.get("afgedekt", row.get("zegt", ())) if masked else row.get("zegt", ())
    ways = [row["achtereen"]] if "achtereen" in row else [[text] for text in one_by_one]
    return [[_filled(place, text) for text in way] for way in ways]


def said(asked: Field, value: str) -> str:
    """An answer in words: short where the question knows a short reply."""
    if asked.type == "gemeente":
        return value
    if asked.type == "leeftijd":
        return AGES[value]
    choice = next(one for one in asked.choices if one.value == value)
    return next(iter((*choice.replies, *choice.words)), label_of(AS_OF, asked, value))


def other_value(place: Place) -> str:
    """Another answer to the question before, if possible one after which the same question is open."""
    assert place.before
    if place.before.type == "gemeente":
        return "Emmen"
    values = [one.value for one in place.before.choices if one.value != place.case.value(place.before.id)]
    same = [one for one in values if place.asked == _asked_after(place.case, place.before.id, one)]
    return [*same, *values][0]


def _asked_after(case: Case, name: str, value: str) -> Field | None:
    changed = settled(CONTENT, case.with_answer(name, value, "gebruiker", YESTERDAY))
    return next_question(CONTENT, changed, TODAY)


def _filled(place: Place, text: str) -> str:
    if place.asked:
        answer = said(place.asked, _answer(place)) if "{antwoord}" in text else ""
        text = text.replace("{antwoord}", answer)
    if "{vorig ander}" in text and place.before:
        text = text.replace("{vorig ander}", said(place.before, other_value(place)))
    return text.replace("{lang verhaal}", LONG)


def _answer(place: Place) -> str:
    assert place.asked
    return "professional" if place.asked.id == "rol" else ALL_ASKED[place.asked.id]


def expected(place: Place, row: dict) -> Expected:
    """What the table says must hold, worked out for this place."""
    case = _without(place, row)
    for name, value in row.get("verandert", {}).items():
        case = case.with_answer(*_change(place, name, value), "gebruiker", YESTERDAY)
    case = settled(CONTENT, case)
    answers = {name: given.value for name, given in case.answers.items()}
    if row.get("blijft"):
        return Expected(answers, None, row["blijft"])
    if row.get("vraag"):
        return Expected(answers, place.before.id if row["vraag"] == "vorige" and place.before else row["vraag"], "")
    asked = next_question(CONTENT, case, TODAY)
    stage = "uitslag" if place.case.stage == "vragen" else place.case.stage
    return Expected(answers, asked.id if asked else None, "vragen" if asked else stage)


def _without(place: Place, row: dict) -> Case:
    gone = row.get("weg")
    if gone == "alles":
        return Case()
    if gone == "alles behalve de rol":
        return place.case.without(*(set(place.case.answers) - {"rol"}))
    if gone == "vorige antwoord" and place.before:
        return place.case.without(place.before.id)
    return place.case.without(gone) if gone else place.case


def _change(place: Place, name: str, value: str) -> tuple[str, str]:
    if name == "dit antwoord":
        assert place.asked
        value = _answer(place) if value == "gegeven" else value
        return place.asked.id, _yes_of(place.asked) if value == "ja" else value
    if name == "vorige antwoord":
        assert place.before
        return place.before.id, other_value(place)
    return name, value


def _yes_of(asked: Field) -> str:
    return next(one.value for one in asked.choices if "ja" in {one.value, *one.replies, *one.employer_replies})


def problems(place: Place, row: dict, case: Case, says: list[dict]) -> list[str]:
    """Everything that does not hold after the situation; empty when all is well."""
    want, texts_, shown = expected(place, row), [one["text"] for one in says], "\n".join(one["text"] for one in says)
    buttons = [one["title"] for message in says for one in message["buttons"]]
    answers = {name: given.value for name, given in case.answers.items()}
    asked = case.asking or getattr(next_question(CONTENT, case, TODAY) if case.role else None, "id", None)
    found = [] if answers == want.answers else [f"answers {answers}, expected {dict(want.answers)}"]
    if want.stage != "nieuw" and not (want.stage == "vragen" and want.asked is None):
        open_now = asked if case.stage != "nieuw" else None
        found += [] if open_now == want.asked or not case.role else [f"open is {open_now}, expected {want.asked}"]
    if want.asked is None and case.stage != want.stage:
        found.append(f"the stage is {case.stage}, expected {want.stage}")
    parts = [_told(place, part) for part in row.get("bevat", ())]
    found += [f"{part!r} is not said" for part in parts if part.lower() not in shown.lower()]
    found += [f"{part!r} is said" for part in row.get("niet", ()) if part.lower() in shown.lower()]
    found += [f"no button {title!r}" for title in row.get("knoppen", ()) if title not in buttons]
    if not (says and texts_[-1] and (says[-1]["buttons"] or says[-1]["card"] or texts_[-1].endswith("?"))):
        found.append("a dead end: no question, no button, no card")
    return found


def _told(place: Place, part: str) -> str:
    asked = place.asked
    if asked is None:
        return part
    question = asked.employer_question if place.case.role == "werkgever" and asked.employer_question else asked.question
    for name, text in (("vraag", question), ("anders", asked.put_to(place.case.role).retry), ("waarom", asked.why)):
        part = part.replace(f"{{{name}}}", text)
    return part
