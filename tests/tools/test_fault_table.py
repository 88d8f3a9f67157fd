"""The table of faults names tests that exist, and they passed."""

import re

from tools.fault_table import FOLDER, TABLE


def test_the_table_names_tests_of_faults_that_passed() -> None:
    tests = {
        f"{path.name}::{name}"
        for path in FOLDER.glob("test_*.py")
        for name in re.findall(r"@fault\((?:.|\n)*?\ndef (test_\w+)", path.read_text(encoding="utf-8"))
    }
    rows = TABLE.read_text(encoding="utf-8").splitlines()
    told = {re.sub(r"\[.*", "", name) for row in rows for name in re.findall(r"`(test_\w+\.py::[^`]+)`", row)}
    assert told
    assert told <= tests
    assert not [row for row in rows if row.endswith("| failed |")]
