"""OpenID Connect with the sign-in of an organisation: authorization code with PKCE, and a checked ID token."""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import quote_plus, urlencode

import aiohttp
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from channels.errors import ChannelError
from channels.settings import Provider

ALGORITHMS = ["RS256", "PS256", "ES256", "RS384", "ES384", "RS512", "PS384", "PS512", "ES512"]
PATIENCE = aiohttp.ClientTimeout(total=10)
LARGEST, PIECE = 256 * 1024, 16 * 1024
KEPT = 3600.0  # seconds that what the provider says of itself is believed
DRIFT = 60  # seconds that two clocks may differ


class SignInFailed(ChannelError):
    """The sign-in of the organisation gave nothing that can be trusted; the text says what, without any token."""


@dataclass(frozen=True)
class UnderWay:
    """A sign-in that began in this browser: what must come back, and where to go after it."""

    state: str
    nonce: str
    verifier: str
    onward: str
    at: float

    @classmethod
    def begun(cls, onward: str, now: float) -> "UnderWay":
        """With new secrets."""
        return cls(secrets.token_urlsafe(24), secrets.token_urlsafe(24), secrets.token_urlsafe(48), onward, now)

    def packed(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Person:
    """Who signed in. `subject` never changes and is never somebody else's."""

    subject: str
    name: str
    is_admin: bool


class SignIn:
    """The provider, with what it says of itself."""

    def __init__(self, provider: Provider, back: str) -> None:
        """`back`: the address at which visitors come back."""
        self._provider, self._back = provider, back
        self._known: tuple[float, Mapping[str, Any], KeySet] | None = None

    async def address(self, under_way: UnderWay) -> str:
        """Where to send a visitor. Raises SignInFailed."""
        about, _keys = await self._about()
        digest = hashlib.sha256(under_way.verifier.encode()).digest()
        query = {
            "response_type": "code",
            "client_id": self._provider.client_id,
            "redirect_uri": self._back,
            "scope": "openid profile email",
            "state": under_way.state,
            "nonce": under_way.nonce,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        joint = "&" if "?" in about["authorization_endpoint"] else "?"
        return f"{about['authorization_endpoint']}{joint}{urlencode(query)}"

    async def person(self, code: str, under_way: UnderWay) -> Person:
        """Who came back with this code. Raises SignInFailed."""
        about, keys = await self._about()
        given = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._back,
            "code_verifier": under_way.verifier,
        }
        tokens = await _asked("POST", about["token_endpoint"], data=given, headers=self._who_we_are())
        claims = self._claims(str(tokens.get("id_token", "")), keys, under_way)
        if "name" not in claims and "userinfo_endpoint" in about:
            more = await _asked("GET", about["userinfo_endpoint"], headers=_bearer(tokens))
            claims = {**more, **claims} if more.get("sub") == claims["sub"] else claims
        return self._person(claims)

    def _who_we_are(self) -> dict[str, str]:
        """The client with its secret, as RFC 6749 section 2.3.1 writes them."""
        pair = f"{quote_plus(self._provider.client_id)}:{quote_plus(self._provider.client_secret)}"
        return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}

    def _claims(self, token: str, keys: KeySet, under_way: UnderWay) -> dict[str, Any]:
        """What the ID token says, once everything about it is right."""
        try:
            claims = jwt.decode(token, keys, algorithms=ALGORITHMS).claims
            jwt.JWTClaimsRegistry(
                leeway=DRIFT,
                iss={"essential": True, "value": self._provider.issuer},
                aud={"essential": True, "value": self._provider.client_id},
                sub={"essential": True},
                exp={"essential": True},
                iat={"essential": True},
                nonce={"essential": True, "value": under_way.nonce},
            ).validate(claims)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            self._known = None  # the provider may have other keys by now: the next try asks for them
            raise SignInFailed(f"the ID token: {type(error).__name__}") from error
        party = claims.get("azp", self._provider.client_id)
        if party != self._provider.client_id or not isinstance(claims["sub"], str) or not claims["sub"]:
            raise SignInFailed("the ID token is for somebody else")
        return dict(claims)

    def _person(self, claims: Mapping[str, Any]) -> Person:
        mail = str(claims.get("email", "")) if claims.get("email_verified") is True else ""
        name = str(claims.get("name") or claims.get("preferred_username") or mail or claims["sub"])
        is_admin = bool({claims["sub"], mail} & self._provider.admins)
        return Person(f"{self._provider.issuer}|{claims['sub']}"[:300], name, is_admin)

    async def _about(self) -> tuple[Mapping[str, Any], KeySet]:
        """The addresses and keys of the provider, asked again now and then."""
        if self._known is None or time.monotonic() - self._known[0] > KEPT:
            base = self._provider.issuer.rstrip("/")
            about = await _asked("GET", f"{base}/.well-known/openid-configuration")
            if about.get("issuer") != self._provider.issuer:
                raise SignInFailed("the provider calls itself something else than OIDC_ISSUER")
            try:
                keys = KeySet.import_key_set(await _asked("GET", about["jwks_uri"]))
                about["authorization_endpoint"], about["token_endpoint"]
            except (JoseError, ValueError, KeyError, TypeError) as error:
                raise SignInFailed(f"the provider's own description: {type(error).__name__}") from error
            self._known = (time.monotonic(), about, keys)
        return self._known[1:]


def _bearer(tokens: Mapping[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Bearer {tokens.get('access_token', '')}"}


async def _asked(method: str, url: str, **options: Any) -> dict[str, Any]:
    """A JSON object of the provider. Raises SignInFailed, also when it sends us elsewhere."""
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE) as session,
            session.request(method, url, allow_redirects=False, **options) as response,
        ):
            if response.status != 200:
                raise SignInFailed(f"the provider answered {response.status}")
            data = bytearray()
            async for piece in response.content.iter_chunked(PIECE):
                data += piece
                if len(data) > LARGEST:
                    raise SignInFailed("the provider answered too much")
            found = json.loads(data)
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
        raise SignInFailed(f"the provider: {type(error).__name__}") from error
    if not isinstance(found, dict):
        raise SignInFailed("the provider answered something else than JSON")
    return found
