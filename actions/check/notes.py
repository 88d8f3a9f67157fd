"""What the check says about its own course: what was noted, changed or dropped, and what that did to the outcome."""

from actions.check import say
from actions.messages import paragraphs
from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.model import Content, Field
from knowledge.questions import conversation_fields
from knowledge.replies import label_of
from knowledge.rules import rules_for
from knowledge.verdict import Verdict


def heard(as_of: AsOf, before: Case, after: Case, names: list[str]) -> str:
    """The answers that came in, apart from the ones that replace another, and what is no longer needed."""
    content = as_of.content
    other = [name for name in names if name in after.answers and before.value(name) != after.value(name)]
    changed = [name for name in other if before.value(name)]
    noted = [name for name in other if not before.value(name)]
    gone = [content.fields[name] for name in before.answers if name not in after.answers]
    again = {one.id for one in gone if one in conversation_fields(content, after)}
    anew, dropped = ([one for one in gone if (one.id in again) == asked] for asked in (True, False))
    same = [name for name in names if name in after.answers and before.value(name) == after.value(name)]
    parts = [] if other else [_headed(content, "stond_er_al", say.noted(as_of, after, same))]
    parts.append(_headed(content, "gewijzigd", _changed(as_of, before, after, changed)))
    parts.append(_headed(content, "genoteerd", say.noted(as_of, after, noted)))
    parts.append(_headed(content, "opnieuw_vragen", _labels(anew, before)))
    parts.append(_headed(content, "niet_meer_nodig", _labels(dropped, before)))
    if "rol" in changed:
        kept = [name for name in after.answers if name != "rol" and name not in noted]
        parts.append(_headed(content, "meegenomen", say.noted(as_of, after, kept)))
    return paragraphs(*parts)


def answer_of(as_of: AsOf, case: Case, asked: Field) -> str:
    """The answer a question has, as a person reads it."""
    return label_of(as_of, asked, case.value(asked.id) or "")


def outcome_change(as_of: AsOf, case: Case, verdict: Verdict) -> str:
    """What answers changed since the last outcome did to it; empty when there is nothing to tell."""
    content = as_of.content
    changed = [name for name in case.changed if name in case.answers and content.fields[name].asked == "gesprek"]
    if not case.told or not changed:
        return ""
    if case.told == verdict.outcome:
        return f'De uitslag blijft: "{verdict.title}".'
    *earlier, last = (
        f"{content.fields[name].label_for(case.role)}: {answer_of(as_of, case, content.fields[name])}"
        for name in changed
    )
    because = " en ".join(filter(None, (", ".join(earlier), last)))
    return (
        f'De uitslag was: "{content.outcomes[case.told].title}". Nu is de uitslag: "{verdict.title}", door {because}.'
    )


def why(content: Content, case: Case, asked: Field) -> str:
    """Why a question is asked, and which conditions its answer counts for."""
    titles = [content.rules[rule.id].title for rule in rules_for(case.role) if asked.id in rule.fields]
    counts = f"Dit antwoord telt mee bij: {', '.join(titles)}." if titles else ""
    return f"{asked.why} {counts}".strip()


def example(asked: Field) -> str:
    """An answer somebody could give."""
    return f'Een antwoord kan zijn: "{asked.example.rstrip(".")}".' if asked.example else ""


def _changed(as_of: AsOf, before: Case, after: Case, names: list[str]) -> str:
    """One line for each answer that replaces another, with what it was."""
    fields = as_of.content.fields
    return "\n".join(
        f"{say.noted(as_of, after, [name])} (was: {answer_of(as_of, before, fields[name])})" for name in names
    )


def _labels(fields: list[Field], case: Case) -> str:
    return "\n".join(f"- {one.label_for(case.role)}" for one in fields)


def _headed(content: Content, head: str, lines: str) -> str:
    return f"{content.talk[head].text}\n{lines}" if lines else ""
