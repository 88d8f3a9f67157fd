"""The real content, on a fixed day."""

from datetime import UTC, date, datetime

import pytest

from knowledge import clusters, yes
from knowledge.case import Case
from knowledge.dated import AsOf
from knowledge.load import load_content
from knowledge.model import Content

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content()


@pytest.fixture(scope="session")
def as_of(content: Content) -> AsOf:
    return AsOf(content, TODAY)


def case_of(answers: dict[str, str]) -> Case:
    """A case with these answers, in this order."""
    case = Case()
    for name, value in answers.items():
        case = case.with_answer(name, value, "gebruiker", NOW)
    return case


@pytest.fixture(scope="session", autouse=True)
def _nothing_remembered() -> None:
    """Every run works everything out again, so that another rule is never answered from memory."""
    for kept in (clusters.clusters_for, clusters._ends, clusters._splits, yes._nearest):
        kept.cache_clear()
