"""What holds now, for this candidate."""

import pytest

from bot.components.tense import of_now


def entities(text: str, **words: str) -> list[dict]:
    """An entity for each given word: name of the field, and the word that stands in the text."""
    return [
        {"entity": name.rstrip("_"), "value": word, "start": text.index(word), "end": text.index(word) + len(word)}
        for name, word in words.items()
    ]


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("hij had vroeger ww maar nu bijstand", {"situatie": "ww", "situatie_": "bijstand"}, ["bijstand"]),
        ("hij had vroeger ww", {"situatie": "ww"}, []),
        ("wia gehad", {"situatie": "wia"}, []),
        ("had ooit vmbo gehaald", {"opleiding": "vmbo"}, ["vmbo"]),
        ("moeder van de klant heeft wia", {"situatie": "wia"}, []),
        ("ww, straks ioaw", {"situatie": "ww", "situatie_": "ioaw"}, ["ww"]),
        ("straks ioaw", {"situatie": "ioaw"}, ["ioaw"]),
        ("bijstand. nee wacht, ioaw", {"situatie": "bijstand", "situatie_": "ioaw"}, ["ioaw"]),
        ("woont in Venlo, bedrijf in Arnhem", {"gemeente": "Venlo", "gemeente_": "Arnhem"}, ["Venlo"]),
        ("was kok, wil naar de zorg", {"sector": "kok", "sector_": "zorg"}, ["zorg"]),
        ("wat is de wia?", {"situatie": "wia"}, []),
        ("wat is de wia van mijn klant?", {"situatie": "wia"}, ["wia"]),
    ],
)
def test_what_holds_now(text: str, words: dict[str, str], left: list[str]) -> None:
    assert [one["value"] for one in of_now(text, entities(text, **words))] == left
