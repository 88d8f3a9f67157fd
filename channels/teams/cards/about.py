"""What a card needs to know beside the message: whom it is for, what day it is, how a file or a page is reached."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class About:
    """`name` and `email` are the consultant's own, from the Teams profile, for filling in beforehand.

    `link` makes an address that works for a short while of the `url` of a download.
    `page` gives the public page of an article, or None when there is none.
    """

    name: str | None
    email: str | None
    link: Callable[[str], str]
    day: date
    page: Callable[[str], str | None] | None = None
