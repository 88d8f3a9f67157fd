"""Fill the {fact} placeholders of a text as of a day."""

import re
from datetime import date

from knowledge.dated import AsOf, dutch_day, page_date
from knowledge.errors import UnknownId
from knowledge.model import Cited, Content, Region
from knowledge.texts_of import PLACEHOLDER


def filled(text: str, as_of: AsOf, released: tuple[str, ...] | None = None) -> str:
    """`text` with every {fact-id} replaced by the value of that day. A sentence with nothing to say leaves no gap.

    `released`: the only facts this text may show (None: any). Raises UnknownId for another one.
    """
    if released is not None:
        _only(released, text)
    if "{" not in text:
        return text
    lines = [re.sub(" {2,}", " ", line).strip() for line in as_of.filled(text).split("\n")]
    return re.sub("\n{3,}", "\n\n", "\n".join(line for line in lines if line != "-")).strip()


def desk_line(place: Region, as_of: AsOf) -> str:
    """The desk of a region: its name, and how to reach it on that day."""
    return f"{place.desk.name}. {filled(place.desk.how, as_of)}"


def _only(released: tuple[str, ...], text: str) -> None:
    for name in PLACEHOLDER.findall(text):
        if name not in released:
            raise UnknownId(f"fact {name!r} was not released for this text")


def overdue(again_before: date, as_of: AsOf) -> str:
    """A warning when the day to check again has passed, else an empty text."""
    if as_of.today < again_before:
        return ""
    return (
        f"Let op: deze informatie moest voor {dutch_day(again_before)} opnieuw worden gecontroleerd. "
        "Kijk voor de zekerheid bij de bron."
    )


def shown_sources(content: Content, cited: tuple[Cited, ...]) -> list[dict]:
    """Sources as the outside world sees them: title, url, date on the page, day checked live. Each once."""
    unique = dict.fromkeys(one.id for one in cited)
    return [_shown(content, source_id) for source_id in unique]


def _shown(content: Content, source_id: str) -> dict:
    source = content.sources[source_id]
    return {
        "title": f"{source.publisher}: {source.title}",
        "url": source.url,
        "date": page_date(source.date, source.approximate),
        "checked": source.checked.on.isoformat() if source.checked.on else None,
    }
