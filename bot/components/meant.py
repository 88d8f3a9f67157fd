"""Which of the words that were found are meant: not "de beste", "mevrouw van Driel", "ze wil mbo-2 doen"."""

from spacy.tokens import Doc, Span

from bot.components.words import words

PLACE, INCOME = "gemeente", "situatie"
FAMILY = {"van", "de", "der", "den", "ter", "ten", "te", "v", "d"}
# A word that says more precisely what another one says too: with both, only the first is meant.
NARROWER = {"wia_eigenrisico": {"wia"}, "bedreigd": {"werkend"}}
WORKS_TOO = "werkend"  # with a benefit beside it, the benefit counts
BREAKS = "breaks"
NEAR = 3


def meant(span: Span) -> bool:
    """Is what was found said of the case, and no look-alike?"""
    if span.label_ == PLACE:
        return not _is_a_name(span) and (span.text.lower() not in words()["everyday_places"] or _is_a_place(span))
    wished = next((one for one in (span.ent_id_, span.label_) if one in words()["wanted_before"]), None)
    return wished is None or not _is_wanted(span, wished)


def narrowed(found: list[dict]) -> list[dict]:
    """The entities without those that another one says more precisely."""
    said = {one["value"] for one in found if one["entity"] == INCOME}
    wider = {one for value in said for one in NARROWER.get(value, ())} | ({WORKS_TOO} if len(said) > 1 else set())
    return [one for one in found if one["entity"] != INCOME or one["value"] not in wider]


def _is_a_place(span: Span) -> bool:
    """An everyday word is a place after "in", with a capital inside a sentence, or when it is all that is said."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return len(span.doc) == 1 or before in words()["place_markers"] or (bool(before) and span.text[0].isupper())


def _is_a_name(span: Span) -> bool:
    """Is it the name of a person: "mevrouw van Driel"?"""
    at = span.start
    while at and span.doc[at - 1].lower_ in FAMILY:
        at -= 1
    named = at > 0 and span.doc[at - 1].lower_ in words()["titles"]
    return named and (at == span.start or span.doc[span.start - 1].lower_ != "te" or at < span.start - 1)


def _is_wanted(span: Span, what: str) -> bool:
    """Is it the education or the company that somebody wants?"""
    before, after = (words()[name][what] for name in ("wanted_before", "wanted_after"))
    return not set(before).isdisjoint(_near(span.doc, range(span.start - 1, span.start - 1 - NEAR, -1))) or (
        not set(after).isdisjoint(_near(span.doc, range(span.end, span.end + NEAR)))
    )


def _near(doc: Doc, places: range) -> list[str]:
    """The words at these places, from near to far, until the clause ends."""
    found: list[str] = []
    for at in places:
        if not 0 <= at < len(doc) or doc.user_data[BREAKS][at + (places.step < 0)]:
            break
        found.append(doc[at].lower_)
    return found
