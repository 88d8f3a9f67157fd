"""The handout for meetings: one page as PDF/UA-1 in Dutch, with a code to scan, made from the content."""

import json
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

import segno
import typst

from knowledge.dated import AsOf, dutch_day, page_date
from knowledge.model import Article, Content, Region
from knowledge.texts import desk_line, filled

FOLDER = Path(__file__).parent
ADDRESSES = r"https?://[A-Za-z0-9.-]{1,200}(:\d{1,5})?"
BRIEF = 2  # sources named with an answer


def handout(content: Content, base: str, region: Region | None, today: date) -> bytes:
    """The page for a website at `base`, as of a day; with the desk of a region when one is given."""
    address = f"{base}/?{urlencode({'campagne': 'handout'} | ({'regio': region.code} if region else {}))}"
    return typst.compile(
        FOLDER / "handout.typ",
        root=FOLDER,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"shown": json.dumps(shown(content, base, address, region, today)), "code": code(address)},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(today, time(), UTC),
    )


def shown(content: Content, base: str, address: str, region: Region | None, today: date) -> dict:
    """Everything on the page."""
    as_of, page = AsOf(content, today), content.pages["handout"]
    return {
        "title": filled(page.title, as_of),
        "description": page.description,
        "lead": filled(page.lead, as_of),
        "answers": [_answer(as_of, content.articles[one.article]) for one in page.section("antwoorden").blocks],
        "begin": [{"title": one.title, "text": filled(one.text, as_of)} for one in page.section("begin").blocks],
        "begin_title": page.section("begin").title,
        "address": base,
        "link": address,
        "desk": f"{region.name}: {desk_line(region, as_of)}" if region else "",
        "day": dutch_day(today),
        "date": today.isoformat(),
    }


def code(address: str) -> str:
    """A code to scan, as SVG."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False, dark="#0b3b41")
    return out.getvalue().decode()


def _answer(as_of: AsOf, article: Article) -> dict:
    named = dict.fromkeys(one.id for one in article.sources)
    cited = [as_of.content.sources[one] for one in named][:BRIEF]
    dates = [f"{one.publisher} ({page_date(one.date, one.approximate) or 'zonder datum'})" for one in cited]
    return {
        "question": article.title,
        "answer": filled(article.answers["algemeen"].short, as_of),
        "sources": ", ".join(dates),
        "sure": article.certainty == "zeker",
    }
