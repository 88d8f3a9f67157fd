"""For editors: questions without an answer and opinions about answers, grouped by likeness, each to be judged once."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import select, update

from applications import audit, tables
from applications.database import Database

Judgement = Literal["artikel", "nieuw", "buiten"]
JUDGEMENTS: dict[Judgement, str] = {
    "artikel": "Beantwoord door een artikel",
    "nieuw": "Nieuw artikel nodig",
    "buiten": "Buiten het onderwerp",
}
ALIKE = 0.5  # share of words (without the small ones) that two questions of one group have in common
_WORD = re.compile(r"[^\W_]{2,}")


@dataclass(frozen=True)
class Question:
    """A question without an answer, masked. `nearest`: ids of the articles that came nearest, best first."""

    id: int
    text: str
    nearest: tuple[str, ...]
    at: datetime
    judged: Judgement | None
    article: str | None


@dataclass(frozen=True)
class Opinion:
    """What somebody thinks of an answer."""

    conversation: str
    seq: int
    article: str | None
    helpful: bool
    comment: str
    at: datetime
    judged: Judgement | None


def questions(db: Database, *, judged: bool = False) -> list[Question]:
    """Questions that still wait for an editor, newest first; with `judged` those that do not."""
    row = tables.Unanswered
    wanted = row.judged.is_not(None) if judged else row.judged.is_(None)
    with db.reading() as session:
        return [_question(one) for one in session.scalars(select(row).where(wanted).order_by(row.id.desc()))]


def alike(asked: Sequence[Question], small_words: Collection[str]) -> list[list[Question]]:
    """Questions in groups that look alike, the largest group first. Each is compared with the first of a group."""
    groups: list[tuple[frozenset[str], list[Question]]] = []
    for one in asked:
        words = frozenset(_WORD.findall(one.text.lower())) - frozenset(small_words)
        fitting = next((group for first, group in groups if _likeness(first, words) >= ALIKE), None)
        if fitting is None:
            groups.append((words, [one]))
        else:
            fitting.append(one)
    return sorted((group for _words, group in groups), key=len, reverse=True)


def judge(
    db: Database, name: str, numbers: Iterable[int], judged: Judgement, article: str | None, now: datetime
) -> int:
    """Mark questions; how many. `article` only with "artikel"."""
    row = tables.Unanswered
    chosen = update(row).where(row.id.in_(list(numbers))).values(judged=judged, article=article)
    with db.session() as session:
        count = session.execute(chosen.execution_options(synchronize_session=False)).rowcount
        about = f"{count} × {JUDGEMENTS[judged].lower()}{f': {article}' if article else ''}"
        audit.note(db, name, "redactie", now, about=about)
        return count


def opinions(db: Database, *, judged: bool = False) -> list[Opinion]:
    """Opinions that still wait for an editor, newest first; with `judged` those that do not."""
    row = tables.Feedback
    wanted = row.judged.is_not(None) if judged else row.judged.is_(None)
    found = select(row).where(wanted).order_by(row.at.desc(), row.conversation_id, row.seq)
    with db.reading() as session:
        return [_opinion(one) for one in session.scalars(found)]


def judge_opinions(db: Database, name: str, article: str | None, judged: Judgement, now: datetime) -> int:
    """Mark all open opinions about an article; how many."""
    row = tables.Feedback
    about = row.article == article if article else row.article.is_(None)
    chosen = update(row).where(about, row.judged.is_(None)).values(judged=judged)
    with db.session() as session:
        count = session.execute(chosen.execution_options(synchronize_session=False)).rowcount
        audit.note(db, name, "redactie", now, about=f"{count} × oordeel over {article or 'overige berichten'}")
        return count


def candidates(db: Database) -> list[tuple[str, str]]:
    """Questions that an article answers, with that article: what the model may be trained on after a look."""
    return sorted({(one.article or "", one.text) for one in questions(db, judged=True) if one.judged == "artikel"})


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _question(row: tables.Unanswered) -> Question:
    nearest = tuple(str(one.get("id") or one.get("name") or "") for one in row.ranking[:3])
    judged = row.judged if row.judged in get_args(Judgement) else None
    return Question(row.id, row.text, tuple(one for one in nearest if one), row.at, judged, row.article)


def _opinion(row: tables.Feedback) -> Opinion:
    return Opinion(row.conversation_id, row.seq, row.article, row.helpful, row.comment, row.at, row.judged)
