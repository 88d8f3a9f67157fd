"""What should have been opened again by now, as of a day, and days that cannot be right."""

from collections.abc import Iterator
from datetime import date

from knowledge.checks.problem import Problem
from knowledge.model import Checked, Content
from knowledge.walk import everything


def overdue(content: Content, today: date) -> Iterator[Problem]:
    """What should have been checked again before today."""
    for file, key, checked in everything(content, Checked):
        if today >= checked.again_before:
            said = f"moest voor {checked.again_before} opnieuw worden nagekeken"
            yield Problem(file, f"{key}.again_before", said, "over-tijd")


def impossible(content: Content, today: date) -> Iterator[Problem]:
    """Days of checking that lie in the future, or after the day to check again."""
    for file, key, checked in everything(content, Checked):
        if checked.on and checked.on >= checked.again_before:
            yield Problem(file, f"{key}.again_before", f"ligt niet na de dag van nakijken, {checked.on}", "dag")
        if checked.on and checked.on > today:
            yield Problem(file, f"{key}.on", f"{checked.on} is nog niet geweest", "dag")
