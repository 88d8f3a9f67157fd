"""The page and its files are served, fresh and guarded."""

import pytest

from channels.website.pages import STATIC
from tests.channels.visitor import error_of

FILES = sorted(str(path.relative_to(STATIC)) for path in STATIC.rglob("*") if path.is_file())


async def test_the_page(client):
    response = await client.get("/")
    assert response.status == 200
    assert response.content_type == "text/html"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert '<html lang="nl"' in await response.text()


@pytest.mark.parametrize("file", FILES)
async def test_a_file_is_asked_again_and_sent_once(client, file):
    first = await client.get(f"/static/{file}")
    assert first.status == 200
    assert first.headers["Cache-Control"] == "no-cache"
    again = await client.get(f"/static/{file}", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status == 304


@pytest.mark.parametrize(
    "file", ["", "widget", "../pages.py", "..%2Fpages.py", "%2e%2e/pages.py", "/etc/passwd", "x.js"]
)
async def test_nothing_else_is_served(client, file):
    await error_of(await client.get(f"/static/{file}"), 404)
