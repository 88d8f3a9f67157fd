"""Which scheme could apply as of the day (facts, section 4). Reads only the case and dated facts; promises nothing.

possible: fits what is known; a named body decides. to_ask: not known, and who can tell. not_for_this: meant
for something or somebody else. ended: the scheme or its round is over.
"""

from collections.abc import Mapping

from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.rules.rule import Found, ended, not_for_this, possible, to_ask
from knowledge.rules.situations import AT_SCHOOL, situation, works_there


def third_route_subsidy(case: Case, day: AsOf) -> Found:
    """Praktijkleren in de derde leerweg (facts 4.3 to 4.7). A round nobody knows of stays unknown: ask RVO."""
    if situation(case) == AT_SCHOOL:
        return not_for_this("leerling")
    phase = _phase(day, "derde-leerweg-laatste-ronde-begin", "derde-leerweg-laatste-ronde-einde")
    if phase == "open":
        return possible("ronde_open")
    return to_ask("ronde_komt" if phase == "before" else "ronde_onbekend")


def day_release_subsidy(case: Case, day: AsOf) -> Found:
    """Subsidieregeling praktijkleren is for bbl and for the last year of pro and vso (facts 4.1, 4.2)."""
    at_school = situation(case) == AT_SCHOOL
    if not at_school and case.known("school") != "ja":
        return not_for_this()
    phase = _phase(day, "bbl-ronde-2026-begin", "bbl-ronde-2026-einde")
    if phase == "after":
        return ended("ronde_dicht")
    if phase == "before":
        return to_ask("ronde_komt")
    return possible("school_open" if at_school else "bbl_open")


def uwv_training(case: Case, day: AsOf) -> Found:
    """UWV pays for training of its own groups, one by one; never by itself (facts 2.2, 4.10)."""
    found = _by_situation(
        case,
        {
            **dict.fromkeys(("ww", "wia", "wajong", "ziektewet"), possible()),
            "wia_eigenrisico": to_ask("eigenrisico"),
        },
    )
    refused = found.effect == "possible" and case.known("toestemming") == "nee"
    return to_ask("geweigerd") if refused else found


def gemeente_budget(case: Case, day: AsOf) -> Found:
    """The gemeente pays for support by its own verordening (facts 2.14, 4.11)."""
    found = _by_situation(
        case,
        {
            **dict.fromkeys(("bijstand", "ioaw"), possible()),
            **dict.fromkeys(("nugger", "schoolverlater"), to_ask("steun")),
        },
    )
    young = case.known("leeftijd") == "jongvolwassen" and situation(case) != AT_SCHOOL
    return to_ask("jong") if young and found.effect == "not_for_this" else found


def wage_subsidy(case: Case, day: AsOf) -> Found:
    """Loonkostensubsidie of the gemeente; not for Wajong, also for recent leavers of pro and vso (fact 1.24)."""
    return _by_situation(
        case,
        {
            **dict.fromkeys(("bijstand", "ioaw", "nugger"), to_ask("gemeente")),
            "schoolverlater": possible("schoolverlater"),
            "werkend": to_ask("werkend"),
            "wajong": not_for_this("wajong"),
        },
    )


def job_coach(case: Case, day: AsOf) -> Found:
    """The gemeente or UWV grants a jobcoach, by benefit (fact 1.19)."""
    return _by_situation(
        case,
        {
            **dict.fromkeys(("wia", "wajong"), possible("uwv")),
            **dict.fromkeys(("ww", "ziektewet", "wia_eigenrisico"), to_ask("uwv_vragen")),
            "bijstand": possible("gemeente"),
            **dict.fromkeys(("ioaw", "nugger", "schoolverlater"), to_ask("gemeente_vragen")),
            AT_SCHOOL: not_for_this(),
        },
        other=to_ask("werkcentrum"),
    )


def uwv_trial(case: Case, day: AsOf) -> Found:
    """Proefplaatsing with a benefit of UWV; not for who works there already (facts 1.20, 1.21)."""
    if works_there(case):
        return not_for_this("medewerker")
    return _by_situation(
        case,
        {
            **dict.fromkeys(("ww", "wia", "wajong", "ziektewet"), possible()),
            "wia_eigenrisico": to_ask("eigenrisico"),
        },
    )


def gemeente_trial(case: Case, day: AsOf) -> Found:
    """Proefplaats of the Participatiewet, for who has algemene bijstand (fact 1.22)."""
    return _by_situation(case, {"bijstand": possible(), "ioaw": to_ask("ioaw")})


def no_risk(case: Case, day: AsOf) -> Found:
    """No-riskpolis: UWV knows who it is for; the case says nothing about health (fact 4.12)."""
    return _unless_at_school(case, to_ask("uwv"))


def wage_benefit(case: Case, day: AsOf) -> Found:
    """Loonkostenvoordeel banenafspraak, without a declaration since 2026 (facts 1.25, 1.26, 4.13)."""
    return _unless_at_school(case, possible("wajong") if situation(case) == "wajong" else to_ask("register"))


def sector_fund(case: Case, day: AsOf) -> Found:
    """O&O-fonds: every sector has its own rules (fact 4.15)."""
    return _unless_at_school(case, to_ask("fonds"))


def slim(case: Case, day: AsOf) -> Found:
    """SLIM dropped the practice place of the derde leerweg (facts 4.8, 4.9)."""
    over = _phase(day, "slim-derde-leerweg-einde", "slim-derde-leerweg-einde") != "before"
    return ended("vervallen") if over else to_ask()


def _by_situation(case: Case, table: Mapping[str, Found], other: Found = not_for_this()) -> Found:  # noqa: B008
    known = situation(case)
    return to_ask() if known is None else table.get(known, other)


def _unless_at_school(case: Case, found: Found) -> Found:
    return not_for_this() if situation(case) == AT_SCHOOL else found


def _phase(day: AsOf, begin: str, end: str) -> str:
    """Is the round still to come (before), open, or over (after)? Its last day is open."""
    first, last = day.day(begin), day.day(end)
    if first is None or last is None or day.today > last:
        return "after"
    return "before" if day.today < first else "open"
