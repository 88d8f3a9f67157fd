"""The application as a Word document: the same blocks as the PDF, with fields to fill in where an answer misses.

The same document gives the same bytes on any machine.
"""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import docx as word
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell

from applications.documents.letters import writable
from applications.documents.outline import Block, outline
from applications.documents.word_fields import text_field, web_link

ACCENT, SOFT = RGBColor(0x15, 0x42, 0x73), RGBColor(0x52, 0x60, 0x6D)
MARGINS = {"top": 30, "left": 110, "bottom": 30, "right": 110}  # around the text in a cell, in twentieths of a point
ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def docx(document: dict[str, Any]) -> bytes:
    """The document to read, fill in further and send."""
    whole = writable(document)
    made = _blank(whole)
    made.add_heading(whole["title"], 0)
    made.add_paragraph(whole["date_text"], "Subtitle")
    for block in outline(whole):
        KINDS[block["kind"]](made, block)
    return _packed(made)


def _blank(document: dict[str, Any]) -> Document:
    """An empty document in Dutch, with its title, and styles that are easy to read."""
    made = word.Document()
    about, day = made.core_properties, date.fromisoformat(document["date"])
    about.title, about.author = f"{document['title']}, {document['reference']}", "Praktijkwijzer"
    about.language, about.comments = "nl-NL", ""
    about.created = about.modified = datetime.combine(day, time())
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_before, normal.paragraph_format.space_after = Pt(6), Pt(6)
    for section in made.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.2)
    language = normal.element.get_or_add_rPr()
    language.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="nl-NL"/>'))
    for name in ("Title", "Heading 1", "Heading 2"):
        made.styles[name].font.color.rgb = ACCENT
        made.styles[name].font.name = "Calibri"
    return made


def _heading(made: Document, block: Block) -> None:
    made.add_heading(block["text"], 1)


def _text(made: Document, block: Block) -> None:
    for part in block["text"].split("\n\n"):
        made.add_paragraph(part)


def _summary(made: Document, block: Block) -> None:
    made.add_heading(block["heading"], 1)
    table = _table(made, 2)
    for name, value, url in block["rows"]:
        cells = _row(table)
        cells[0].paragraphs[0].add_run(name)
        web_link(cells[1].paragraphs[0], value, url) if url else cells[1].paragraphs[0].add_run(value)


def _answers(made: Document, block: Block) -> None:
    table = _table(made, 3, block["header"])
    for row in block["rows"]:
        cells = _row(table)
        for cell, text in zip(cells, (row["label"], row["text"], row["origin"]), strict=True):
            cell.paragraphs[0].add_run(text)
        for run in cells[2].paragraphs[0].runs:
            run.font.size, run.font.color.rgb = Pt(9), SOFT


def _questions(made: Document, block: Block) -> None:
    """A row for each question, with a field to fill in."""
    table = _table(made, 2, ["Vraag", "Antwoord"])
    for one in block["items"]:
        cells = _row(table)
        cells[0].paragraphs[0].add_run(one["question"] or one["label"])
        text_field(cells[1].paragraphs[0], name=one["id"], title=one["label"], hint="Vul hier het antwoord in")


def _steps(made: Document, block: Block) -> None:
    for item in block["items"]:
        made.add_paragraph(item, "List Number")


def _points(made: Document, block: Block) -> None:
    for item in block["items"]:
        made.add_paragraph(item, "List Bullet")


def _reason(made: Document, block: Block) -> None:
    made.add_heading(block["title"], 2)
    _text(made, block)
    if block["cited"]:
        _small(made, block["cited"])


def _sources(made: Document, block: Block) -> None:
    for one in block["items"]:
        paragraph = made.add_paragraph(f"{one['number']}. {one['text']}")
        paragraph.add_run().add_break(WD_BREAK.LINE)
        web_link(paragraph, one["url"], one["url"])


def _fine(made: Document, block: Block) -> None:
    for line in block["lines"]:
        _small(made, line)


def _small(made: Document, text: str) -> None:
    run = made.add_paragraph().add_run(text)
    run.font.size, run.font.color.rgb = Pt(9.5), SOFT


def _table(made: Document, columns: int, header: list[str] | None = None) -> Table:
    """A real table; a header row is marked as one, so that it is read out and comes back on each page."""
    table = made.add_table(rows=1 if header else 0, cols=columns, style="Table Grid")
    if header:
        for cell, text in zip(table.rows[0].cells, header, strict=True):
            cell.paragraphs[0].add_run(text).bold = True
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    sides = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in MARGINS.items())
    table._tbl.tblPr.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.set(qn("w:firstRow"), "1" if header else "0")
    return table


def _row(table: Table) -> tuple[_Cell, ...]:
    """A further row, never cut in two at the end of a page, with little room around its lines."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.space_before = cell.paragraphs[0].paragraph_format.space_after = Pt(1)
    return row.cells


KINDS: dict[str, Callable[[Document, Block], None]] = {
    "heading": _heading,
    "text": _text,
    "summary": _summary,
    "steps": _steps,
    "points": _points,
    "answers": _answers,
    "questions": _questions,
    "reason": _reason,
    "sources": _sources,
    "fine": _fine,
}


def _packed(made: Document) -> bytes:
    """The file, with the day of the archive fixed: a zip otherwise remembers when it was made."""
    loose, packed = io.BytesIO(), io.BytesIO()
    made.save(loose)
    with zipfile.ZipFile(loose) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            after.writestr(zipfile.ZipInfo(entry.filename, ZIP_DAY), before.read(entry), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
