"""Typing errors to measure with: a few, and always the same ones."""

import pytest

from bot.measure.noise import mistyped


@pytest.mark.parametrize("text", ["mag een nugger meedoen", "x", "Hoe vraag ik subsidie aan? " * 5])
def test_a_text_changes_a_little_and_always_alike(text: str):
    assert mistyped(text) == mistyped(text) != text
    assert abs(len(mistyped(text)) - len(text)) <= max(1, len(text) // 30)


@pytest.mark.parametrize("text", ["", "123", "?!", "你好"])
def test_a_text_without_letters_of_the_keyboard_stays(text: str):
    assert mistyped(text) == text
