"""The conditions of the check, one function each. Their words stand in `content/rules.yml`."""

from knowledge.rules.candidate import (
    age,
    income,
    may_work,
    no_basic_qualification,
    regular_school_not_feasible,
    wants_to_learn,
)
from knowledge.rules.company import cooperates, recognised, supervisor, work_fits
from knowledge.rules.place import region_known
from knowledge.rules.rule import Rule

PROFESSIONAL, EMPLOYER = "professional", "werkgever"
BOTH = (PROFESSIONAL, EMPLOYER)

RULES: tuple[Rule, ...] = (
    Rule("regio", BOTH, ("gemeente",), region_known, core=True),
    Rule("startkwalificatie", (PROFESSIONAL,), ("opleiding",), no_basic_qualification, core=True),
    Rule("leeftijd", (PROFESSIONAL,), ("leeftijd",), age, core=True),
    Rule("inkomen", (PROFESSIONAL,), ("situatie", "toestemming"), income),
    Rule("werken_in_nederland", (PROFESSIONAL,), ("mag_werken",), may_work),
    Rule("gewone_opleiding", (PROFESSIONAL,), ("school",), regular_school_not_feasible, core=True),
    Rule("motivatie", (PROFESSIONAL,), ("wil",), wants_to_learn),
    Rule("erkenning", BOTH, ("bedrijf",), recognised),
    Rule("praktijkopleider", BOTH, ("bedrijf", "praktijkopleider"), supervisor),
    Rule("passend_werk", BOTH, ("bedrijf", "werk"), work_fits),
    Rule("samenwerking", (EMPLOYER,), ("samenwerken",), cooperates, core=True),
)


def rules_for(role: str | None) -> tuple[Rule, ...]:
    """The rules that apply to a role; without a role none."""
    return tuple(rule for rule in RULES if role in rule.roles)
