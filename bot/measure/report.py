"""The report of a measuring, as lines for the terminal and as a page with a picture of what is mixed up."""

from collections import Counter
from html import escape
from pathlib import Path

from bot.measure.figures import Tried, confusions

SHOWN = 25
CELL = 16
MARGIN = 240
PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Wat de assistent begrijpt</title><style>
body {{ font: 16px/1.5 sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }}
table {{ border-collapse: collapse }} td, th {{ padding: .2rem .6rem; border-bottom: 1px solid #ccc; text-align: left }}
</style></head><body><h1>Wat de assistent begrijpt</h1>
<table><tr><th>Wat</th><th>Waarde</th></tr>{figures}</table>
<h2>Wat door elkaar loopt</h2><p>Rij: waar de vraag bij hoort. Kolom: wat de assistent ervan maakt.</p>
{picture}
<h2>Zinnen die verkeerd gingen</h2>
<table><tr><th>Zin</th><th>Hoort bij</th><th>Gevonden</th><th>Kans</th></tr>{sentences}</table>
</body></html>
"""


def lines(figures: dict[str, float], pairs: Counter[tuple[str, str]]) -> list[str]:
    """What a person reads: every figure, and the pairs that hurt most."""
    told = [f"{name:32}{value:9.3f}" for name, value in figures.items()]
    return told + [f"{count} x {own} taken for {other}" for (own, other), count in pairs.most_common(10) if count > 1]


def write(path: Path, figures: dict[str, float], tried: Tried) -> None:
    """The page."""
    rows = "".join(f"<tr><td>{escape(name)}</td><td>{value:.3f}</td></tr>" for name, value in figures.items())
    page = PAGE.format(figures=rows, picture=picture(confusions(tried)), sentences=_sentences(tried))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")


def picture(pairs: Counter[tuple[str, str]]) -> str:
    """The articles that are mixed up most, as a square of dark and light fields."""
    often = Counter(name for pair, count in pairs.items() for name in pair for _ in range(count))
    names = sorted(name for name, _ in often.most_common(SHOWN))
    side = MARGIN + CELL * len(names)
    most = max(pairs.values(), default=1)
    fields = [
        _field(names.index(own), names.index(other), count / most, f"{own} als {other}: {count}")
        for (own, other), count in pairs.items()
        if own in names and other in names
    ]
    labels = [_label(place, name) for place, name in enumerate(names)]
    head = f'<svg role="img" aria-label="Welke artikelen door elkaar lopen" width="{side}" height="{side}">'
    return head + "".join([*labels, *fields]) + "</svg>"


def _field(row: int, column: int, dark: float, title: str) -> str:
    left, top = MARGIN + column * CELL, MARGIN + row * CELL
    place = f'x="{left}" y="{top}" width="{CELL}" height="{CELL}"'
    shade = f'fill="#0b4f8a" fill-opacity="{0.3 + 0.7 * dark:.2f}"'
    return f"<rect {place} {shade}><title>{escape(title)}</title></rect>"


def _label(place: int, name: str) -> str:
    middle = MARGIN + place * CELL + CELL - 4
    row = f'<text x="{MARGIN - 6}" y="{middle}" text-anchor="end" font-size="11">{escape(name)}</text>'
    turn = f'transform="translate({middle},{MARGIN - 6}) rotate(-60)"'
    return row + f'<text {turn} font-size="11">{escape(name)}</text>'


def _sentences(tried: Tried) -> str:
    wrong = [(asked, heard) for asked, heard in tried if asked.articles and not heard.within(asked.articles, 1)]
    return "".join(
        f"<tr><td>{escape(asked.text)}</td><td>{escape(', '.join(asked.articles))}</td>"
        + "".join(f"<td>{escape(name)}</td><td>{chance:.2f}</td>" for name, chance in heard.found[:1])
        + "</tr>"
        for asked, heard in wrong
    )
