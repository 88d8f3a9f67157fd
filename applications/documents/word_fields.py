"""Two things python-docx has no function for: a field to fill in, and a link."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def text_field(paragraph: Paragraph, name: str, title: str, hint: str) -> None:
    """A plain-text field. `title` is read out by a screen reader, `hint` stands in it until it is filled in."""
    field, about, content = (OxmlElement(f"w:{one}") for one in ("sdt", "sdtPr", "sdtContent"))
    for tag, value in (("alias", title), ("tag", name)):
        element = OxmlElement(f"w:{tag}")
        element.set(qn("w:val"), value)
        about.append(element)
    about.append(OxmlElement("w:showingPlcHdr"))
    about.append(OxmlElement("w:text"))
    content.append(paragraph.add_run(hint)._r)
    field.append(about)
    field.append(content)
    paragraph._p.append(field)


def web_link(paragraph: Paragraph, text: str, url: str) -> None:
    """A link that a screen reader announces as one."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)
