#!/usr/bin/env bash
# Every test: the engine's in the engine environment, the others in the app environment.
set -euo pipefail
cd "$(dirname "$0")/.."
bot/.venv/bin/python -m pytest -q -p no:cacheprovider tests/bot
if ! command -v "${CHROMIUM:-chromium}" >/dev/null 2>&1; then
    echo "Browser tests are skipped: there is no Chromium. On Debian: sudo apt-get install chromium (or set CHROMIUM)."
fi
exec .venv/bin/python -m pytest -q --ignore tests/bot tests
