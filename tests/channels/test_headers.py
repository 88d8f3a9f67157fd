"""Every address of the server, as a stranger meets it: the headers are there, and no cookie is loose."""

import re
from http.cookies import SimpleCookie

import pytest

from applications import accounts
from channels.keys import DATABASE
from tests.channels.conftest import NOW

VALUES = {
    "reference": "PW-2026-ABCDEF", "region": "AM01", "number": "1", "kind": "pdf", "act": "nemen", "group": "1",
    "role": "kandidaat", "name": "widget.js", "article": "nugger-meedoen",
}  # fmt: skip
UNSAFE = re.compile(r"unsafe|https?:|\*|data:")


def addresses(app) -> list[tuple[str, str]]:
    """(method, path) of every route, with something in the place of each variable."""
    found = set()
    for route in app.router.routes():
        path = re.sub(r"\{(\w+)[^}]*\}", lambda match: VALUES.get(match[1], "x"), route.resource.canonical)
        found.add((route.method, path))
    return sorted(found)


@pytest.fixture
async def everything(start):
    return await start(demo=True, public_url="https://praktijkwijzer.example")


async def test_every_address_sends_the_headers(everything):
    asked = addresses(everything.app)
    assert len(asked) > 80
    for method, path in [*asked, ("GET", "/nergens"), ("PUT", "/"), ("GET", "/loket/nergens")]:
        response = await everything.request(method, path, allow_redirects=False)
        headers, where = response.headers, f"{method} {path}: {response.status}"
        assert response.status < 500 or path == "/ready", where
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, where
        assert "frame-ancestors 'none'" in policy or path.startswith("/demo"), where
        assert "base-uri 'none'" in policy, where
        assert not UNSAFE.search(re.sub(r"'sha256-[^']+'", "", policy)), f"{where}: {policy}"
        assert headers["X-Content-Type-Options"] == "nosniff", where
        assert headers["X-Frame-Options"] in ("DENY", "SAMEORIGIN"), where
        assert headers["Referrer-Policy"] in ("no-referrer", "same-origin", "strict-origin"), where
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", where
        assert headers["Strict-Transport-Security"].startswith("max-age=31536000"), where
        assert headers["Permissions-Policy"], where
        assert headers["Cache-Control"], where
        assert headers["Server"] == "praktijkwijzer", where
        assert len(headers["X-Request-ID"]) == 32, where
        for cookie in headers.getall("Set-Cookie", ()):
            (morsel,) = SimpleCookie(cookie).values()
            assert morsel["httponly"], where
            assert morsel["samesite"] in ("Lax", "Strict"), where


async def test_no_promise_of_https_where_there_is_none(client):
    assert "Strict-Transport-Security" not in (await client.get("/health")).headers


async def test_the_cookie_of_the_desk_is_for_https_this_host_and_no_script(everything):
    password = accounts.first_local(everything.app[DATABASE], NOW)
    far = {"Host": "praktijkwijzer.example"}
    form = {"naam": accounts.LOCAL, "wachtwoord": password}
    signed = await everything.post("/loket/inloggen", data=form, headers=far, allow_redirects=False)
    (morsel,) = SimpleCookie(signed.headers["Set-Cookie"]).values()
    assert morsel.key.startswith("__Host-")
    assert (morsel["secure"], morsel["httponly"], morsel["samesite"], morsel["path"]) == (True, True, "Lax", "/")
    assert not morsel["domain"]
