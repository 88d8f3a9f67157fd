"""What a soak showed, as docs/safety/soak.md and a small picture."""

from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression, mean

GROWTH = 0.03  # of its memory that a process may grow in the second half
ROWS = 10
WIDE, HIGH, LINE = 640, 240, 14
COLOURS = ("#154273", "#b32d00", "#006838", "#6b2c91")


@dataclass(frozen=True)
class Sample:
    """After so many turns and seconds: MB of each process, and MB of all that is stored."""

    turns: int
    seconds: float
    memory: dict[str, float]
    stored: float


def growth(values: list[float]) -> float:
    """How much the last quarter is above the third one, as a part of it: the beginning only warms up."""
    quarter = max(1, len(values) // 4)
    return mean(values[-quarter:]) / mean(values[-2 * quarter : -quarter]) - 1


def slope(samples: list[Sample], name: str) -> float:
    """kB that a process grows per thousand turns, over the second half."""
    half = samples[len(samples) // 2 :]
    return linear_regression([one.turns for one in half], [one.memory[name] for one in half]).slope * 1024 * 1000


def written(
    folder: Path, turns: int, at_once: int, talks: int, samples: list[Sample], wrong: list[str], failed: list[str]
) -> str:
    """Write the report and the picture; the text of the report."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "soak.svg").write_text(picture(samples), encoding="utf-8")
    last = samples[-1]
    text = "\n".join([
        "# Soak",
        "",
        f"Made by `make soak TURNS={turns}`. The conversations of `tests/scenarios` and of the demo, {at_once} at",
        "once, in another order each time, against the whole assistant with its stores in SQLite. Every reply is",
        "checked as in the scenario tests: article, region, open question, outcome, buttons and words.",
        "",
        f"- {last.turns:,} turns in {talks:,} conversations, in {last.seconds / 60:.1f} minutes "
        f"({last.turns / last.seconds:.0f} turns per second, on a machine that did other work as well).",
        f"- Wrong replies: {len(wrong)}. Requests that failed: {len(failed)}.",
        f"- Stored at the end: {last.stored:.0f} MB ({last.stored * 1000 / last.turns:.1f} kB per turn).",
        "",
        *_table(samples),
        "",
        "MB per process with its share of shared memory (PSS). *Grew* compares the last quarter with the one before;",
        f"the verb fails above {GROWTH:.0%}. The slope is over the second half.",
        "",
        "![Memory of each process against the number of turns](soak.svg)",
        "",
    ])  # fmt: skip
    (folder / "soak.md").write_text(text, encoding="utf-8")
    return text


def _table(samples: list[Sample]) -> list[str]:
    names = list(samples[0].memory)
    step = max(1, len(samples) // ROWS)
    shown = [*samples[::step][:ROWS], samples[-1]]
    rows = [f"| {one.turns:,} | " + " | ".join(f"{one.memory[name]:.0f}" for name in names) + " |" for one in shown]
    slopes = " | ".join(f"{slope(samples, name):+.0f} kB" for name in names)
    grew = " | ".join(f"{growth([one.memory[name] for one in samples]):+.1%}" for name in names)
    head = [f"| turns | {' | '.join(names)} |", "|---:|" + "---:|" * len(names)]
    return [*head, *rows, f"| slope per 1,000 turns | {slopes} |", f"| grew | {grew} |"]


def picture(samples: list[Sample]) -> str:
    """Lines of memory by turns, with their names at the end."""
    most = max(value for one in samples for value in one.memory.values()) * 1.1
    last = samples[-1]
    lines, lowest = [], HIGH
    for name, colour in sorted(zip(last.memory, COLOURS, strict=True), key=lambda one: last.memory[one[0]]):
        points = [(50 + 480 * one.turns / last.turns, _height(one.memory[name], most)) for one in samples]
        path = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        lowest = min(lowest - LINE, points[-1][1] + 4)  # names of lines that run close do not touch
        lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines.append(f'<text x="536" y="{lowest:.0f}" fill="{colour}">{name}</text>')
    marks = [
        f'<text x="44" y="{_height(most * part, most) + 4:.0f}" text-anchor="end">{most * part:.0f}</text>'
        for part in (0, 0.5, 1)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" font-family="sans-serif" '
        'font-size="12"><title>Memory of each process during the soak</title>'
        f'<rect width="{WIDE}" height="{HIGH}" fill="#fff"/>'
        f'<path d="M50 30V{HIGH - 30}H530" fill="none" stroke="#555"/>'
        f'<text x="50" y="18">MB</text>{"".join(marks)}<text x="530" y="{HIGH - 10}" text-anchor="end">'
        f"{last.turns:,} turns</text>{''.join(lines)}</svg>\n"
    )


def _height(value: float, most: float) -> float:
    """Where a number of MB stands in the picture."""
    return HIGH - 30 - (HIGH - 60) * value / most
