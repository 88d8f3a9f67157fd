"""The case (dossier): what has been answered so far in a check, each answer with its origin and time."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

UNKNOWN = "weet_niet"


@dataclass(frozen=True)
class Given:
    """One answer. `origin`: gebruiker, profiel, afgeleid or regio-tabel."""

    value: str
    origin: str
    at: datetime


@dataclass(frozen=True)
class Group:
    """A case that is one of several for the same place: the id they share, how many they are, which one this is.

    `state`: "klaar" when nothing more is asked of this one, "overgeslagen", or "" while questions may be open.
    """

    id: str
    size: int
    place: int
    state: str = ""


@dataclass(frozen=True)
class Case:
    """The answers of one check, in the order in which they were given.

    `name`: what the user calls this candidate, such as "K-204" or "kandidaat 1"; never the name of a person.
    `told`: the outcome that was shown last. `changed`: the fields with another answer since then.
    `offered`: the buttons that a typed "ja" and "nee" press, after a question that has only those two answers.
    """

    answers: Mapping[str, Given] = field(default_factory=dict)
    stage: str = "nieuw"
    attempts: int = 0
    asking: str | None = None
    name: str = ""
    told: str = ""
    group: Group | None = None
    changed: tuple[str, ...] = ()
    offered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def role(self) -> str | None:
        """`professional`, `werkgever`, or None while that is not known."""
        return self.value("rol")

    @property
    def own_answers(self) -> bool:
        """Did the user answer anything besides who he or she is?"""
        return any(name != "rol" and given.origin == "gebruiker" for name, given in self.answers.items())

    def value(self, field_id: str) -> str | None:
        """The answer to a field; None when it was not answered, `weet_niet` when that was the answer."""
        given = self.answers.get(field_id)
        return given.value if given else None

    def known(self, field_id: str) -> str | None:
        """The answer to a field, with "weet niet" counted as no answer."""
        value = self.value(field_id)
        return None if value == UNKNOWN else value

    def with_answer(self, field_id: str, value: str, origin: str, at: datetime) -> "Case":
        """The case with one answer given or corrected; a corrected answer counts as the newest."""
        rest = {name: given for name, given in self.answers.items() if name != field_id}
        asking = None if self.asking == field_id else self.asking
        other = self.told and self.value(field_id) != value
        changed = tuple(dict.fromkeys((*self.changed, field_id))) if other else self.changed
        answers = {**rest, field_id: Given(value, origin, at)}
        return replace(self, answers=answers, attempts=0, asking=asking, changed=changed)

    def without(self, *field_ids: str) -> "Case":
        """The case with some answers taken back."""
        rest = {name: given for name, given in self.answers.items() if name not in field_ids}
        return replace(self, answers=rest, attempts=0)

    def at_stage(self, stage: str) -> "Case":
        """The case in another stage: nieuw, vragen, uitslag, kaart, samenvatting, klaar."""
        return replace(self, stage=stage, attempts=0)

    def asked_again(self, field_id: str | None) -> "Case":
        """The case with one question open again. Its answer stays until there is another; None: none is open again."""
        return replace(self, asking=field_id, attempts=0)

    def taken_back(self, field_id: str) -> "Case":
        """The case with one answer taken back and its question open again."""
        return self.without(field_id).asked_again(field_id)

    def offering(self, yes: Mapping[str, str], no: Mapping[str, str]) -> "Case":
        """The case while "ja" and "nee" are about something else than the check: what each of them presses."""
        return replace(self, offered={"ja": yes, "nee": no})

    def shown(self, outcome: str) -> "Case":
        """The case after an outcome was shown."""
        return replace(self, told=outcome, changed=())

    def failed(self) -> "Case":
        """The case after an answer that was not understood."""
        return replace(self, attempts=self.attempts + 1)

    def to_json(self) -> dict:
        """Plain data, for the store."""
        answers = {
            name: {"value": one.value, "origin": one.origin, "at": one.at.isoformat()}
            for name, one in self.answers.items()
        }
        return {
            "answers": answers,
            "stage": self.stage,
            "attempts": self.attempts,
            "asking": self.asking,
            "name": self.name,
            "told": self.told,
            "group": asdict(self.group) if self.group else None,
            "changed": list(self.changed),
            "offered": {said: dict(payload) for said, payload in self.offered.items()},
        }

    @classmethod
    def from_json(cls, data: Mapping) -> "Case":
        """The case again, from what `to_json` gave; older data has no name, no outcome told and no group."""
        answers = {
            name: Given(one["value"], one["origin"], datetime.fromisoformat(one["at"]))
            for name, one in data["answers"].items()
        }
        group = Group(**data["group"]) if data.get("group") else None
        told = {"name": data.get("name", ""), "told": data.get("told", ""), "changed": tuple(data.get("changed", ()))}
        offered = data.get("offered", {})
        return cls(answers, data["stage"], data["attempts"], data["asking"], **told, group=group, offered=offered)
