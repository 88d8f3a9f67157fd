"""Answers in a group: one candidate in one line, another candidate than the current one, or all at once."""

from dataclasses import replace

from actions.check import group_say, group_words, notes, say
from actions.check.commands import guessed
from actions.check.flow import Check, Turn, ask
from actions.check.group_acts import closer, on, without
from actions.check.group_steps import place_of, wants_line
from applications.candidate import why_not
from knowledge import group
from knowledge.case import Case
from knowledge.group import Members
from knowledge.lines import Line, read_line, reference_first
from knowledge.questions import settled
from knowledge.replies import heard
from knowledge.verdict import judge

SEVERAL = 2  # answers that make a message a line about a candidate while another question is open
SEPARATORS = (",", ";", "\t", "|")


def about_others(check: Check, case: Case) -> Turn | None:
    """A message about all candidates, or about one by its reference or number."""
    members, text = check.members(case), check.incoming.text
    if (rest := group_words.about_everybody(text)) is not None:
        return _to_all(check, case, members, rest)
    meant = group_words.meant(text, members)
    if meant is None or (wants_line(check.as_of, case, members) and _is_line(case, meant)):
        return None
    if meant.remove:
        return without(check, case, meant.case)
    line = _read(check, meant.case, meant.rest, wants_name=False)
    if line.answers:
        return _corrected(check, case, meant.case, line)
    return closer(check, case, meant.case) if not meant.rest or line.unclear else None


def _is_line(case: Case, meant: group_words.Meant) -> bool:
    """Is this the answer to the open question for a reference, and not about a candidate told of before?"""
    itself = meant.case.group == case.group
    return itself or (meant.by_name and not meant.remove and not meant.rest) or any(s in meant.text for s in SEPARATORS)


def line(check: Check, case: Case) -> Turn | None:
    """One candidate in one line: the reference, and whatever stands beside it."""
    members, text = check.members(case), check.incoming.text
    if not wants_line(check.as_of, case, members):
        return _several(check, case, members, text)
    meant = group_words.meant(text, members)
    own = meant.rest if meant and meant.case.group == case.group and meant.rest else text
    read = _read(check, case, own, wants_name=True)
    if guessed(check.incoming) and not read.answers and not any(sign.isdigit() for sign in read.name):
        return None
    if not read.name and not read.answers:
        return ask(check, case.failed(), *_unclear(check, read))
    if read.name and (reason := _refused(check, case, members, read.name)):
        return _noted(check, case.failed(), members, replace(read, name=""), reason)
    return _noted(check, replace(case, name=read.name or group.called(case), attempts=0), members, read)


def _several(check: Check, case: Case, members: Members, text: str) -> Turn | None:
    """Several answers about the current candidate while one question is open."""
    asked = check.open_question(case)
    if asked is None or heard(check.as_of, asked, text, ()).exact or not any(one in text for one in SEPARATORS):
        return None
    if other := reference_first(text):
        return ask(check, case, check.words("groep_onbekend_kenmerk").replace("[kenmerk]", other))
    read = _read(check, case, text, wants_name=False)
    return _noted(check, case, members, read) if len(read.answers) >= SEVERAL else None


def _noted(check: Check, case: Case, members: Members, read: Line, *before: str) -> Turn:
    """Keep what a line says of the current candidate, read it back, and go on."""
    changed = replace(_answered(check, case, read), attempts=case.attempts)
    note = notes.heard(check.as_of, case, changed, list(read.answers)) if read.answers else ""
    return on(check, changed, group.put_back(members, changed), *before, note, *_unclear(check, read))


def _to_all(check: Check, case: Case, members: Members, rest: str) -> Turn | None:
    """The same answer for every candidate."""
    read = _read(check, case, rest, wants_name=False)
    if not read.answers:
        return None
    every = tuple(_answered(check, one, read) for one in members)
    here = every[place_of(case) - 1]
    kept = [name for name in read.answers if name in here.answers]
    return on(check, here, every, f"{check.words('groep_voor_allen')}\n{say.noted(check.as_of, here, kept)}")


def _corrected(check: Check, case: Case, other: Case, read: Line) -> Turn:
    """Other answers for a candidate, and what they do to the outcome; then back to where the group was."""
    changed = _answered(check, other, read)
    note = notes.heard(check.as_of, other, changed, list(read.answers))
    outcome = ""
    if group.is_done(check.as_of, changed):
        verdict = judge(check.content, changed, check.as_of.today)
        outcome, changed = group_say.outcome_line(changed, verdict), changed.shown(verdict.outcome)
    members = group.put_back(check.members(case), changed)
    here = members[place_of(case) - 1]
    return on(check, here, members, f"{group_say.heading(changed)}.", note, outcome)


def _read(check: Check, case: Case, text: str, *, wants_name: bool) -> Line:
    """What a line says; what the language engine found in it counts where the line itself is not clear."""
    fields = [
        one
        for one in check.content.fields.values()
        if case.role in one.roles and one.grouped(case.role) == "each" and not one.personal
    ]
    read = read_line(check.as_of, fields, text, wants_name=wants_name)
    if not read.unclear:
        return read
    found = heard(check.as_of, None, ", ".join(read.unclear), check.incoming.entities).answers
    wanted = {one.id for one in fields} - set(read.answers)
    more = {name: value for name, value in found.items() if name in wanted}
    return replace(read, answers={**read.answers, **more}, unclear=() if more else read.unclear)


def _answered(check: Check, case: Case, read: Line) -> Case:
    for name, value in read.answers.items():
        case = case.with_answer(name, value, "gebruiker", check.incoming.now)
    return settled(check.content, case)


def _unclear(check: Check, read: Line) -> tuple[str, ...]:
    if not read.unclear:
        return ()
    parts = "\n".join(f"- {part}" for part in read.unclear)
    return (f"{check.words('groep_onduidelijk')}\n{parts}",)


def _refused(check: Check, case: Case, members: Members, name: str) -> str:
    """Why this reference cannot be used; "" when it can."""
    other = group.named(members, name)
    if other and other.group != case.group:
        return check.words("groep_kenmerk_dubbel")
    return why_not(name)
