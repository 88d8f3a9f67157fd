"""A content file that was damaged while the assistant runs."""

import pytest

from tests.faults.marks import fault, thorough, until
from tests.faults.person import CHECK, clear
from tests.faults.town import Town

pytestmark = pytest.mark.stack
DAMAGE = {
    "a wrong value": lambda data: data.replace(b"topic: nuggers", b"topic: nugers"),
    "half a file": lambda data: data[: len(data) // 2] + b'\n  "',
    "no text": lambda data: b"\xff\xfe\x00" + data,
}


@fault(
    "a content file damaged ({harm}) while the assistant runs, and then kill -9 of the action server",
    "answers as before the kill; after it 'Ik kan nu even geen antwoord geven.' until the file is right",
    "everything; the log names the file, and the part starts by itself when the file is right",
)
@pytest.mark.parametrize(
    "harm", [pytest.param(one, marks=() if one == "a wrong value" else thorough) for one in DAMAGE]
)
def test_a_damaged_file_under_a_running_assistant(town: Town, record_property, harm: str) -> None:
    file = town.content / "articles/nugger-meedoen.yml"
    right = file.read_bytes()
    person = CHECK.begin(town.own)
    log = town.own.var / "logs/actions.log"
    told = log.stat().st_size
    file.write_bytes(DAMAGE[harm](right))
    try:
        assert clear(person.send("once", text="wat is een nugger")).status == 200
        town.kill("actions")
        until(lambda: "nugger-meedoen.yml" in log.read_text(errors="replace")[told:], "the reason in the log")
        assert clear(person.send("twice", text="vmbo")).status == 503
    finally:
        file.write_bytes(right)
    CHECK.went_well(person, person.insist("twice", text="vmbo"))
    assert "Traceback" not in log.read_text(errors="replace")[told:]
    record_property("waited", person.waited)
