"""What reaches the engine is one plain line and never a command."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.text import LONGEST, EmptyText, LongText, clean


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("Mag een nugger meedoen?", "Mag een nugger meedoen?"),
        ("  twee\n regels\t ", "twee regels"),
        ("/restart", "restart"),
        (" / /groet{}", "groet{}"),
        ("／back", "back"),
        ("a\u0000b\u202ec\u200bd\ud800e\U000e0041f", "abcdef"),
        ("bsn １２３", "bsn 123"),
        ("€ 2.700 & 'één'", "€ 2.700 & 'één'"),
    ],
)
def test_text_is_made_plain(typed, cleaned):
    assert clean(typed) == cleaned


@pytest.mark.parametrize("typed", ["", " \n ", "///", "\u200b\u0007", "\ud800"])
def test_nothing_left(typed):
    with pytest.raises(EmptyText):
        clean(typed)


@pytest.mark.parametrize("typed", ["x" * (LONGEST + 1), "ﷺ" * 500])
def test_too_long_as_typed_or_as_read(typed):
    with pytest.raises(LongText):
        clean(typed)


@given(st.text(st.characters(), max_size=LONGEST))
def test_any_text_gives_one_short_plain_line(typed):
    try:
        cleaned = clean(typed)
    except (EmptyText, LongText):
        return
    assert 0 < len(cleaned) <= LONGEST
    assert not cleaned.startswith("/")
    assert not {unicodedata.category(one) for one in cleaned} & {"Cc", "Cf", "Cs", "Co"}
    cleaned.encode()
