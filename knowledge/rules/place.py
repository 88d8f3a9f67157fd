"""Is it known which region, and so which desk, this case belongs to?"""

from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.places import gemeente
from knowledge.rules.rule import Found, met, still_open


def region_known(case: Case, day: AsOf) -> Found:
    """The gemeente leads to exactly one arbeidsmarktregio (fact 1.39)."""
    name = case.known("gemeente")
    if name is None:
        return still_open()
    return still_open("twijfel") if gemeente(day.content, name).doubt else met()
