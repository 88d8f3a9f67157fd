"""`python -m tests.fuzz.guided TARGET RUNS`: let Atheris look for input that breaks a target, guided by coverage.

What it finds is written to `crash-…` in the current folder. libFuzzer's own lines go to standard error.
"""

import sys

import atheris

OURS = ["actions", "applications", "bot.components", "channels", "knowledge"]
SECONDS = 25  # for one input


def main() -> None:
    """Fuzz one target from its seeds. Does not return: the fuzzer ends the process."""
    name, runs, *rest = sys.argv[1:]
    with atheris.instrument_imports(include=OURS):
        from tests.fuzz.targets import TARGETS
    limits = [f"-runs={runs}", f"-timeout={SECONDS}", "-max_len=512", "-len_control=0", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], *limits, *rest], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
