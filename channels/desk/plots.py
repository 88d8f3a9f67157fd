"""A bar chart as SVG, made here: no script, no file. The same numbers stand in a table beside it."""

from collections.abc import Sequence

from markupsafe import Markup

WIDTH, ROW, BAR, NUMBER = 360, 50, 16, 48  # narrow, so that its words can be read on a phone
LONGEST_NAME = 44


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
    top = place * ROW
    wide = round((WIDTH - NUMBER) * count / most, 1) if most else 0
    return Markup(
        '<text x="0" y="{name_base}">{name}</text>'
        '<rect class="bar" x="0" y="{bar_top}" width="{wide}" height="{bar}" rx="3"/>'
        '<text class="number" x="{after}" y="{number_base}">{count}</text>'
    ).format(
        name_base=top + 17,
        name=name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…",
        bar_top=top + 24,
        wide=wide,
        bar=BAR,
        after=wide + 8,
        number_base=top + 37,
        count=count,
    )
