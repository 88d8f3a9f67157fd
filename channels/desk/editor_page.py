"""The corner of the editors: questions without an answer, opinions about answers, and what soon runs out."""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from aiohttp import web

from applications import unanswered
from applications.unanswered import JUDGEMENTS, Opinion
from channels.desk.queue_page import as_csv
from channels.desk.visit import Visit
from channels.errors import ApiError
from knowledge.dated import day_here
from knowledge.expiring import due
from knowledge.search import STOP

AHEAD = 90  # days
SHOWN = 30  # groups on one page; the rest comes when these are judged
MOST_AT_ONCE = 500


async def show(visit: Visit) -> web.Response:
    """Questions and opinions that still wait for a judgement."""
    asked = await visit.ask(unanswered.questions)
    groups = unanswered.alike(asked, STOP)
    opinions = await visit.ask(unanswered.opinions)
    return visit.page(
        "redactie.html",
        groups=groups[:SHOWN],
        more=max(0, len(groups) - SHOWN),
        count=len(asked),
        opinions=_by_article(opinions),
        judgements=JUDGEMENTS,
        articles=visit.content.articles,
        problem="",
    )


async def judge(visit: Visit) -> web.StreamResponse:
    """What an editor found of a group of questions."""
    judged, article = visit.form.get("oordeel", ""), visit.form.get("artikel", "")
    numbers = [int(one) for one in visit.form.get("vragen", "").split(",") if one.isascii() and one.isdigit()]
    if judged not in JUDGEMENTS or not numbers or len(numbers) > MOST_AT_ONCE:
        raise _wrong("Kies wat u van de vraag vindt.")
    if judged == "artikel" and article not in visit.content.articles:
        raise _wrong("Kies bij “beantwoord door een artikel” een artikel uit de lijst.")
    chosen = article if judged == "artikel" else None
    await visit.ask(unanswered.judge, visit.me.name, numbers, judged, chosen, visit.now)
    return visit.go("/loket/redactie", gedaan="beoordeeld")


async def judge_opinions(visit: Visit) -> web.StreamResponse:
    """What an editor found of the opinions about one article."""
    judged = visit.form.get("oordeel", "")
    if judged not in JUDGEMENTS:
        raise _wrong("Kies wat u van de oordelen vindt.")
    article = visit.form.get("artikel") or None
    await visit.ask(unanswered.judge_opinions, visit.me.name, article, judged, visit.now)
    return visit.go("/loket/redactie", gedaan="beoordeeld")


async def export(visit: Visit) -> web.Response:
    """Questions with the article that answers them, to look at and to train with."""
    rows = await visit.ask(unanswered.candidates)
    await visit.log("uitgevoerd", about=f"{len(rows)} voorbeeldvragen")
    return visit.download(as_csv([("artikel", "vraag"), *rows]), "text/csv", "voorbeeldvragen.csv")


async def expiring(visit: Visit) -> web.Response:
    """What ends, changes or must be checked again in the coming months."""
    first = day_here(visit.now)
    found = sorted(due(visit.content, first, first + timedelta(AHEAD)))
    return visit.page("verloopt.html", due=found, first=first, last=first + timedelta(AHEAD), days=AHEAD)


def _by_article(opinions: list[Opinion]) -> list[dict[str, Any]]:
    """Opinions per article, the ones that helped least first."""
    groups: dict[str | None, list[Opinion]] = defaultdict(list)
    for one in opinions:
        groups[one.article].append(one)
    made = [
        {
            "article": article,
            "helpful": sum(one.helpful for one in some),
            "not_helpful": sum(not one.helpful for one in some),
            "comments": [one.comment for one in some if one.comment],
        }
        for article, some in groups.items()
    ]
    return sorted(made, key=lambda one: -one["not_helpful"])


def _wrong(message: str) -> ApiError:
    return ApiError(422, "niet_ingevuld", message, "Ga terug en probeer het opnieuw.")
