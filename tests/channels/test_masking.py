"""Personal data goes, the question stays."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.nl import bsn

from channels.masking import KINDS, PLACEHOLDER, explanation, mask
from channels.names import words_of
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
    ("geboren op 12-03-1990 in Assen", "geboren op [geboortedatum] in Assen"),
    ("zijn geboortedatum is 3/4/98.", "zijn geboortedatum is [geboortedatum]."),
    ("geb.12-03-1990, geb. 5 mei '01", "geb.[geboortedatum], geb. [geboortedatum]"),
    ("geboortedatum 12031990 of geb 12 03 1990", "geboortedatum [geboortedatum] of geb [geboortedatum]"),
    ("2 mrt. 2001 is hij geboren", "[geboortedatum] is hij geboren"),
    ("dochtertje geboren 1 mei 2024", "dochtertje geboren [geboortedatum]"),
    ("mijn klant (12/03/1990) wil leren", "mijn klant ([geboortedatum]) wil leren"),
    ("1990-03-12 of 12 maart 1990", "[geboortedatum] of [geboortedatum]"),
    ("geen bsn, 06-12-1990 06-12345678", "geen bsn, [geboortedatum] [telefoonnummer]"),
    ("bsn999999990 en tel0612345678of", "bsn[bsn] en tel[telefoonnummer]of"),
    ("het is 999999990, nr.999999990", "het is [bsn], nr.[bsn]"),
    ("jan(at)voorbeeld.nl of jan [AT] voorbeeld.nl", "[e-mailadres] of [e-mailadres]"),
    ("a[NL91ABNA0417164300NL91ABNA0417164300]", "a[[rekeningnummer][rekeningnummer]]"),
    ("[ bsn 999999990 of 11 741350}", "[ bsn [bsn] of 11 741350}"),
    ("start 1-9-2026, geboren 1.9.1980", "start 1-9-2026, geboren [geboortedatum]"),
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
    "hij start op 1 september 2026, of 01-02-2027, tot 31/12/2030",
    "geboren in Assen, start op 12-03-2026",
    "sinds 1 januari 2015 geldt de Participatiewet, per 1-1-2015",
    "geboren in 1990, in mei 2001 gestopt met school",
]
HOSTILE = ("0-", "a@", "NL91 ", "naam: ", "Jan ", "9 ", "heet Jan de ", "'’-", "Aa", "geb ", "1-", "1 mei ", "kan ")
IN_A_QUESTION = [
    ("Kan Fatima Yilmaz uit Venlo meedoen?", "Kan [naam] uit Venlo meedoen?"),
    ("Is er een plek voor Willem van den Berg Jansen?", "Is er een plek voor [naam]?"),
    ("mag Kees Bakker Venlo aanvragen", "mag [naam] Venlo aanvragen"),
    ("Het gaat om Aylin Yilmaz, 34 jaar", "Het gaat om [naam], 34 jaar"),
    ("ik bel namens Willem van den Berg over Aylin Yilmaz", "ik bel namens [naam] over [naam]"),
]
NO_PERSON = [
    "Kan Den Haag meedoen met Holland Rijnland?",
    "een plek voor Regio Groningen of met Werkcentrum Venlo",
    "Mag Een Nugger Meedoen?",
    "Een vraag over Holland Rijnland en over Den Haag",
    "Ik ben Jobcoach Bij UWV",
    "Kan Philips Eindhoven een leerbedrijf zijn?",
]


@pytest.mark.parametrize(("text", "masked"), FOUND)
def test_personal_data_is_taken_out(text, masked):
    assert mask(text).text == masked


@pytest.mark.parametrize("text", KEPT)
def test_the_rest_stays(text):
    assert mask(text).text == text
    assert mask(text).kinds == ()


@pytest.mark.parametrize(("text", "masked"), IN_A_QUESTION)
def test_two_strange_words_with_capitals_in_a_question_are_a_name(content, text, masked):
    assert mask(text, words_of(content)).text == masked


@pytest.mark.parametrize("text", NO_PERSON)
def test_places_and_our_own_words_are_no_name(content, text):
    assert mask(text, words_of(content)).kinds == ()


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
    questions = [clean(one) for article in content.articles.values() for one in (*article.examples, *article.proof)]
    words = words_of(content)
    assert [one for one in questions if mask(one, words).kinds] == []


def test_no_question_is_taken_for_a_name_when_its_own_words_are_not_known(content):
    unasked = {name: replace(one, examples=(), proof=()) for name, one in content.articles.items()}
    words = words_of(replace(content, articles=unasked))
    questions = [clean(one) for article in content.articles.values() for one in article.examples]
    assert [one for one in questions if mask(one, words).kinds] == []


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


def test_for_a_date_of_birth_the_user_reads_that_the_age_is_enough():
    assert "leeftijd" in explanation(("geboortedatum",))
    assert "leeftijd" not in explanation(("bsn",))


def test_a_long_hostile_text_takes_no_time(content):
    for piece in HOSTILE:
        mask((piece * 1000)[:1000], words_of(content))
