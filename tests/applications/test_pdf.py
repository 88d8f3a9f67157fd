"""The PDF can be read by everyone, holds every answer, and is the same every time."""

import json
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from pdfua import Severity, validate

from applications import fieldmap
from applications.documents.json_file import json_bytes
from applications.documents.letters import displayable
from applications.documents.pdf import pdf
from knowledge.case import Given
from tests.applications import sample

REFERENCE = "PW-2026-CDFGHJ"


def made_for(role: str, **more: str) -> dict:
    content, case = sample.content(), sample.case(role)
    card = {**sample.contact(), **{name: Given(text, "gebruiker", sample.NOW) for name, text in more.items()}}
    return fieldmap.document(
        content, case, card, sample.judge(content, case, sample.TODAY), REFERENCE, sample.TODAY
    )


@pytest.fixture(scope="module", params=["professional", "werkgever"])
def document(request) -> dict:
    return made_for(request.param)


@pytest.fixture(scope="module")
def file(document, tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "aanmelding.pdf"
    path.write_bytes(pdf(document))
    return path


@pytest.fixture(scope="module")
def words(file) -> str:
    return words_of(file.read_bytes())


def words_of(file: bytes) -> str:
    """The text in reading order, white space made single."""
    with pymupdf.open(stream=file) as opened:
        return re.sub(r"\s+", " ", " ".join(page.get_text() for page in opened))


def tight(text: str) -> str:
    """Without white space: a long word may go on in the next line."""
    return re.sub(r"\s+", "", text)


def tags(node) -> list[str]:
    """The names of all structure elements below a node."""
    if isinstance(node, pikepdf.Array):
        return [name for child in node for name in tags(child)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    own = [str(node.S)] if "/S" in node else []
    return own + (tags(node.K) if "/K" in node else [])


def test_it_is_tagged_dutch_and_has_a_title(file):
    with pikepdf.open(file) as opened:
        root = opened.Root
        assert "/StructTreeRoot" in root
        assert root.MarkInfo.Marked is True
        assert str(root.Lang) == "nl-NL"
        assert root.ViewerPreferences.DisplayDocTitle is True
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert REFERENCE in metadata["dc:title"]


def test_headings_and_header_cells_are_tagged(file):
    with pikepdf.open(file) as opened:
        found = tags(opened.Root.StructTreeRoot.K)
    assert found.count("/TH") >= 6
    assert "/TD" in found
    assert "/Title" in found or found.count("/H1") == 1
    assert found.count("/H2") + found.count("/H3") >= 8
    assert "/Link" in found


def test_the_json_is_attached_byte_for_byte(document, file):
    with pikepdf.open(file) as opened:
        attached = opened.attachments["aanmelding.json"].get_file().read_bytes()
    assert attached == json_bytes(document)
    assert json.loads(attached) == document


def test_every_answer_is_in_it_with_its_origin(document, words):
    for group in ("applicant", "answers", "consent"):
        for item in document[group]:
            row = " ".join((item["label"], item["text"], item["origin"]["text"]))
            assert tight(row) in tight(words)


def test_reference_desk_outcome_reasons_and_sources_are_in_it(document, words):
    verdict = document["verdict"]
    wanted = [
        REFERENCE,
        document["status"],
        document["region"]["desk"]["name"],
        verdict["title"],
        verdict["decider"],
        document["content"]["version"],
        document["hash"],
    ]
    wanted += [one["reason"] for one in document["reasons"]] + [one["url"] for one in document["sources"]]
    wanted += (
        [one["question"] for one in document["open_questions"]] + verdict["open"] + verdict["next_steps"]
    )
    wanted += [one["text"] for one in (*document["funding"], *document["advice"], *document["yes"]["changes"])]
    assert [text for text in wanted if text not in words] == []


def test_a_document_of_before_the_explanation_of_money_can_still_be_made(document):
    old = {key: value for key, value in document.items() if key not in {"yes", "funding", "advice"}}
    assert "geld en regelingen" not in words_of(pdf(old))


def test_words_are_not_broken(words):
    assert not {"\u00ad", "\u2010", "\u200b"} & set(words)


def test_the_same_document_gives_the_same_bytes(document, file):
    assert pdf(document) == file.read_bytes()


def test_what_looks_like_markup_is_text():
    strange = '#import "x" = *vet* _schuin_ $x$ \\ <b> @ref [haak] ]] "aanhaling" € ü –'
    assert strange in words_of(pdf(made_for("professional", taken=strange)))


@pytest.mark.parametrize(
    "text",
    [
        "brood 🍞👩‍🍳 bakken",
        "日本 مرحبا",
        "regel\nen\tregel",
        "\x00\x07\u2028\udbff".encode("utf-8", "replace").decode(),
    ],
)
def test_letters_without_a_font_do_not_cost_the_document(text):
    made = made_for("professional", taken=text)
    file = pdf(made)
    with pikepdf.open(BytesIO(file)) as opened:
        assert json.loads(opened.attachments["aanmelding.json"].get_file().read_bytes()) == made
    if not displayable(text).isascii():
        assert "Sommige tekens kan dit document niet tonen" in words_of(file)


def test_every_letter_that_is_let_through_can_be_shown():
    let_through = [letter for letter in map(chr, range(0x20, 0x10000)) if displayable(letter) == letter]
    assert len(let_through) > 1500
    assert pdf(made_for("professional", taken=" ".join(let_through)))


def test_long_words_and_long_answers_stay_on_the_page():
    file = pdf(made_for("professional", taken="x" * 900 + " woord" * 800))
    with pymupdf.open(stream=file) as opened:
        for page in opened:
            assert all(
                block[2] <= page.rect.width and block[3] <= page.rect.height
                for block in page.get_text("blocks")
            )
        assert sum(page.get_text().count("x") for page in opened) >= 900


def test_an_open_checker_finds_no_error_and_no_warning(file):
    checker = Path(sys.executable).parent / "outloud"
    result = subprocess.run(
        [checker, "--fail-on", "warning", str(file)], capture_output=True, text=True, timeout=120
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_second_open_checker_agrees(file):
    report = validate(str(file))
    assert [(one.rule_id, one.message) for one in report.findings if one.severity is Severity.ERROR] == []
    assert report.exit_code == 0
