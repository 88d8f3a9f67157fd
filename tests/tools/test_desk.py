"""Setting where the applications of a region go."""

import pytest

from tools.desk import main

VARIABLES = ("region", "delivery", "address", "opening", "after")


@pytest.fixture
def desk(monkeypatch, tmp_path):
    monkeypatch.setenv("VAR", str(tmp_path))

    def run(**given: str) -> int:
        for name in VARIABLES:
            monkeypatch.setenv(name, given.get(name, ""))
        return main()

    return run


def test_a_desk_can_be_set_listed_and_turned_off(desk, capsys):
    assert desk(region="AM29", address="loket@voorbeeld.nl", after="3") == 0
    assert "AM29 Noord-Limburg: email loket@voorbeeld.nl (reminder after 3 days)" in capsys.readouterr().out
    assert desk() == 0
    assert "AM29" in capsys.readouterr().out
    assert desk(region="AM29", delivery="none") == 0
    capsys.readouterr()
    assert desk() == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"region": "AM99", "address": "a@b.nl"}, "not a region"),
        ({"region": "AM29"}, "needs the address"),
        ({"region": "AM29", "address": "a@b.nl,c@d.nl"}, "needs the address"),
        ({"region": "AM29", "address": "a@b.nl", "after": "nul"}, "working days"),
        ({"region": "AM29", "address": "a@b.nl", "after": "0"}, "working day"),
        ({"region": "AM29", "delivery": "fax"}, "not none or loket or email"),
    ],
)
def test_what_cannot_work_is_said(desk, capsys, given, said):
    assert desk(**given) == 1
    assert said in capsys.readouterr().err
