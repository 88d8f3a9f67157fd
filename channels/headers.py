"""The headers of every response: what a browser may do with it, who else may read it, what is left to ask."""

from aiohttp import hdrs, web

from channels.keys import SETTINGS
from channels.slowing import told_left

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Server": "praktijkwijzer",
}
OWN_POLICIES = (hdrs.CONTENT_SECURITY_POLICY, "Referrer-Policy")
CROSS_ORIGIN = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
    "Access-Control-Expose-Headers": "RateLimit, RateLimit-Policy, Retry-After, X-Request-ID",
    "Access-Control-Max-Age": "600",
    "Vary": "Origin",
}
A_YEAR = 365 * 24 * 3600


async def secure(request: web.Request, response: web.StreamResponse) -> None:
    """The headers of every response; a page on the list may also read it. A page may bring policies of its own."""
    own = {name: response.headers[name] for name in OWN_POLICIES if name in response.headers}
    response.headers.update({**HEADERS, **own, **told_left(request)})
    if request.app[SETTINGS].public_url.startswith("https:"):
        response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR}"
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is not None and origin in request.app[SETTINGS].allowed_origins:
        response.headers.update({**CROSS_ORIGIN, "Access-Control-Allow-Origin": origin})
    caching = "no-store" if request.path.startswith("/api/") else "no-cache"
    response.headers.setdefault(hdrs.CACHE_CONTROL, caching)
