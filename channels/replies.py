"""Every reply to a client that is not a success: status, code and Dutch texts, in one place."""

from channels import errors
from channels.codes import REFUSALS
from channels.codes import too_many as too_many_codes
from channels.errors import ApiError, ChannelError

AGAIN = "Probeer het over een minuut opnieuw."


def bad_json() -> ApiError:
    """The body is not one JSON object."""
    return ApiError(400, "geen_json", "Ik kan dit bericht niet lezen.", "Stuur één JSON-object in UTF-8.")


def bad_field(name: str, wanted: str) -> ApiError:
    """A part of the body or the address is missing or wrong."""
    return ApiError(400, "verkeerde_waarde", f"De waarde van {name} klopt niet.", f"Stuur {wanted}.")


def not_json() -> ApiError:
    """Another content type: browsers may send those across origins without asking."""
    return ApiError(415, "geen_json", "Ik kan dit soort bericht niet lezen.", "Stuur JSON: application/json.")


def too_large() -> ApiError:
    """The body is over the limit."""
    return ApiError(413, "te_groot", "Dit bericht is te groot.", "Maak het bericht korter.")


def too_slow() -> ApiError:
    """The body did not arrive in time."""
    return ApiError(408, "te_traag", "Uw bericht kwam niet helemaal aan.", "Probeer het opnieuw.")


def no_spreadsheet() -> ApiError:
    """Another content type than a spreadsheet or a form with one."""
    return ApiError(
        415, "geen_spreadsheet", "Ik kan dit soort bestand niet lezen.", "Stuur een Excel-bestand (.xlsx)."
    )


def file_too_large(most: int) -> ApiError:
    """The file is over the limit."""
    return ApiError(
        413, "te_groot", "Dit bestand is te groot.", f"Gebruik het sjabloon. Het mag hoogstens {most // 1024} kB zijn."
    )


def no_file() -> ApiError:
    """A form without a file in it."""
    return ApiError(400, "geen_bestand", "Ik zie geen bestand.", "Kies een Excel-bestand en upload het.")


def too_long() -> ApiError:
    """More characters than one message may have."""
    return ApiError(400, "te_lang", "Uw bericht is te lang.", "Gebruik hoogstens 1.000 tekens.")


def empty() -> ApiError:
    """Nothing to answer."""
    return ApiError(400, "leeg", "Ik zie geen tekst in uw bericht.", "Typ een vraag of een antwoord.")


def unknown_conversation() -> ApiError:
    """No token, a forged one, or a conversation that is gone: the client need not know which."""
    return ApiError(
        401,
        "gesprek_onbekend",
        "Ik ken dit gesprek niet.",
        "Begin een nieuw gesprek.",
        headers={"WWW-Authenticate": "Bearer"},
    )


def too_many(seconds: float) -> ApiError:
    """Over the rate limit."""
    whole = _whole(seconds)
    wait = f"Wacht {whole} {'seconde' if whole == 1 else 'seconden'} en probeer het opnieuw."
    return _wait("te_veel", "U stuurt veel berichten achter elkaar.", wait, seconds)


def _wait(code: str, message: str, action: str, seconds: float) -> ApiError:
    return ApiError(429, code, message, action, headers={"Retry-After": str(_whole(seconds))})


def _whole(seconds: float) -> int:
    return max(1, round(seconds + 0.5))


def foreign_origin() -> ApiError:
    """A page on another website sent this."""
    return ApiError(
        403, "vreemde_website", "Deze website mag hier geen berichten sturen.", "Gebruik onze eigen website."
    )


def not_found() -> ApiError:
    """Nothing at this address, or nothing for this conversation."""
    return ApiError(404, "niet_gevonden", "Dit bestaat niet.", "Controleer het adres.")


def wrong_method(allowed: str) -> ApiError:
    """The address exists, the method does not."""
    return ApiError(
        405,
        "verkeerde_methode",
        "Dit kan niet op dit adres.",
        f"Gebruik {allowed}.",
        headers={"Allow": allowed},
    )


def refused(status: int) -> ApiError:
    """Any other refusal by the web server itself."""
    return ApiError(status, "verkeerd_verzoek", "Ik kan dit verzoek niet lezen.", "Controleer het verzoek.")


def unexpected(request: str) -> ApiError:
    """A mistake of ours; the id is in the log."""
    return ApiError(
        500, "onverwacht", "Er ging bij ons iets mis.", f"{AGAIN} Meld anders dit nummer: {request}."
    )


def of(error: ChannelError) -> ApiError:
    """The reply to an error of this package."""
    if isinstance(error, ApiError):
        return error
    if isinstance(error, errors.CardRefused):
        return ApiError(
            422,
            "kaart_onvolledig",
            "Nog niet alles is goed ingevuld.",
            "Verbeter de velden en verstuur opnieuw.",
            fields=error.fields,
        )
    if isinstance(error, errors.SpreadsheetRefused):
        return ApiError(
            422, "bestand_onjuist", error.problem, "Verbeter het bestand en upload het opnieuw.", fields=error.fields
        )
    if isinstance(error, errors.OtherCase):
        return other_case(error)
    if isinstance(error, errors.CodeRefused):
        return ApiError(*REFUSALS[type(error.error)])
    if isinstance(error, errors.TooManyCodes):
        return _wait("te_veel_codes", *too_many_codes(error.seconds), error.seconds)
    return _OF.get(type(error), down)()


def other_case(error: errors.OtherCase) -> ApiError:
    """A card of another case than the one that is open: nothing of it is kept."""
    return ApiError(
        409,
        "andere_kandidaat",
        f"Dit formulier hoort bij {error.this}. U bent nu bezig met {error.current}. Ik heb niets bewaard.",
        f"Typ eerst: ga naar {error.this}.",
    )


def down() -> ApiError:
    """The engine, the action server or the database is away."""
    return ApiError(
        503,
        "even_niet_bereikbaar",
        "Ik kan nu even geen antwoord geven. Wat u eerder heeft ingevuld, is bewaard.",
        AGAIN,
        headers={"Retry-After": "5"},
    )


_OF = {
    errors.EngineDown: down,
    errors.TokenError: unknown_conversation,
    errors.UnknownConversation: unknown_conversation,
    errors.UnknownButton: lambda: ApiError(
        400,
        "knop_onbekend",
        "Deze knop hoort niet bij dit gesprek.",
        "Gebruik een knop uit dit gesprek of typ uw vraag.",
    ),
    errors.UnknownCard: lambda: ApiError(
        400,
        "kaart_onbekend",
        "Dit formulier hoort niet bij dit gesprek.",
        "Gebruik het formulier uit dit gesprek.",
    ),
}
