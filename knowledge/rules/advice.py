"""What helps to make it work (facts 2.31, 3.1 to 3.6, 5.1 and the lessons of the regions). Never decides anything."""

from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.rules.company import has_company
from knowledge.rules.rule import Found, advise
from knowledge.rules.situations import GEMEENTE, NEEDS_CONSENT, UWV, situation, works_there

EMPLOYER = "werkgever"


def trial_first(case: Case, day: AsOf) -> Found | None:
    """Begin with a proefplaatsing, talk about learning after that."""
    if case.known("vorm") == "dienstverband":
        return None
    if case.role == EMPLOYER:
        return None if works_there(case) else advise("werkgever")
    known = situation(case)
    if known in UWV:
        return advise("uwv")
    return advise("gemeente") if known in GEMEENTE else None


def next_step(case: Case, day: AsOf) -> Found:
    """The first step of 5.1 that is still to be taken."""
    if not has_company(case):
        return advise("werkgever_zoeken")
    if case.known("bedrijf") != "erkend":
        return advise("erkenning")
    waits = situation(case) in NEEDS_CONSENT and case.known("toestemming") != "ja"
    return advise("toestemming" if waits else "taken")


def agreement(case: Case, day: AsOf) -> Found:
    """Step 7: enrol and sign, all three (facts 1.14, 2.16, 2.23)."""
    return advise("werkgever" if case.role == EMPLOYER else "kandidaat")


def start_meeting(case: Case, day: AsOf) -> Found:
    """Step 8: all parties talk about why, and who guides."""
    return advise("alle_partijen")


def appoint_job_coach(case: Case, day: AsOf) -> Found:
    """Guidance after the placement decides; a jobcoach who is there already should know about praktijkleren."""
    return advise("informeren" if case.known("jobcoach") == "ja" else "aanwijzen")


def support_supervisor(case: Case, day: AsOf) -> Found | None:
    """Too few people to guide is the bottleneck that regions name most."""
    return advise("te_weinig") if case.known("praktijkopleider") == "nee" else None


def other_line(case: Case, day: AsOf) -> Found | None:
    """Another leerlijn when the work or the sector does not fit."""
    if case.known("werk") == "nee":
        return advise("ander_werk")
    return advise("nog_kiezen") if case.known("sector") == "anders" else None


def school_visits(case: Case, day: AsOf) -> Found:
    """A visit at the start and at the end is no duty, but it helps (fact 2.31)."""
    return advise("begin_en_eind")


def language(case: Case, day: AsOf) -> Found | None:
    """Language is never a ground to stop; help can be arranged (fact 2.9)."""
    return advise("taalhulp") if case.known("taalhulp") == "ja" else None


def integration(case: Case, day: AsOf) -> Found | None:
    """Inburgering and praktijkleren may go together; the gemeente directs inburgering (fact 2.12)."""
    return advise("gemeente") if case.known("mag_werken") == "statushouder" else None


def wished_result(case: Case, day: AsOf) -> Found | None:
    """Three results to choose between; the intake helps (section 2.5)."""
    wish = case.known("uitkomst")
    return advise(wish) if wish in {"certificaat", "diploma", "advies"} else None


def exemption(case: Case, day: AsOf) -> Found:
    """No right to vrijstelling: the examencommissie decides; the school may shorten (section 3)."""
    return advise("na_certificaat" if case.known("uitkomst") == "certificaat" else "geen_recht")


def records(case: Case, day: AsOf) -> Found:
    """Step 9 and 13: keep attendance and guidance, needed for a subsidy (facts 2.23, 4.3)."""
    return advise("bijhouden")
