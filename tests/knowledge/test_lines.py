"""One candidate in one line: what can mean one thing counts, the rest is given back."""

import pytest

from knowledge.lines import Line, read_line

LINES = [
    (
        "K-3, 34, geen diploma, bijstand, Venlo",
        Line("K-3", {"leeftijd": "volwassen", "opleiding": "geen", "situatie": "bijstand", "gemeente": "Venlo"}),
    ),
    ("12, 34, vmbo, ww", Line("12", {"leeftijd": "volwassen", "opleiding": "vmbo", "situatie": "ww"})),
    ("34, vmbo", Line("", {"leeftijd": "volwassen", "opleiding": "vmbo"})),
    ("12", Line("12")),
    ("K-3", Line("K-3")),
    ("kenmerk: K3; opleiding geen; wil ja", Line("K3", {"opleiding": "geen", "wil": "ja"})),
    ("K-3 is 34 jaar en heeft geen diploma", Line("K-3", {"leeftijd": "volwassen", "opleiding": "geen"})),
    ("K-1\t22\tVMBO\tPW\tden bosch", Line("K-1", {
        "leeftijd": "jongvolwassen", "opleiding": "vmbo", "situatie": "bijstand", "gemeente": "'s-Hertogenbosch",
    })),
    ("K-9; ongeveer 45 jaar; zit in de ww; woont in Emmen", Line("K-9", {
        "leeftijd": "volwassen", "situatie": "ww", "gemeente": "Emmen",
    })),
    ("K-4, ja, nee", Line("K-4", {}, ("ja", "nee"))),
    ("geen", Line("", {}, ("geen",))),
    ("K-5, Bergen, blauw", Line("K-5", {}, ("Bergen", "blauw"))),
    ("K-6, mbo 4 niet afgemaakt", Line("K-6", {}, ("mbo 4 niet afgemaakt",))),
    ("K-7, leeftijd: 150, gemeente: Atlantis", Line("K-7", {}, ("leeftijd: 150", "gemeente: Atlantis"))),
    ("", Line()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_a_line_about_one_candidate(as_of, text: str, expected: Line) -> None:
    fields = [one for one in as_of.content.fields.values() if one.group == "each" and not one.personal]

    assert read_line(as_of, fields, text, wants_name=True) == expected


def test_without_the_question_for_a_reference_nothing_is_taken_for_one(as_of) -> None:
    fields = [as_of.content.fields[name] for name in ("opleiding", "situatie")]

    said = read_line(as_of, fields, "K-3, vmbo", wants_name=False)

    assert said == Line("", {"opleiding": "vmbo"}, ("K-3",))
