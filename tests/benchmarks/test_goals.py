"""A goal is met or not by what was measured, and left out when nothing was measured."""

import pytest

from benchmarks.goals import goals


@pytest.mark.parametrize(("p95", "met"), [(2.0, True), (2.01, False)])
def test_a_goal_is_met_up_to_its_limit(p95, met):
    (one,) = goals({"verdicts": {"verdict": {"p50": 1.0, "p95": p95}}})

    assert one.met is met


def test_a_ratio_to_stock_must_be_reached():
    level = {"ours": {"per_second": 30, "p95": 10, "wrong": 0, "lost": 1}, "stock": {"per_second": 11}}
    load = {name: dict.fromkeys(("32", "128"), level) for name in ("answers", "check")}

    found = {one.text: one for one in goals({"load": {**load, "memory": {"ours": {"all": 900}}}})}

    ratio = next(one for text, one in found.items() if text.startswith("Answers per second"))
    lost = next(one for text, one in found.items() if "lost" in text)
    assert (ratio.measured, ratio.met) == ("2.7x", False)
    assert (lost.measured, lost.met) == ("4", False)
