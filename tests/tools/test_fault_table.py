"""The table of faults holds every test of a fault, and they passed."""

import subprocess
import sys

from tools.fault_table import FOLDER, told
from tools.house import ROOT


def test_the_table_holds_every_test_of_faults_and_they_passed() -> None:
    asked = [sys.executable, "-m", "pytest", str(FOLDER), "--collect-only", "-q", "-p", "no:cacheprovider"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    tests = {one.removeprefix("tests/faults/") for one in listed if one.startswith("tests/faults/test_")}
    rows = told()
    assert tests
    assert set(rows) == tests, "run make prove-faults (PART=… for one file)"
    assert [name for name, row in rows.items() if not row.endswith("| passed |")] == []
