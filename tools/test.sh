#!/usr/bin/env bash
# Every test: the engine's in the engine environment, the others in the app environment.
# What talks to a whole running assistant mostly waits, so it runs beside the rest; its report comes last.
set -euo pipefail
cd "$(dirname "$0")/.."
failed=0
bot/.venv/bin/python -m pytest -q -p no:cacheprovider tests/bot || failed=$?
if ! command -v "${CHROMIUM:-chromium}" >/dev/null 2>&1; then
    echo "Browser tests are skipped: there is no Chromium. On Debian: sudo apt-get install chromium (or set CHROMIUM)."
fi
whole=(tests/stack tests/browser tests/guides)
report=$(mktemp)
.venv/bin/python -m pytest -q -p no:cacheprovider "${whole[@]}" >"$report" 2>&1 &
beside=$!
trap 'kill "$beside" 2>/dev/null || true; rm -f "$report"' EXIT
.venv/bin/python -m pytest -q --ignore tests/bot "${whole[@]/#/--ignore=}" tests || failed=$?
echo "The whole assistant (${whole[*]}):"
wait "$beside" || failed=$?
cat "$report"
exit "$failed"
