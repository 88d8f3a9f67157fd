"""The addresses of the reading pages. Each says which page, for whom, and lets it be shown."""

from difflib import get_close_matches

from aiohttp import web

from channels.website.reading import articles, lists, rules_page, sources
from channels.website.reading.asked import Asked, region_of
from channels.website.reading.pages import PAGES, response

routes = web.RouteTableDef()
SUGGESTED = 5


@routes.get("/kennis")
async def index(request: web.Request) -> web.Response:
    """All answers by topic, or what a search finds."""
    pages = request.app[PAGES]
    asked = pages.asked(request)
    if asked.zoek:
        return pages.show(request, asked, "results.html", lambda: lists.results(pages.index, asked))
    return pages.show(request, asked, "index.html", lambda: lists.contents(pages.content, asked))


@routes.get("/kennis/begrippen")
async def terms(request: web.Request) -> web.Response:
    """The glossary."""
    pages = request.app[PAGES]
    asked = pages.asked(request)
    return pages.show(request, asked, "terms.html", lambda: lists.terms(pages.content, asked))


@routes.get("/kennis/bronnen")
async def all_sources(request: web.Request) -> web.Response:
    """Every source, with what leans on it."""
    pages = request.app[PAGES]
    return pages.show(request, pages.asked(request), "sources.html", lambda: sources.view(pages.content))


@routes.get("/kennis/check")
async def the_check(request: web.Request) -> web.Response:
    """How the check reckons."""
    pages = request.app[PAGES]
    return pages.show(request, pages.asked(request), "check.html", lambda: rules_page.view(pages.content))


@routes.get("/kennis/regio")
async def regions(request: web.Request) -> web.Response:
    """Every region; a search for a gemeente or region goes straight to its page."""
    pages = request.app[PAGES]
    asked = pages.asked(request)
    if asked.zoek and (found := region_of(pages.content, asked.zoek)):
        raise web.HTTPFound(asked.link(f"/kennis/regio/{found.code}", regio=None))
    return pages.show(request, asked, "regions.html", lambda: lists.regions(pages.content, asked))


@routes.get("/kennis/regio/{code}")
async def region(request: web.Request) -> web.Response:
    """One region. Its name or one of its gemeenten leads to it too."""
    pages = request.app[PAGES]
    asked, code = pages.asked(request), request.match_info["code"]
    found = region_of(pages.content, code)
    if found is None:
        return missing(request, asked, code)
    if found.code != code:
        raise web.HTTPFound(asked.link(f"/kennis/regio/{found.code}"))
    return pages.show(request, asked, "region.html", lambda: lists.region(pages.content, found, asked))


@routes.get("/kennis/{article}")
async def article(request: web.Request) -> web.Response:
    """One article."""
    pages = request.app[PAGES]
    asked, name = pages.asked(request), request.match_info["article"]
    found = pages.content.articles.get(name)
    if found is None:
        return missing(request, asked, name)
    return pages.show(request, asked, "article.html", lambda: articles.view(pages.content, found, asked))


@routes.get("/kennis/{rest:.*}")
async def elsewhere(request: web.Request) -> web.Response:
    """No page; with a stroke too many at the end the visitor is led to the right one."""
    asked, rest = request.app[PAGES].asked(request), request.match_info["rest"]
    if rest in {"", "regio/"} or (rest.endswith("/") and rest[:-1].replace("-", "").isalnum() and rest.isascii()):
        raise web.HTTPFound(asked.link(f"/kennis/{rest}".rstrip("/")))
    return missing(request, asked, rest)


def missing(request: web.Request, asked: Asked, name: str) -> web.Response:
    """A friendly page for an address that is not there, with the pages that look most like it."""
    pages = request.app[PAGES]
    close = get_close_matches(name.lower()[:80], pages.content.articles, n=SUGGESTED, cutoff=0.6)
    near = [pages.content.articles[one] for one in close]
    words = " ".join("".join(letter if letter.isalnum() else " " for letter in name[:80]).split())
    page = pages.render(asked, "missing.html", "/kennis", {"near": near, "words": words})
    return response(request, page, status=404)
