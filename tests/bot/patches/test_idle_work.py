"""What is left out was for nothing: what copies, copies for the log; an empty domain is still seen as one."""

import inspect
import re

import pytest
from rasa.shared.core.domain import Domain

from bot.components.patches import idle_work


@pytest.mark.parametrize("module", idle_work.COPYING)
def test_a_module_copies_for_its_log_only(module):
    lines = inspect.getsource(module)
    logged = re.findall(r"structlogger\.debug\(\s*\"[^\"]+\",\s*\w+=copy\.deepcopy\(\w+\)\s*\)", lines)
    assert len(logged) == len(re.findall(r"(?<!\w)copy\.", lines)) > 0


def test_an_empty_domain_is_told_from_another():
    for domain in (Domain.empty(), Domain.from_dict({}), Domain.from_dict({"intents": ["vraag"]})):
        assert idle_work.is_empty(domain) == idle_work._is_empty(domain)
    assert idle_work.is_empty(Domain.empty())
