"""Where an application stands, and who may move it: a table, and two questions to it."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["aanmelder", "loket", "coordinator", "systeem"]
Colleague = Literal["medewerker", "coordinator", "redactie", "beheer"]
Status = Literal[
    "concept", "ingediend", "in_behandeling", "vraag_terug", "aangenomen", "doorverwezen", "ingetrokken", "afgerond"
]

LABELS: dict[Status, str] = {
    "concept": "Klaar om zelf te versturen",
    "ingediend": "Ingediend bij het loket",
    "in_behandeling": "In behandeling bij het loket",
    "vraag_terug": "Het loket heeft een vraag",
    "aangenomen": "Aangenomen door het loket",
    "doorverwezen": "Doorverwezen naar een andere route",
    "ingetrokken": "Ingetrokken",
    "afgerond": "Afgerond",
}
SENDER, SYSTEM = ("aanmelder",), ("systeem",)
DESK = ("loket", "coordinator")
TRANSITIONS: dict[tuple[Status, Status], tuple[Role, ...]] = {
    ("concept", "ingediend"): SENDER + SYSTEM,
    ("concept", "ingetrokken"): SENDER,
    ("ingediend", "in_behandeling"): DESK,
    ("ingediend", "doorverwezen"): DESK,
    ("ingediend", "ingetrokken"): SENDER,
    ("in_behandeling", "vraag_terug"): DESK,
    ("in_behandeling", "aangenomen"): DESK,
    ("in_behandeling", "doorverwezen"): DESK,
    ("in_behandeling", "ingetrokken"): SENDER,
    ("vraag_terug", "in_behandeling"): DESK + SENDER,
    ("vraag_terug", "doorverwezen"): DESK,
    ("vraag_terug", "ingetrokken"): SENDER,
    ("aangenomen", "afgerond"): DESK + SYSTEM,
    ("doorverwezen", "afgerond"): DESK + SYSTEM,
    ("ingetrokken", "afgerond"): DESK + SYSTEM,
}
FIRST: Status = "concept"
CLOSED: Status = "afgerond"
# The sender may still correct what the desk has not decided on.
CORRECTABLE: frozenset[Status] = frozenset({"concept", "ingediend", "in_behandeling", "vraag_terug"})


@dataclass(frozen=True)
class Actor:
    """Who does something with an application. `name` is the account of a colleague of the desk, else empty."""

    role: Role
    name: str = ""


def allowed(current: Status, to: Status, role: Role) -> bool:
    """May somebody in this role make this move?"""
    return role in TRANSITIONS.get((current, to), ())


def moves(current: Status, role: Role) -> tuple[Status, ...]:
    """Where somebody in this role can take an application from here, in the order of the table."""
    return tuple(to for (at, to), roles in TRANSITIONS.items() if at == current and role in roles)
