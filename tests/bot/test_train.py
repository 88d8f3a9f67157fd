"""Training happens when something changed, and says clearly what went wrong."""

import tarfile
from pathlib import Path

import pytest

from bot import serve, train
from bot.archive import damage


def packed(path: Path, name: str = "metadata.json") -> Path:
    """A model of one file."""
    (path.parent / name).write_text("{}" * 500)
    with tarfile.open(path, "w:gz") as archive:
        archive.add(path.parent / name, arcname=name)
    return path


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
    packed(tmp_path / "model.tar.gz")
    assert train.is_fresh("abc")
    assert not train.is_fresh("abd")


@pytest.mark.parametrize("harm", [lambda data: data[:-20], lambda data: b"", lambda data: data[:60] + b"x" + data[61:]])
def test_a_damaged_model_is_not_fresh_and_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm):
    for module in (train, serve):
        monkeypatch.setattr(module, "MODEL", tmp_path / "model.tar.gz")
    monkeypatch.setattr(train, "MARK", tmp_path / "mark")
    (tmp_path / "mark").write_text("abc\n")
    whole = packed(tmp_path / "model.tar.gz").read_bytes()
    assert serve.missing({"ENGINE_SECRET": "x" * 32}) is None
    (tmp_path / "model.tar.gz").write_bytes(harm(whole))
    assert not train.is_fresh("abc")
    assert "damaged" in serve.missing({"ENGINE_SECRET": "x" * 32})


def test_an_archive_without_a_model_is_damaged(tmp_path: Path):
    assert "metadata.json" in damage(packed(tmp_path / "other.tar.gz", "notes.txt"))


def test_wrong_content_is_one_clear_line_and_ends_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
):
    (tmp_path / "body.yml").write_text("valid_from: gisteren\n")
    monkeypatch.setenv("CONTENT_FOLDER", str(tmp_path))
    assert train.main([]) == 1
    assert "body.yml" in capsys.readouterr().err
