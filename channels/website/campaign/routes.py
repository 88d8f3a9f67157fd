"""The addresses of the campaign page, privacy and about."""

from aiohttp import web

from channels.keys import SETTINGS
from channels.website.campaign import finder, views
from channels.website.campaign.counting import VIEWS
from channels.website.reading.pages import PAGES, POLICY

routes = web.RouteTableDef()
# The widget is a script, asks our own server, and draws with styles made by script.
WITH_WIDGET = POLICY.replace("style-src", "script-src 'self'; connect-src 'self'; style-src")


@routes.get("/")
async def home(request: web.Request) -> web.Response:
    """The campaign page. A view is counted by campaign and region; looking for a desk is not."""
    pages = request.app[PAGES]
    asked, typed = pages.asked(request), request.query.get("plaats", "")
    found = finder.look(pages.content, typed, asked.regio)
    if "plaats" not in request.query:
        campaign = request.query.get("campagne", "")
        known = campaign if campaign in pages.content.campaigns else ""
        request.app[VIEWS].count(asked.today, known, asked.regio.code if asked.regio else "")
    view = views.home(pages.content, asked, found)
    return pages.show(request, asked, "home.html", lambda: view, keep=not found.typed, policy=WITH_WIDGET)


@routes.get("/privacy")
async def privacy(request: web.Request) -> web.Response:
    """What is kept, and how long."""
    pages = request.app[PAGES]
    terms = request.app[SETTINGS].terms
    return pages.show(request, pages.asked(request), "privacy.html", lambda: views.privacy(pages.content, terms))


@routes.get("/over")
async def about(request: web.Request) -> web.Response:
    """What the program does, what it cannot, and the text for the register."""
    pages = request.app[PAGES]
    return pages.show(request, pages.asked(request), "over.html", lambda: views.about(pages.content))
