"""Requests made from openapi.json, right and wrong, to the whole assistant: every answer is one that is described."""

import os
from collections import Counter

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode, checks

from channels.website.api import OPENAPI
from tests.stack.scenario import begin
from tools.trial import Assistant

pytestmark = pytest.mark.stack
EXAMPLES = int(os.environ.get("EXAMPLES", "12"))  # per address and kind; `make fuzz` takes many more
SCHEMA = schemathesis.openapi.from_path(OPENAPI)
OPERATIONS = {one.ok().label: one.ok() for one in SCHEMA.get_all_operations()}
HOLDS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
KINDS = [
    (name, kind)
    for name, one in OPERATIONS.items()
    for kind in GenerationMode
    if kind is GenerationMode.POSITIVE or [*one.iter_parameters(), *one.body]  # else nothing in it can be wrong
]
answers: Counter[tuple[str, int]] = Counter()


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_every_answer_is_described(assistant: Assistant, name: str, kind: GenerationMode) -> None:
    token = begin(assistant, {}).token

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(OPERATIONS[name].as_strategy(generation_mode=kind))
    def holds(case: Case) -> None:
        response = _as_holder(case, token).call(base_url=assistant.base, timeout=60)
        answers[name, response.status_code] += 1
        case.validate_response(response, checks=HOLDS)

    holds()


def _as_holder(case: Case, token: str) -> Case:
    """Most requests are about a conversation that is there, or they would all end at the token."""
    if len(repr(case.body)) % 4:
        if isinstance(case.body, dict) and "conversation" in case.body:
            case.body["conversation"] = token
        case.headers["Authorization"] = f"Bearer {token}"
    return case


def test_the_requests_came_through_and_were_refused() -> None:
    statuses = Counter()
    for (_, status), count in answers.items():
        statuses[status] += count
    print(dict(sorted(statuses.items())))
    assert statuses[200] > len(OPERATIONS)
    assert statuses[400] > len(OPERATIONS)
