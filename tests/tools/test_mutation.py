"""The page about changes that tests notice, without running them."""

import re
import tomllib
from pathlib import Path

import yaml

from tools.mutation import FILE, REASONS, ROOT, Mutant, changed_line, report, results

SAID = """
    knowledge.yes.x_nearest__mutmut_1: killed
    knowledge.yes.x__routes__mutmut_2: survived
    knowledge.clusters.xǁClusterǁfound__mutmut_3: timeout
    knowledge.verdict.x_judge__mutmut_4: no tests
"""
DIFF = "--- knowledge/yes.py\n+++ knowledge/yes.py\n@@ -1 +1 @@\n-    return None\n+    return 1\n"


def test_every_change_is_read_with_its_place() -> None:
    found = results(SAID)

    assert [(one.module, one.function, one.seen) for one in found] == [
        ("knowledge.yes", "nearest", True),
        ("knowledge.yes", "_routes", False),
        ("knowledge.clusters", "Cluster.found", True),
        ("knowledge.verdict", "judge", False),
    ]
    assert changed_line(DIFF) == "return 1"
    assert changed_line("") == ""


def test_the_page_counts_per_module_and_explains_what_went_unnoticed() -> None:
    lines = {"knowledge.yes.x__routes__mutmut_2": "return 1", "knowledge.verdict.x_judge__mutmut_4": "return 2"}
    reasons = [{"where": "knowledge.yes._routes", "line": "return 1", "why": "Maakt niets uit."}]
    page = report(results(SAID), lines, reasons)

    assert "| `knowledge.yes` | 2 | 1 | 50,0 % |" in page
    assert "| **Samen** | 4 | 2 | 50,0 % |" in page
    assert "- `knowledge.yes._routes`: `return 1` (survived)  \n  Maakt niets uit." in page
    assert "- `knowledge.verdict.judge`: `return 2` (no tests)  \n  **nog niet verklaard**" in page


def test_what_is_changed_and_the_tests_that_must_notice_exist() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]

    assert all(list(ROOT.glob(one)) for one in settings["only_mutate"])
    assert all((ROOT / one).exists() for one in settings["pytest_add_cli_args_test_selection"])


def test_the_committed_page_leaves_nothing_unexplained_and_notices_nine_out_of_ten() -> None:
    page = FILE.read_text(encoding="utf-8")
    share = re.search(r"\*\*Samen\*\* \| \d+ \| \d+ \| ([\d,]+) %", page).group(1)

    assert float(share.replace(",", ".")) >= 90
    assert "nog niet verklaard" not in page
    assert all(one["why"] for one in yaml.safe_load(Path(REASONS).read_text(encoding="utf-8")))


def test_a_suspicious_or_hanging_run_counts_as_noticed() -> None:
    assert Mutant("knowledge.yes.x_yes__mutmut_1", "suspicious").seen
    assert not Mutant("knowledge.yes.x_yes__mutmut_1", "not checked").seen
