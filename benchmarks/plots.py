"""The pictures of docs/benchmarks, from the figures that are kept. Runs in the engine's environment, which draws.

Each picture has a title for who cannot see it, and the page has every figure in a table.
"""

import sys
from typing import Any

import matplotlib as mpl

mpl.use("svg")
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from benchmarks.kept import DOCS, kept

INK, GREY, GRID = "#1c2733", "#52606d", "#e3e8ee"
# Apart for who sees no colours too: each side has a mark and a shade of its own.
SIDES = {
    "ours": ("ours", "#0b6e4f", "o"),
    "engine": ("our engine alone", "#5aa9e6", "s"),
    "stock": ("stock Rasa", "#c8553d", "^"),
}
KINDS = {"answer": "answer", "question": "check question", "correction": "correction", "verdict": "verdict"}
PROCESSES = ("engine", "channels", "actions", "worker", "supervisor")
SHADES = ("#0b6e4f", "#5aa9e6", "#f2b134", "#8d6a9f", "#9aa5b1")
STYLE = {
    "svg.fonttype": "none", "svg.hashsalt": "praktijkwijzer", "font.family": "sans-serif", "font.size": 10,
    "text.color": INK, "axes.labelcolor": GREY, "axes.edgecolor": GRID, "axes.titlesize": 11,
    "axes.titleweight": "bold", "axes.titlelocation": "left", "xtick.color": GREY,
    "ytick.color": GREY, "axes.grid": True, "grid.color": GRID,
    "axes.axisbelow": True, "axes.spines.top": False, "axes.spines.right": False, "legend.frameon": False,
}  # fmt: skip


def main() -> int:
    """Draw every picture whose part was measured."""
    found = kept()
    with mpl.rc_context(STYLE):
        if "turns" in found:
            _saved(turns(found["turns"]["kinds"]), "turns", "How long a turn of one person takes")
        if "load" in found:
            _saved(load(found["load"]), "load", "Turns per second and waiting time by number of conversations")
            _saved(memory(found["load"]["memory"]), "memory", "Memory by process after the load")
        if {"lengths", "articles", "applications"} <= set(found):
            _saved(growth(found), "growth", "How a turn grows with conversation, articles and applications")
    return 0


def turns(kinds: dict[str, Any]) -> Figure:
    """Bars to p50, a thin line to p95."""
    figure, axes = plt.subplots(figsize=(7.2, 3.6))
    for place, (side, (title, colour, _)) in enumerate(SIDES.items()):
        at = [number * 4 + place for number in range(len(KINDS))]
        middle = [kinds[side][kind]["p50"] for kind in KINDS]
        late = [kinds[side][kind]["p95"] for kind in KINDS]
        axes.hlines(at, middle, late, color=colour, linewidth=1.5)
        axes.barh(at, middle, height=0.8, color=colour, label=title)
        for height, value, end in zip(at, middle, late, strict=True):
            _beside(axes, end, height, value)
    axes.set_yticks([number * 4 + 1 for number in range(len(KINDS))], list(KINDS.values()))
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    axes.set_xlabel("milliseconds: bar and number p50, line to p95")
    axes.set_title("A turn of one person")
    axes.legend(ncols=3, loc="upper center", bbox_to_anchor=(0.5, -0.16))
    return figure


def load(found: dict[str, Any]) -> Figure:
    """Two by two: questions and checks, turns per second and p95."""
    figure, grid = plt.subplots(2, 2, figsize=(7.6, 5.6), sharex=True)
    for column, (name, title) in enumerate((("answers", "Questions"), ("check", "Checks"))):
        for row, (figure_name, unit) in enumerate((("per_second", "turns per second"), ("p95", "p95, ms"))):
            axes = grid[row][column]
            for side in SIDES:
                points = {int(people): one[side][figure_name] for people, one in found[name].items()}
                _line(axes, points, side)
            axes.set_ylim(bottom=0)
            _people(axes, [int(people) for people in found[name]])
            axes.set_ylabel(unit)
            axes.set_title(title if row == 0 else "")
        _goals(grid[1][column])
    grid[0][0].legend(fontsize=8)
    return figure


def memory(found: dict[str, Any]) -> Figure:
    """One bar for each side, its processes beside each other."""
    figure, axes = plt.subplots(figsize=(7.2, 2.5))
    for place, side in enumerate(found):
        left = 0.0
        for name, shade in zip(PROCESSES, SHADES, strict=True):
            size = found[side].get(name, 0)
            axes.barh(place, size, left=left, height=0.6, color=shade, label=name if place == 0 else None)
            left += size
        _beside(axes, left, place, found[side]["all"])
    axes.axvline(1200, color=INK, linestyle=":", linewidth=1)
    axes.set_yticks(range(len(found)), [SIDES[side][0] for side in found])
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    axes.margins(x=0.12)
    axes.set_xlabel("MB; dotted: the goal for ours")
    axes.set_title("Memory after the load")
    axes.legend(ncols=5, fontsize=8, loc="upper center", bbox_to_anchor=(0.5, -0.5))
    return figure


def growth(found: dict[str, Any]) -> Figure:
    """Three panels with an answer each."""
    figure, (left, middle, right) = plt.subplots(1, 3, figsize=(8.4, 3.0))
    for side in ("ours", "stock"):
        lengths = found["lengths"][side]
        _line(left, {int(one): lengths[one]["p50"] for one in lengths if one.isdigit()}, side)
    left.legend(fontsize=8)
    left.set_ylabel("p50, ms")
    for axes, part, title in ((middle, "articles", "Articles"), (right, "applications", "Applications kept")):
        sizes = {int(one): found[part][one]["kinds"] for one in found[part] if one.isdigit()}
        for kind, style in (("answer", "-"), ("question", "--")):
            points = {size: kinds[kind]["p50"] for size, kinds in sizes.items()}
            _line(axes, points, "ours", style, KINDS[kind])
        axes.legend(fontsize=8)
        axes.set_title(title)
    for axes in (left, middle, right):
        axes.set_ylim(bottom=0)
    right.set_xscale("log")
    left.set_title("Turns before, an answer")
    return figure


def _line(axes: Axes, points: dict[int, float], side: str, style: str = "-", name: str | None = None) -> None:
    title, colour, mark = SIDES[side]
    axes.plot(list(points), list(points.values()), style, color=colour, marker=mark, markersize=5, label=name or title)


def _beside(axes: Axes, end: float, height: float, value: float) -> None:
    """A number behind the end of a bar."""
    axes.annotate(
        f"{value:.0f}", (end, height), (5, 0), textcoords="offset points", va="center", fontsize=8, color=GREY
    )


def _people(axes: Axes, people: list[int]) -> None:
    axes.set_xscale("log", base=2)
    axes.set_xticks(people, [str(one) for one in people])
    axes.minorticks_off()


def _goals(axes: Axes) -> None:
    """What is asked of ours at 32 and at 128 conversations."""
    axes.set_yscale("log")
    axes.set_ylim(bottom=5)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.plot([32, 128], [300, 1500], "_", color=INK, markersize=14, markeredgewidth=2)
    axes.set_xlabel("conversations; black: the goals for ours")


def _saved(figure: Figure, name: str, title: str) -> None:
    figure.tight_layout()
    figure.savefig(DOCS / f"{name}.svg", metadata={"Title": title, "Date": None})
    plt.close(figure)


if __name__ == "__main__":
    sys.exit(main())
