"""The answer to a question: an article, for one audience, in one region, on one day."""

from dataclasses import dataclass
from datetime import date

from knowledge.dated import AsOf, page_date
from knowledge.errors import UnknownId
from knowledge.model import Article, Cited, Content, Practice, Region, Wording
from knowledge.texts import desk_line, filled, overdue, shown_sources
from knowledge.texts_of import PLACEHOLDER

# Probabilities, measured by `make eval`: from SURE on an answer is nearly always the right one. From LIKELY on it is
# worth asking which question is meant.
SURE = 0.75
LIKELY = 0.2
SOME = 0.08
MOST = 3


@dataclass(frozen=True)
class Choice:
    """What to do with a ranking: answer; or ask which of the offered is meant (`close`); or say that we do not know."""

    answer: str | None = None
    offer: tuple[str, ...] = ()
    close: bool = False


def choose(ranking: list[dict]) -> Choice:
    """From articles with probabilities, best first, to a choice. A doubtful answer is never given: it is asked back."""
    best = ranking[0]["confidence"] if ranking else 0.0
    if best >= SURE:
        return Choice(ranking[0]["id"])
    some = tuple(one["id"] for one in ranking[:MOST] if one["confidence"] >= SOME)
    return Choice(None, some, close=best >= LIKELY)


def answer(
    content: Content,
    article_id: str,
    audience: str | None,
    region: str | None,
    today: date,
    *,
    doubt: bool = False,
    asked: bool = True,
) -> dict:
    """The channel-neutral message that answers with one article: short answer, region, detail, cautions.

    `asked`: somebody asks about this region; if not, nothing is said of a region of which nothing is known.
    `doubt`: the region comes from a gemeente about which sources differ; the answer says so.
    Keys: text, article, topic, region, sources, buttons, card. Raises UnknownId, NotInForce.
    """
    if article_id not in content.articles:
        raise UnknownId(f"no article {article_id!r}")
    article = content.articles[article_id]
    as_of = AsOf(content, today)
    wording: Wording = article.answers.get(audience or "", article.answers["algemeen"])
    sources, regional, practice = article.sources, "", []
    place = content.regions.get(region or "")
    if place and article.kind == "artikel":
        practice = [one for one in place.practice if article.topic in one.topics and filled(one.text, as_of)]
        if practice or asked:
            regional = _regional(place, practice, as_of, doubt=doubt)
            sources = (*sources, *_cited(practice), *place.desk.sources)
    due = _due(article, [wording.short, wording.more, *(one.text for one in practice)], content)
    detail = [filled(wording.more, as_of), *_cautions(article, as_of), overdue(due, as_of)]
    if article.kind == "wegwijzer":
        detail.append(content.talk["wegwijzer"].text)
    elif article.kind == "artikel" and not place:
        detail.append(content.talk["landelijk"].text)
    return {
        "text": "\n\n".join(part for part in (filled(wording.short, as_of), regional, *detail) if part),
        "article": article.id,
        "topic": article.topic,
        "region": place.code if place else None,
        "sources": shown_sources(content, sources),
        "buttons": _buttons(content, article),
        "card": None,
    }


def title(content: Content, article_id: str) -> str:
    """The title of an article, for a button."""
    return content.articles[article_id].title


def _cautions(article: Article, as_of: AsOf) -> list[str]:
    if article.certainty == "onzeker":
        doubt = f"{as_of.content.talk['onzeker'].text} {filled(article.uncertain, as_of)}"
        return [doubt]
    return [as_of.content.talk["waarschijnlijk"].text] if article.certainty == "waarschijnlijk" else []


def _due(article: Article, words: list[str], content: Content) -> date:
    """The first day to check again: of the article, or of a fact in these texts."""
    facts = [content.facts[name] for text in words for name in PLACEHOLDER.findall(text)]
    return min(one.checked.again_before for one in (article, *facts))


def _regional(place: Region, practice: list[Practice], as_of: AsOf, *, doubt: bool) -> str:
    """What is known of the region, and where to go there. Without practice: say that nothing is known."""
    talk = as_of.content.talk
    first = [talk["gemeente_twijfel"].text] if doubt else []
    known = [*first, *([_practice(one, as_of) for one in practice] or [talk["niets_regionaals"].text])]
    body = "\n".join(f"- {line}" for line in known)
    return f"In arbeidsmarktregio {place.name}:\n{body}\n- Contact: {desk_line(place, as_of)}"


def _practice(practice: Practice, as_of: AsOf) -> str:
    """What is known, how old that is, and when it is not certain: to ask whether it still holds."""
    text = filled(practice.text, as_of)
    if practice.certainty == "zeker":
        return text
    return f"{text} ({_age(practice, as_of)}: vraag na of dit nog zo is.)"


def _age(practice: Practice, as_of: AsOf) -> str:
    """The date on the page this leans on most, which stands first; without a date it may be of any time."""
    page = as_of.content.sources[practice.sources[0].id]
    told = page_date(page.date, page.approximate)
    return f"Bron van {told}" if told else "Bron zonder datum"


def _cited(practice: list[Practice]) -> tuple[Cited, ...]:
    return tuple(cited for one in practice for cited in one.sources)


def _buttons(content: Content, article: Article) -> list[dict]:
    related = [
        {"title": title(content, other), "payload": f'/knop{{"artikel":"{other}"}}'} for other in article.related[:2]
    ]
    start = [{"title": "Start de check", "payload": '/knop{"doe":"start_check"}'}] if article.check else []
    return start + related
