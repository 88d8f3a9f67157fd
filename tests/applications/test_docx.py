"""The Word document: whole, in Dutch, real tables, fields where an answer misses, the same bytes twice."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from applications.documents.docx import docx
from applications.documents.outline import outline
from tests.applications import sample
from tests.applications.test_fieldmap import document


@pytest.fixture(params=["professional", "werkgever"])
def made(request):
    return document(sample.case(request.param))


@pytest.fixture
def word(made):
    return Document(io.BytesIO(docx(made)))


def everything(word) -> str:
    return "\n".join(text.text or "" for text in word.element.body.iter(qn("w:t")))


def test_the_same_document_gives_the_same_bytes(made):
    assert docx(made) == docx(made)


def test_title_and_language_are_set(made, word):
    assert word.core_properties.title == f"{made['title']}, {made['reference']}"
    assert word.core_properties.language == "nl-NL"
    assert word.styles["Normal"].element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "nl-NL"


def test_headings_are_real_and_in_the_order_of_the_outline(made, word):
    headings = [one.text for one in word.paragraphs if one.style.name == "Heading 1"]
    titled = [one for one in outline(made) if one["kind"] in {"heading", "summary"}]
    assert headings == [one.get("heading") or one["text"] for one in titled]


def test_every_answer_stands_in_it_with_its_origin(made, word):
    said = everything(word)
    for item in (*made["applicant"], *made["answers"]):
        assert item["label"] in said
        assert item["text"] in said
        assert item["origin"]["text"] in said


def test_tables_with_a_header_have_it_marked(word):
    marked = [table for table in word.tables if table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None]
    assert {table.rows[0].cells[0].text for table in marked} == {"Vraag"}


def test_a_missing_answer_is_a_field_with_a_name_to_fill_in(made, word):
    fields = [one.get(qn("w:val")) for one in word.element.body.iter(qn("w:tag"))]
    assert fields == [one["id"] for one in made["open_questions"]]


def test_links_lead_to_the_sources(made, word):
    targets = {one.target_ref for one in word.part.rels.values() if one.is_external}
    assert {one["url"] for one in made["sources"]} <= targets


@pytest.mark.parametrize("text", ["<w:p>", "a\x0bb", "\ud800", "😀 Łódź", "=1+1", "x" * 5000])
def test_any_text_is_only_text(text):
    answered = document()
    answered["answers"][0]["text"] = text
    data = docx(answered)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
    shown = everything(Document(io.BytesIO(data)))
    assert text.replace("\x0b", "\ufffd").replace("\ud800", "\ufffd") in shown
