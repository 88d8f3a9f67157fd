"""The table of faults names every test of a fault, and no other."""

import re

from tools.fault_table import FOLDER, TABLE


def test_the_table_and_the_tests_tell_the_same_faults() -> None:
    tests = {
        f"{path.name}::{name}"
        for path in FOLDER.glob("test_*.py")
        for name in re.findall(r"@fault\((?:.|\n)*?\ndef (test_\w+)", path.read_text(encoding="utf-8"))
    }
    rows = TABLE.read_text(encoding="utf-8").splitlines()
    told = {re.sub(r"\[.*", "", name) for row in rows for name in re.findall(r"`(test_\w+\.py::[^`]+)`", row)}
    assert told == tests
    assert not [row for row in rows if row.endswith("| failed |")]
