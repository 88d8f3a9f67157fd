"""What is left out was for nothing: what copies, copies for the log; an empty domain is still seen as one."""

import ast
import dataclasses
import inspect

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import TrackerActiveLoop

from bot.components.patches import idle_work


@pytest.mark.parametrize("module", idle_work.COPYING)
def test_a_module_copies_for_its_log_only(module):
    tree = ast.parse(inspect.getsource(module))
    calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call)]
    logged = [one for one in calls if ast.unparse(one.func) == "structlogger.debug"]
    assert 0 < len(copies(tree)) == sum(len(copies(one)) for one in logged)


def test_an_open_form_is_sent_as_it_was():
    loop = TrackerActiveLoop("form", True, False, {"text": "hoi", "entities": [{"value": 3}]})
    assert idle_work.trackers.dataclasses.asdict(loop) == dataclasses.asdict(loop)
    tree = ast.parse(inspect.getsource(idle_work.trackers))
    used = [ast.unparse(one) for one in ast.walk(tree) if isinstance(one, ast.Attribute)]
    assert [one for one in used if one.startswith("dataclasses.")] == ["dataclasses.dataclass", "dataclasses.asdict"]


def copies(tree: ast.AST) -> list[ast.Attribute]:
    return [one for one in ast.walk(tree) if isinstance(one, ast.Attribute) and ast.unparse(one.value) == "copy"]


def test_an_empty_domain_is_told_from_another():
    for domain in (Domain.empty(), Domain.from_dict({}), Domain.from_dict({"intents": ["vraag"]})):
        assert idle_work.is_empty(domain) == idle_work._is_empty(domain)
    assert idle_work.is_empty(Domain.empty())
