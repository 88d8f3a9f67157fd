"""What a rule is, and what it can find."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from knowledge.case import Case
from knowledge.dated import AsOf

Effect = Literal["met", "open", "decide", "unmet"]


@dataclass(frozen=True)
class Found:
    """What a rule found. `says` is the key of its words in `content/rules.yml`.

    met: fulfilled. open: not known or to be arranged on the way. decide: a named body must decide
    before an application makes sense. unmet: not fulfilled, another route is named.
    """

    effect: Effect
    says: str


Condition = Callable[[Case, AsOf], Found]


@dataclass(frozen=True)
class Rule:
    """A condition with the roles it applies to and the fields it reads.

    `core`: without it too little is known to prepare an application.
    """

    id: str
    roles: tuple[str, ...]
    fields: tuple[str, ...]
    condition: Condition
    core: bool = False


def met(says: str = "voldaan") -> Found:
    """The condition is fulfilled."""
    return Found("met", says)


def still_open(says: str = "onbekend") -> Found:
    """Not known yet, or something to arrange on the way."""
    return Found("open", says)


def decide(says: str) -> Found:
    """A named body must decide first."""
    return Found("decide", says)


def unmet(says: str = "niet") -> Found:
    """The condition is not fulfilled; another route is named."""
    return Found("unmet", says)
