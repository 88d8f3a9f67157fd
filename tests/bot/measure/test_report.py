"""The report names what went wrong, and what was typed cannot break its page."""

from bot.measure.__main__ import dropped
from bot.measure.figures import confusions
from bot.measure.hearing import Heard
from bot.measure.report import lines, write
from bot.measure.sets import Asked

WRONG = (Asked("<script>mag dat?", ("a-1",)), Heard((("b-2", 0.7),), {}))
KEPT = {"accuracy_1": 0.95, "false_answers": 0.04, "ms_p95": 5.0, "bm25 accuracy_1": 0.7}


def test_figures_and_pairs_are_lines():
    told = lines({"accuracy_1": 0.5}, confusions([WRONG, WRONG]))
    assert told[0].split() == ["accuracy_1", "0.500"]
    assert told[1:] == ["2 x a-1 taken for b-2"]


def test_the_page_shows_sentence_and_picture_safely(tmp_path):
    write(tmp_path / "out" / "report.html", {"accuracy_1": 0.5}, [WRONG])
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;mag dat?" in page
    assert "a-1 als b-2: 1" in page


def test_a_drop_is_told_and_milliseconds_and_peers_are_not():
    worse = dropped(KEPT, {"accuracy_1": 0.9, "false_answers": 0.06, "ms_p95": 50.0, "bm25 accuracy_1": 0.1})
    assert [line.split(" was")[0] for line in worse] == ["WORSE: accuracy_1", "WORSE: false_answers"]
    assert dropped(KEPT, {"accuracy_1": 0.946, "false_answers": 0.04}) == []
