"""How many questions a check can still ask at most, and which one this is."""

from datetime import datetime

from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.model import Field
from knowledge.questions import applies, possible_values

MOST = 12  # no way through the check is longer; a test walks them all


def position(as_of: AsOf, case: Case) -> tuple[int, int]:
    """The number of the open question, and how many there are at most."""
    given = sum(1 for one in as_of.content.fields.values() if one.asked == "gesprek" and _settled(case, one))
    return given + 1, max(given + 1, min(MOST, given + questions_left(as_of, case)))


def _settled(case: Case, field: Field) -> bool:
    return case.value(field.id) is not None and case.asking != field.id


def questions_left(as_of: AsOf, case: Case) -> int:
    """Unanswered questions that apply, or that another answer can still make apply; also the one that is open again.

    Never too low. Too high when the outcome is certain before all are asked; nobody minds that.
    """
    asked = [one for one in as_of.content.fields.values() if one.asked == "gesprek"]
    mine = [one for one in asked if one.id == "rol" or case.role is None or case.role in one.roles]
    waiting = [one for one in mine if not _settled(case, one)]
    return sum(1 for one in waiting if applies(one, case) or _may_apply(as_of, case, one, waiting))


def _may_apply(as_of: AsOf, case: Case, asked: Field, waiting: list[Field]) -> bool:
    """Is there an answer to another waiting question after which this one applies?"""
    return any(
        applies(asked, case.with_answer(other.id, value, "afgeleid", datetime.min))
        for other in waiting
        for value in possible_values(as_of, other.id)
    )
