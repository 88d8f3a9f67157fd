"""A log line is one JSON object, knows its request, and never tells the message of an error."""

import io
import json
import logging

import pytest

from applications.log_lines import HEADER, REQUEST, JsonLines, request_id


@pytest.fixture
def written():
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(JsonLines())
    log = logging.getLogger("lines for a test")
    log.addHandler(handler)
    log.propagate = False
    yield log, lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    log.removeHandler(handler)


def test_a_line_is_one_object_whatever_is_in_it(written):
    log, lines = written
    log.warning("two\nlines and a %s", '"quote"', extra={"about": {"status": 200}})
    (line,) = lines()
    assert line["message"] == 'two\nlines and a "quote"'
    assert (line["level"], line["name"], line["status"]) == ("warning", "lines for a test", 200)
    assert line["time"].endswith("+00:00")
    assert "request" not in line


def test_a_line_tells_the_request_it_belongs_to(written):
    log, lines = written
    token = REQUEST.set("a-request")
    log.warning("hallo")
    REQUEST.reset(token)
    assert lines()[0]["request"] == "a-request"


def test_of_an_error_only_kind_and_place_are_told(written):
    log, lines = written
    try:
        raise ValueError("geheim" + "woord")
    except ValueError:
        log.exception("it failed")
    (line,) = lines()
    assert line["error"] == "ValueError"
    assert "test_log_lines.py" in "".join(line["where"])
    assert "geheimwoord" not in json.dumps(line)
    assert set(line) == {"time", "level", "name", "message", "error", "where"}


@pytest.mark.parametrize("given", [None, "", "short", "x" * 65, "with a space", "new\nline-in", "<b>12345", "é" * 12])
def test_a_number_of_another_shape_is_not_taken(given):
    made = request_id(given)
    assert made != given
    assert len(made) == 32


def test_a_number_of_ours_is_kept():
    assert HEADER == "X-Request-ID"
    assert request_id("3f2a-_9Zabcdef") == "3f2a-_9Zabcdef"
