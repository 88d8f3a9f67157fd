"""Only what we signed is a token."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import URLSafeSerializer

from channels.errors import TokenError
from channels.tokens import Tokens

KEY = "a secret key for tests"
ID = secrets.token_urlsafe(24)


def test_a_token_leads_back_to_its_conversation():
    assert Tokens(KEY).conversation(Tokens(KEY).sign(ID)) == ID


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        ID,
        "a.b",
        "é.é",
        "\ud800",
        "x" * 10_000,
        Tokens("another secret key").sign(ID),
        URLSafeSerializer(KEY).dumps(ID),  # the right key for another purpose
        URLSafeSerializer(KEY, salt="conversation").dumps(["x" * 24]),
        URLSafeSerializer(KEY, salt="conversation").dumps("short"),
    ],
)
def test_anything_else_is_refused(token):
    with pytest.raises(TokenError):
        Tokens(KEY).conversation(token)


@given(st.integers(0, 90), st.characters())
def test_one_changed_character_is_refused(place, character):
    token = Tokens(KEY).sign(ID)
    place %= len(token)
    changed = token[:place] + character + token[place + 1 :]
    try:
        assert changed == token or Tokens(KEY).conversation(changed) == ID
        assert changed == token or place == len(token) - 1  # the last character of base64 has idle bits
    except TokenError:
        assert changed != token
