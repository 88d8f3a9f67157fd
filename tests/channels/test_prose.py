"""Texts of the content become paragraphs and lists, and nothing else."""

import pytest

from channels.prose import prose


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Eén zin.", "<p>Eén zin.</p>"),
        ("Een.\n\nTwee.", "<p>Een.</p>\n<p>Twee.</p>"),
        ("Een\nregel.", "<p>Een<br>regel.</p>"),
        ("Dit:\n\n- een\n- twee", "<p>Dit:</p>\n<ul><li>een</li><li>twee</li></ul>"),
        ("Dit:\n- een", "<p>Dit:</p>\n<ul><li>een</li></ul>"),
        ("1. een\n2. twee", "<ol><li>een</li><li>twee</li></ol>"),
        ("3. drie", '<ol start="3"><li>drie</li></ol>'),
        ("<b>&", "<p>&lt;b&gt;&amp;</p>"),
        ("- <i>", "<ul><li>&lt;i&gt;</li></ul>"),
        ("Ten hoogste € 2.700.", "<p>Ten hoogste €\u00a02.700.</p>"),
        ("", ""),
    ],
)
def test_prose(text: str, html: str) -> None:
    assert prose(text) == html
