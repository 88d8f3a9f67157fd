"""A bar chart as SVG, made here: no script, no file. The same numbers stand in a table beside it."""

from collections.abc import Sequence

from markupsafe import Markup

WIDTH, ROW, BAR, LABEL, NUMBER = 720, 34, 20, 310, 60
LONGEST_LABEL = 36


def bars(title: str, rows: Sequence[tuple[str, int]]) -> Markup:
    """One bar a row. For who cannot see it, it is one picture with a name; the table tells the rest."""
    if not rows:
        return Markup("")
    height, most = ROW * len(rows) + 4, max(count for _name, count in rows)
    drawn = Markup("").join(_bar(place, name, count, most) for place, (name, count) in enumerate(rows))
    return Markup(
        '<svg class="plot" viewBox="0 0 {width} {height}" role="img" aria-label="{title}, als staafdiagram">'
        "{drawn}</svg>"
    ).format(width=WIDTH, height=height, title=title, drawn=drawn)


def _bar(place: int, name: str, count: int, most: int) -> Markup:
    top = place * ROW + 2
    wide = round((WIDTH - LABEL - NUMBER) * count / most, 1) if most else 0
    return Markup(
        '<text class="label" x="{before}" y="{base}" text-anchor="end">{name}</text>'
        '<rect class="bar" x="{label}" y="{bar_top}" width="{wide}" height="{bar}" rx="3"/>'
        '<text class="number" x="{after}" y="{base}">{count}</text>'
    ).format(
        before=LABEL - 10,
        base=top + ROW * 0.62,
        name=name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1]}…",
        label=LABEL,
        bar_top=top + (ROW - BAR) / 2,
        wide=wide,
        bar=BAR,
        after=LABEL + wide + 8,
        count=count,
    )
