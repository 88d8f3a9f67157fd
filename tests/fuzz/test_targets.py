"""The fuzz targets hold for what was found before, for the texts nobody should send, and for some thousand new inputs.

`make fuzz` looks much longer, guided by coverage.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.pieces import ALPHABETS, WORDS, Pieces
from tests.fuzz.targets import TARGETS

FOUND = sorted(path for path in (Path(__file__).parent / "found").rglob("*") if path.is_file())
INPUTS = {"message": 2_000, "talk": 40, "spreadsheet": 60, "card": 300, "press": 300, "door": 300}


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_once_is_fine_for_good(path):
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_breaks_a_target(name):
    @settings(max_examples=INPUTS[name], deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.binary(min_size=30, max_size=400))
    def holds(data):
        TARGETS[name](data)

    holds()


def test_the_same_bytes_give_the_same_text_and_every_word_can_come():
    data = bytes(range(256))
    assert Pieces(data).text() == Pieces(data).text() != ""
    said = {Pieces(bytes([0, kind, place, *range(30)])).text() for kind in range(8) for place in range(256)}
    assert all(any(word in one for one in said) for word in WORDS)
    assert all(any(set(signs) & set(one) for one in said) for signs in ALPHABETS)
