"""Personal data goes, the question stays."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.nl import bsn

from channels.masking import KINDS, PLACEHOLDER, explanation, mask
from channels.text import clean

FOUND = [
    ("mijn bsn is 999999990", "mijn bsn is [bsn]"),
    ("BSN 999 999 990 graag", "BSN [bsn] graag"),
    ("nummer 9999.99.990.", "nummer [bsn]."),
    ("bsn: 123456789, met een typfout", "bsn: [bsn], met een typfout"),
    ("mail jan.de-vries+werk@voorbeeld.co.nl even", "mail [e-mailadres] even"),
    ("bel 06-12345678", "bel [telefoonnummer]"),
    ("bel (050) 123 45 67 of +31 6 12345678", "bel [telefoonnummer] of [telefoonnummer]"),
    ("0031-(0)6-12345678", "[telefoonnummer]"),
    ("vanuit België: +32 475 12 34 56", "vanuit België: [telefoonnummer]"),
    ("NL91 ABNA 0417 1643 00 is het nummer", "[rekeningnummer] is het nummer"),
    ("iban nl91abna0417164300", "iban [rekeningnummer]"),
    ("DE89370400440532013000", "[rekeningnummer]"),
    ("mijn klant heet Jan de Vries en is 20 jaar", "mijn klant heet [naam] en is 20 jaar"),
    ("ze heet fatima en woont in Venlo", "ze heet [naam] en woont in Venlo"),
    ("naam: Jan Jansen, 23 jaar", "naam: [naam], 23 jaar"),
    ("Mijn naam is Piet.", "Mijn naam is [naam]."),
    ("mijn kandidaat Fatima El Amrani wil beginnen", "mijn kandidaat [naam] wil beginnen"),
    ("mevrouw van den Berg heeft WW", "mevrouw [naam] heeft WW"),
    ("Jan: 06-12345678 en naam: Jan de Vries", "Jan: [telefoonnummer] en naam: [naam]"),
]
KEPT = [
    "Mag een nugger van 27 in Groningen meedoen?",
    "postcode 9712 AB, huisnummer 12",
    "van 18 19 20 21 22 jaar oud",
    "tussen 1998 1999 2000 en 2001",
    "het kost € 999.999.990 of 999999990 euro of 2.700,00",
    "sinds 12-03-2026 om 10.30 uur",
    "KvK 12345678 in Venlo",
    "bel 0800-1234, 14 050 of 0900 1234",
    "hoe heet de regeling voor mbo-1 en niveau 2?",
    "dat heet een praktijkverklaring",
    "mijn klant WW wil een kandidaat Den Haag",
    "Ik ben werkgever en mijn bedrijf heet Bakkerij Zon",
    "mijn kandidaat wil in de zorg",
]


@pytest.mark.parametrize(("text", "masked"), FOUND)
def test_personal_data_is_taken_out(text, masked):
    assert mask(text).text == masked


@pytest.mark.parametrize("text", KEPT)
def test_the_rest_stays(text):
    assert mask(text).text == text
    assert mask(text).kinds == ()


@given(
    st.integers(1_000_000, 99_999_999),
    st.sampled_from(["", " ", ".", "-"]),
    st.sampled_from(["bsn", "voor", "is"]),
)
def test_every_bsn_goes_however_it_is_written(number, separator, before):
    first = f"{number:08d}"
    check = sum((9 - place) * int(digit) for place, digit in enumerate(first)) % 11
    assume(check < 10)
    digits = f"{first}{check}"
    assert bsn.is_valid(digits)
    written = separator.join([digits[:3], digits[3:6], digits[6:]])
    found = mask(f"{before} {written} en verder")
    assert written not in found.text
    assert found.text.endswith(" en verder")


def test_no_question_that_people_ask_loses_a_word(content):
    questions = [
        clean(one) for article in content.articles.values() for one in (*article.examples, *article.proof)
    ]
    assert [one for one in questions if mask(one).kinds] == []


@given(
    st.integers(14, 99),
    st.integers(1000, 9999),
    st.text("ABCDEFGHJKLMNPRSTVWXZ", min_size=2, max_size=2),
    st.integers(1, 9_999_999),
)
def test_no_age_postcode_or_amount_goes(age, postcode, letters, amount):
    written = f"{amount:,}".replace(",", ".")
    text = f"kandidaat van {age} jaar, postcode {postcode} {letters}, kosten € {written} of {amount} euro"
    assert mask(text).text == text


@given(st.text(max_size=300))
def test_masking_ends_and_is_stable(text):
    once = mask(text)
    assert mask(once.text).text == once.text
    assert set(once.kinds) <= set(KINDS)


@given(st.from_regex(r"[a-z]{1,10}\.[a-z]{1,10}@[a-z]{2,10}\.nl", fullmatch=True))
def test_every_address_goes(address):
    assert mask(f"mail {address} graag").text == "mail [e-mailadres] graag"


@pytest.mark.parametrize("kinds", [("bsn",), ("email", "bsn"), tuple(KINDS)])
def test_the_user_reads_what_was_taken_out(kinds):
    assert all(KINDS[kind] in explanation(kinds) for kind in kinds)
    assert set(KINDS) == set(PLACEHOLDER)


def test_a_long_hostile_text_takes_no_time():
    for piece in ("0-", "a@", "NL91 ", "naam: ", "Jan ", "9 ", "heet Jan de ", "'’-", "Aa"):
        mask((piece * 1000)[:1000])
