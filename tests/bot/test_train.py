"""Training happens when something changed, and says clearly what went wrong."""

from pathlib import Path

import pytest

from bot import train


def test_the_mark_changes_with_content():
    assert train.mark_of("een") != train.mark_of("twee")
    assert train.mark_of("een") == train.mark_of("een")


def test_the_mark_changes_with_any_file_of_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "config.yml"
    file.write_text("a: 1")
    monkeypatch.setattr(train, "BOT", tmp_path)
    monkeypatch.setattr(train, "sources", lambda: [file])
    before = train.mark_of("een")
    file.write_text("a: 2")
    assert train.mark_of("een") != before


def test_the_mark_covers_configuration_data_domain_and_components():
    names = {path.name for path in train.sources()}
    assert {
        "config.yml",
        "nlu.yml",
        "rules.yml",
        "stories.yml",
        "talk.yml",
        "check.yml",
        "ranking.py",
        "words.yml",
    } <= names


def test_a_model_is_fresh_only_with_its_own_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(train, "MODEL", tmp_path / "model.tar.gz")
    monkeypatch.setattr(train, "MARK", tmp_path / "mark")
    (tmp_path / "mark").write_text("abc\n")
    assert not train.is_fresh("abc")
    (tmp_path / "model.tar.gz").write_bytes(b"")
    assert train.is_fresh("abc")
    assert not train.is_fresh("abd")


def test_wrong_content_is_one_clear_line_and_ends_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
):
    (tmp_path / "body.yml").write_text("valid_from: gisteren\n")
    monkeypatch.setenv("CONTENT_FOLDER", str(tmp_path))
    assert train.main([]) == 1
    assert "body.yml" in capsys.readouterr().err
