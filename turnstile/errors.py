"""What can go wrong at the turnstile."""


class TurnstileError(Exception):
    """Nobody got through."""


class Busy(TurnstileError):
    """Those who came before took too long."""


class Lost(TurnstileError):
    """The Redis that keeps the order does not answer."""
