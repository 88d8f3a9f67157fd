"""`make fuzz`: look long for input that breaks something, and write what was tried in docs/safety/fuzz.md."""

import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/safety/fuzz.md"
RUNS = {"message": 100_000, "talk": 2_500, "spreadsheet": 4_000, "card": 20_000, "press": 20_000, "door": 50_000}
DONE = re.compile(r"#(\d+)\s+DONE\s+cov: (\d+) ft: (\d+) corp: (\d+)/")


@dataclass(frozen=True)
class Tried:
    """How one target did: inputs, places reached, inputs kept because they reached something new, seconds."""

    name: str
    inputs: int
    reached: int
    kept: int
    seconds: float
    broken: tuple[str, ...] = ()


def main() -> int:
    """Fuzz every target; 0 when nothing broke. `python -m tests.fuzz.report message=1000` tries fewer."""
    runs = {**RUNS, **{name: int(count) for name, _, count in (one.partition("=") for one in sys.argv[1:])}}
    tried = [fuzzed(name, runs[name]) for name in TARGETS if runs[name]]
    if not sys.argv[1:]:
        PAGE.write_text(page(tried), "utf-8")
    return 1 if any(one.broken for one in tried) else 0


def fuzzed(name: str, runs: int) -> Tried:
    """One target in a process of its own, from the inputs that were found before."""
    began = time.monotonic()
    seeds = ROOT / "tests/fuzz/found" / name
    with tempfile.TemporaryDirectory() as folder:
        corpus = [folder, *([str(seeds)] if seeds.exists() else [])]
        command = [sys.executable, "-m", "tests.fuzz.guided", name, str(runs), f"-artifact_prefix={folder}/", *corpus]
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False).stderr
        broken = tuple(path.read_bytes().hex() for path in Path(folder).glob("crash-*"))
    done = DONE.search(said)
    if not done:
        broken = broken or ("it did not come to an end",)
        print(said[-3_000:], file=sys.stderr)
    counts = [int(one) for one in done.groups()] if done else [0, 0, 0, 0]
    seconds = time.monotonic() - began
    print(f"{name}: {counts[0]} inputs, {counts[1]} places, {seconds:.0f} s, {len(broken)} broken", flush=True)
    return Tried(name, counts[0], counts[1], counts[3], seconds, broken)


def page(tried: list[Tried]) -> str:
    """The report."""
    rows = "\n".join(
        f"| `{one.name}` | {_about(one.name)} | {one.inputs:,} | {one.reached} | {one.kept} | {len(one.broken)} |"
        for one in tried
    )
    total = sum(one.inputs for one in tried)
    found = "\n".join(f"- `{one.name}`: `{data}`" for one in tried for data in one.broken) or "Nothing broke."
    return PAGE_TEXT.format(day=date.today().isoformat(), total=f"{total:,}", rows=rows, found=found)


def _about(name: str) -> str:
    return (TARGETS[name].__doc__ or "").split("\n")[0]


PAGE_TEXT = """# Fuzzing

Made by `make fuzz` on {day}: {total} generated inputs, guided by coverage (Atheris). A target must hold for every
input: no exception, and what the target itself asserts (see `tests/fuzz/targets.py`). Places are the counters of our
own packages that were reached; kept inputs each reached something new.

| target | what it is given | inputs | places | kept | broke |
|---|---|---|---|---|---|
{rows}

{found}

`make test` tries 3,000 new inputs of the same targets each time, and again every input that once broke one
(`tests/fuzz/found`). The same message path over HTTP is tried there with 2,000 odd bodies
(`tests/channels/website/test_bad_input.py`), and with requests made from `openapi.json`
(`tests/stack/test_described.py`).

## What fuzzing found

- `spreadsheet`: a damaged packed part (`zlib.error`) was an unexpected error, status 500. It is refused like any
  damaged file now.
- `message`: account numbers, a BSN or a phone number stuck to letters or to each other were not taken out. They are.
- `message`: after a BSN that was taken out, the next digits in the sentence were taken for one too. They stay.
"""

if __name__ == "__main__":
    sys.exit(main())
