"""Ways to find the article, side by side: the same examples to learn from, the same other voice to be tried on.

`make eval-pipelines` writes the table to docs/understanding/pipelines.md. Nothing here looks at the blind sets: what is
chosen with them could not be measured by them.
"""

import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np

from bot.measure import figures
from bot.measure.hearing import Heard
from bot.measure.noise import mistyped
from bot.measure.sets import Asked
from bot.measure.stock import HELD_OUT, learnt, sentences
from bot.measure.ways import QUICK, WAYS, Rank
from bot.paths import ROOT
from knowledge.load import load_content

PAGE = ROOT / "docs" / "understanding" / "pipelines.md"
LEARNT = 32  # every so many sentences of an article that all ways learn from
TRIED = 8  # every so many sentences of the voice that is held out
HEAD = """# Which way to find the article

Made by `make eval-pipelines`: to learn from, sentences of all voices but one; to be tried on, {tried} of that one
("{voice}"), as they are and with typing errors. All in one run on the same machine. A hundred epochs of DIET over all
sentences take hours, so all ways learn from a part first, and then the quick ones from everything.

Rates are between 0 and 1, means over articles. *Led astray*: questions about something else whose first article is
one of our own. *ms* of a message (p95) and *seconds* to learn are processor time of all cores together, also of
helping processes. *MB*: by how much learning made the process larger, at most.

| Way | sentences | at 1 | at 3 | mistyped at 1 | led astray | calibration error | ms | seconds | MB |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
"""


def main() -> int:
    """Try every way and write the table."""
    content = load_content()
    said, part = sentences(content), learnt(content, LEARNT)
    everything = [(text, name) for text, name, voice in said if voice != HELD_OUT]
    asked = [Asked(text, (name,)) for text, name, voice in said if voice == HELD_OUT][::TRIED]
    rows = [_alone(title, part, asked) for title in WAYS] + [_alone(title, everything, asked) for title in QUICK]
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(HEAD.format(tried=len(asked), voice=HELD_OUT) + "\n".join(rows) + "\n", encoding="utf-8")
    return 0


def _alone(title: str, said: list[tuple[str, str]], asked: list[Asked]) -> str:
    """A row made in a process of its own, so that no way leans on what another one loaded."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        row = pool.submit(_row, title, said, asked).result()
    print(row, flush=True)
    return row


def _row(title: str, said: list[tuple[str, str]], asked: list[Asked]) -> str:
    before, held = _processor_seconds(), _megabytes()
    rank = WAYS[title]([text for text, _ in said], [name for _, name in said])
    seconds, grown = _processor_seconds() - before, _megabytes() - held
    clean = figures.tried(lambda text: _heard(rank, text), asked)
    noisy = figures.tried(lambda text: _heard(rank, mistyped(text)), asked)
    told = [figures.accuracy(clean, 1), figures.accuracy(clean, 3), figures.accuracy(noisy, 1)]
    told += [_astray(clean), figures.calibration_error(clean)]
    rates = " | ".join(f"{value:.3f}" for value in told)
    return f"| {title} | {len(said):,} | {rates} | {figures.slow(clean):.1f} | {seconds:.0f} | {grown:.0f} |"


def _astray(tried: figures.Tried) -> float:
    """The share of questions about something else whose first article is none of those that say so."""
    kinds = {id_: article.kind for id_, article in load_content().articles.items()}
    elsewhere = [heard.found[0][0] for asked, heard in tried if kinds[asked.articles[0]] == "buiten" and heard.found]
    return float(np.mean([kinds[one] != "buiten" for one in elsewhere]))


def _heard(rank: Rank, text: str) -> Heard:
    before = _processor_seconds()
    ranked = rank(text)[:3]
    return Heard(tuple(ranked), {}, (_processor_seconds() - before) * 1000)


def _processor_seconds() -> float:
    """What this process and those that it started and that ended took of all cores."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def _megabytes() -> float:
    """The most memory this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
