"""The page that tells how the check reckons: from the rules themselves, in words beside the picture."""

from typing import Any, get_args

from knowledge.findings import Outcome
from knowledge.model import Content
from knowledge.rules import rules_for

ROLES = {"professional": "Vragen over een kandidaat", "werkgever": "Vragen over een werkplek"}


def view(content: Content) -> dict[str, Any]:
    """Per role every condition with its questions, and the outcomes in the order in which they count."""
    roles = [
        (name, [(content.rules[rule.id].title, _questions(content, role, rule.fields)) for rule in rules_for(role)])
        for role, name in ROLES.items()
    ]
    return {"roles": roles, "outcomes": [content.outcomes[one] for one in get_args(Outcome)]}


def _questions(content: Content, role: str, names: tuple[str, ...]) -> list[str]:
    fields = [content.fields[name] for name in names]
    return [one.employer_question if role == "werkgever" and one.employer_question else one.question for one in fields]
