"""The addresses of the page without script, and of the accessibility statement."""

from aiohttp import hdrs, web

from channels import replies
from channels.errors import ChannelError
from channels.forms import read_form
from channels.keys import SETTINGS
from channels.website.downloads import file_for
from channels.website.holders import holder
from channels.website.plain.asking import Talk, take
from channels.website.reading.pages import PAGES, response

routes = web.RouteTableDef()
ADDRESS = "/vraag"


@routes.get(ADDRESS)
async def ask(request: web.Request) -> web.Response:
    """The empty form."""
    return _shown(request, Talk())


@routes.post(ADDRESS)
async def answer(request: web.Request) -> web.Response:
    """The answer, with a form to go on. Nothing is kept for this page, so it may be sent from nowhere else."""
    return _shown(request, await take(request))


@routes.post(ADDRESS + "/{reference:[A-Z0-9-]{1,20}}.{kind:pdf|docx|json}")
async def download(request: web.Request) -> web.Response:
    """A file of an application. Without script a browser sends the proof of its conversation in a form only."""
    try:
        conversation = holder(request, (await read_form(request)).get("gesprek", ""))
        return await file_for(request, conversation, request.match_info["kind"])
    except ChannelError as error:
        return _shown(request, Talk(error=replies.of(error)))


@routes.get("/toegankelijkheid")
async def accessibility(request: web.Request) -> web.Response:
    """What was tested of the accessibility, and what was not."""
    pages = request.app[PAGES]
    return pages.show(request, pages.asked(request), "toegankelijkheid.html", dict)


def _shown(request: web.Request, talk: Talk) -> web.Response:
    """The page. A browser tells our own server where a form came from, and nobody else."""
    pages, terms = request.app[PAGES], request.app[SETTINGS].terms
    page = pages.render(pages.asked(request), "vraag.html", ADDRESS, {"talk": talk, "terms": terms})
    shown = response(request, page, talk.error.status if talk.error else 200)
    shown.headers.update({hdrs.CACHE_CONTROL: "no-store", "Referrer-Policy": "same-origin"})
    if talk.error and (wait := talk.error.headers.get(hdrs.RETRY_AFTER)):
        shown.headers[hdrs.RETRY_AFTER] = wait
    return shown
