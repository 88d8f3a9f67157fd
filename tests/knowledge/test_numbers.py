import pytest

from knowledge.numbers import whole_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8", (8,)),
        ("acht kandidaten", (8,)),
        ("een groep van vierentwintig", (1, 24)),
        ("drieendertig", (33,)),
        ("dertig", (30,)),
        ("8 of 10", (8, 10)),
        ("tienduizend", ()),
        ("9999999999999", ()),
        ("", ()),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(text: str, expected: tuple) -> None:
    assert whole_numbers(text) == expected
