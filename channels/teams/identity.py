"""Who sends an activity: only the Bot Framework, for this bot, now. What the SDK leaves open is closed here."""

import logging

from jwt import PyJWTError
from microsoft_agents.hosting.core import (
    AgentAuthConfiguration,
    AuthenticationConstants,
    AuthTypes,
    ClaimsIdentity,
    JwtTokenValidator,
)

from channels.errors import ApiError
from channels.teams.settings import Teams
from channels.teams.signing_keys import SigningKeys

ISSUER = AuthenticationConstants.AGENTS_SDK_TOKEN_ISSUER
SERVICE_URL = AuthenticationConstants.SERVICE_URL_CLAIM
LONGEST = 8_192
WRONG = (PyJWTError, ValueError, TypeError, KeyError, RecursionError)

log = logging.getLogger(__name__)


class Identity(JwtTokenValidator):
    """Checks the token of a request: RS256, signature, audience, issuer and times by the SDK, five minutes of leeway.

    Its key client has no public way to be replaced; ours keeps keys through an outage.
    """

    def __init__(self, configuration: AgentAuthConfiguration, keys: SigningKeys) -> None:
        super().__init__(configuration)
        self._jwk_client_manager = keys

    async def of(self, authorization: str | None) -> ClaimsIdentity:
        """The claims of an Authorization header. Raises ApiError, 401."""
        scheme, _, token = (authorization or "").partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not token or len(token) > LONGEST:
            raise refused()
        try:
            found = await self.validate_token(token)
        except WRONG as error:
            log.info("a token was refused: %s", type(error).__name__)
            raise refused() from error
        _complete(found)
        return found


def configuration(teams: Teams) -> AgentAuthConfiguration:
    """The bot as the SDK wants it, with the check of issuers on."""
    identity = teams.credential == "identity"
    return AgentAuthConfiguration(
        auth_type=AuthTypes.user_managed_identity if identity else AuthTypes.client_secret,
        client_id=teams.app_id,
        tenant_id=teams.tenant,
        client_secret=teams.secret or None,
        issuers=[ISSUER],
        validate_issuer=True,
    )


def refused() -> ApiError:
    """No token that can be believed."""
    return ApiError(
        401,
        "niet_bewezen",
        "Ik kan niet zien dat dit van Teams komt.",
        "Stuur een geldig token van Microsoft.",
        headers={"WWW-Authenticate": "Bearer"},
    )


def _complete(found: ClaimsIdentity) -> None:
    """The SDK also takes Microsoft's own tenants, and tokens that never end or name no service."""
    service = found.claims.get(SERVICE_URL)
    if found.claims.get("iss") != ISSUER or "exp" not in found.claims or not isinstance(service, str) or not service:
        log.info("a token was refused: incomplete")
        raise refused()
