"""How many questions a check can still ask at most."""

from datetime import datetime

from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.model import Field
from knowledge.questions import applies, possible_values


def questions_left(as_of: AsOf, case: Case) -> int:
    """Unanswered questions that apply, or that another answer can still make apply; also the one that is open again.

    Never too low. Too high when the outcome is certain before all are asked; nobody minds that.
    """
    asked = [one for one in as_of.content.fields.values() if one.asked == "gesprek"]
    mine = [one for one in asked if one.id == "rol" or case.role is None or case.role in one.roles]
    waiting = [one for one in mine if case.value(one.id) is None or case.asking == one.id]
    return sum(1 for one in waiting if applies(one, case) or _may_apply(as_of, case, one, waiting))


def _may_apply(as_of: AsOf, case: Case, asked: Field, waiting: list[Field]) -> bool:
    """Is there an answer to another waiting question after which this one applies?"""
    return any(
        applies(asked, case.with_answer(other.id, value, "afgeleid", datetime.min))
        for other in waiting
        for value in possible_values(as_of, other.id)
    )
