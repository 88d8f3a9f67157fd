"""The measuring itself, on a model that knows three answers by heart."""

from bot.proof import Tried, average, found_by, report, try_out
from tests.bot.small import SMALL

KNOWN = [
    Tried("a", "vraag 1", ("a", "b")),
    Tried("a", "vraag 2", ("b", "c", "a")),
    Tried("b", "vraag 3", ("praat:groet", "c", "d", "b")),
]


def test_averages_are_over_articles():
    assert average(KNOWN, 1) == 0.25
    assert average(KNOWN, 3) == 0.5
    assert average([], 1) == 0.0


def test_the_report_names_what_went_astray():
    text = "\n".join(report([*KNOWN, KNOWN[1]]))
    assert "vraag 1" not in text
    assert "vraag 3" in text
    assert "2 × a taken for b" in text
    assert "4 proof questions of 2 articles: rank 1 16.7%, rank 3 50.0%" in text


def test_every_proof_question_is_tried():
    tried = try_out(SMALL, lambda text: (text.split()[-1],))
    assert average(tried, 1) == 1.0


def test_a_question_taken_for_talk_is_not_found_first(small_ranking):
    assert found_by(small_ranking, "goedemorgen")[0] == "praat:groet"
    assert found_by(small_ranking, "mag een nugger meedoen")[0] == "nugger-meedoen"
