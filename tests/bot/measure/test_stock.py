"""Both sides of a comparison learn the same part of the examples, with something of every name."""

from collections import Counter

from bot.measure.stock import part_of


def test_every_name_keeps_enough_and_many_are_thinned():
    said = [(f"{name} {number}", name) for name, often in {"veel": 100, "weinig": 3, "gewoon": 12}.items()
            for number in range(often)]  # fmt: skip

    kept = part_of(said, every=10, least=4)

    assert Counter(name for _, name in kept) == {"veel": 10, "weinig": 3, "gewoon": 4}
    assert set(kept) <= set(said)
