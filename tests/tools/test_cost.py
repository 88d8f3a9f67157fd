"""The calculation behind docs/benchmarks/cost.md, and that the page is made of it."""

import json

import pytest

from benchmarks import cost

MEASURED = {
    "turns": 10,
    "cpu_ms": {"channels": 10.0, "engine": 20.0},
    "memory_mb": {"channels": 100, "engine": 400},
    "bytes": 1_000,
    "application_bytes": 10_000,
}
GIVEN = {
    "day": {"busiest_hour": 0.36, "busiest_minute": 1.0, "busy_core": 0.5, "applications": 0.0},
    "keep": {"conversation": 30, "application": 365},
    "beside": {"postgresql": 100, "redis": 10, "proxy": 10, "copies": 0},
    "price": {"core_hour": 1.0, "gb_hour": 0.0, "gb_month": 0.0},
}


@pytest.mark.parametrize(
    ("volume", "turns", "replicas", "cores"),
    [(10, 0.01, {"channels": 1, "engine": 1}, 1), (100_000, 100, {"channels": 2, "engine": 4}, 6)],
)
def test_the_busiest_second_decides(volume: int, turns: float, replicas: dict, cores: int):
    found = cost.plan(MEASURED, GIVEN, volume)
    assert found["turns"] == pytest.approx(turns)
    assert found["replicas"] == replicas
    assert found["cores"] == cores
    assert found["euro"] == pytest.approx(730 * cores)
    assert found["scaled"] is (volume > 10)


def test_what_is_kept_longer_takes_more_room():
    few = cost.plan(MEASURED, GIVEN, 1000)
    many = cost.plan(MEASURED, {**GIVEN, "day": {**GIVEN["day"], "applications": 1.0}}, 1000)
    assert few["disk_gb"] == pytest.approx(0.03)
    assert many["disk_gb"] == pytest.approx(0.03 + 3.65)


def test_the_page_is_made_of_the_kept_figures_and_the_assumptions():
    kept = json.loads(cost.KEPT.read_text("utf-8"))
    assert cost.PAGE.read_text("utf-8") == cost.page(kept, cost.assumed()), "run make cost WITH=kept"
