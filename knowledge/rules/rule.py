"""What a rule is, and what it can find."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from knowledge.case import Case
from knowledge.dated import AsOf

Effect = Literal[
    *("met", "open", "decide", "unmet"),  # a condition
    *("possible", "to_ask", "not_for_this", "ended"),  # a scheme
    "advise",  # advice
]


@dataclass(frozen=True)
class Found:
    """What a rule found. `says` is the key of its words in `content/rules.yml`, `funding.yml` or `advice.yml`.

    met: fulfilled. open: not known or to be arranged on the way. decide: a named body must decide
    before an application makes sense. unmet: not fulfilled, another route is named.
    """

    effect: Effect
    says: str


Condition = Callable[[Case, AsOf], Found]
Look = Callable[[Case, AsOf], Found | None]


@dataclass(frozen=True)
class Rule:
    """A function with the roles it applies to, the fields it reads and the facts its words may show.

    `core`: without it too little is known to prepare an application. `anyway`: advice that also helps
    when another route fits better.
    """

    id: str
    roles: tuple[str, ...]
    fields: tuple[str, ...]
    condition: Look
    core: bool = False
    facts: tuple[str, ...] = ()
    anyway: bool = False


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


def possible(says: str = "mogelijk") -> Found:
    """The scheme could fit; a named body decides."""
    return Found("possible", says)


def to_ask(says: str = "onbekend") -> Found:
    """Not known whether this scheme fits; somebody can tell."""
    return Found("to_ask", says)


def not_for_this(says: str = "niet") -> Found:
    """The scheme is for something or somebody else."""
    return Found("not_for_this", says)


def ended(says: str) -> Found:
    """The scheme, or its round, is over."""
    return Found("ended", says)


def advise(says: str) -> Found:
    """Something that helps."""
    return Found("advise", says)
