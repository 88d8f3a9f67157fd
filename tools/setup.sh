#!/usr/bin/env bash
# Install what is missing: uv, the app environment and the engine environment. Never with sudo.
# Usage: tools/setup.sh [run|dev]      dev also installs what the tests need.
# Each environment holds exactly what its lock file names; a stamp in it says which lock that was.
set -euo pipefail
cd "$(dirname "$0")/.."
wanted="${1:-run}"
(umask 077 && mkdir -p var/logs)
exec 9>var/setup.lock && flock 9 # two set-ups at once would undo each other's work

fail() { printf 'Set-up stopped: %s\n' "$*" >&2; exit 1; }

# Run a step with its output in a log; when it fails, say in one line what to do.
step() {
    local what="$1" log="var/logs/setup.log"; shift
    printf '  %-46s' "$what"
    local began=$SECONDS
    if "$@" >"$log" 2>&1; then printf 'done in %s s\n' "$((SECONDS - began))"; return; fi
    printf 'failed\n'
    if grep -qiE 'dns error|name resolution|failed to (fetch|lookup)|connection (refused|timed out)|network is unreachable|max retries|establish a new connection|no matching distribution|EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT' "$log"; then
        fail "the package index (Python or npm) cannot be reached. Check the network (or your proxy settings) and try again."
    elif grep -qiE '(gcc|cc|g\+\+)(.*)(not found|No such file|failed)|unable to execute|compiler' "$log"; then
        fail "a C compiler is missing. On Debian or Ubuntu: sudo apt-get install build-essential"
    elif grep -qiE 'No space left' "$log"; then
        fail "the disk is full. The environments need about 3 GB."
    fi
    tail -n 5 "$log" >&2
    fail "see $log for the whole story."
}

find_uv() {
    local pinned; pinned=$(sed -n 's/^uv==\([0-9.]*\).*/\1/p' tools/uv.in)
    if command -v uv >/dev/null 2>&1 && [ "$(uv --version | cut -d' ' -f2)" = "$pinned" ]; then UV=uv; return; fi
    UV=.tools/bin/uv
    [ -x "$UV" ] && [ "$("$UV" --version | cut -d' ' -f2)" = "$pinned" ] && return
    command -v python3 >/dev/null 2>&1 || fail "python3 is missing. On Debian or Ubuntu: sudo apt-get install python3 python3-venv"
    python3 -c 'import ensurepip, venv' 2>/dev/null || fail "Python's venv module is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"
    step "uv $pinned" bash -c 'python3 -m venv .tools && .tools/bin/python -m pip install --quiet --require-hashes -r tools/uv.lock'
}

# The system's own Python first, if packages can be built for it: a distribution makes it with profile-guided
# optimisation. One that was made by hand mostly lacks that, and each turn then takes a fifth more processor time.
find_python() {
    PYTHON="${SYSTEM_PYTHON:-/usr/bin/python3.11}"
    "$PYTHON" -c 'import ssl, sqlite3, sysconfig; open(sysconfig.get_path("include") + "/Python.h")' 2>/dev/null && return
    PYTHON=$("$UV" python find --no-python-downloads 3.11 2>/dev/null) && return
    step "Python 3.11 (not found here, fetching)" "$UV" python install 3.11
    PYTHON=$("$UV" python find 3.11) || fail "Python 3.11 is missing. On Debian 12: sudo apt-get install python3.11 python3.11-venv"
}

stamp() { echo "installed-$(sha256sum "$1" | cut -c1-16)"; }

# Make an environment hold exactly what a lock names, unless that lock, or one that serves as well, was just installed.
install() {
    local what="$1" folder="$2" lock="$3" serves
    for serves in "${@:3}"; do [ -e "$folder/$(stamp "$serves")" ] && return; done
    [ -x "$folder/bin/python" ] || step "$what: environment" "$UV" venv --quiet --python "$PYTHON" "$folder"
    rm -f "$folder"/installed-*
    step "$what: packages" "$UV" pip sync --compile-bytecode --python "$folder/bin/python" --require-hashes "$lock"
    touch "$folder/$(stamp "$lock")"
}

# spaCy's Dutch model is published only as a wheel beside spaCy's code. Without it a blank pipeline serves.
# It stands in no lock, so installing a lock takes it away. When it cannot be reached: once a day.
dutch_model() {
    local tried="bot/.venv/dutch-model-tried" wheel="nl_core_news_sm-3.7.0-py3-none-any.whl"
    compgen -G "bot/.venv/lib/python3*/site-packages/${wheel%-py3*}.dist-info" >/dev/null && return
    [ -n "$(find "$tried" -mmin -1440 2>/dev/null)" ] && return
    touch "$tried"
    if curl --fail --silent --location --max-time 60 --connect-timeout 5 -o "var/$wheel" \
        "https://github.com/explosion/spacy-models/releases/download/nl_core_news_sm-3.7.0/$wheel" &&
        "$UV" pip install --quiet --python bot/.venv/bin/python --no-deps "var/$wheel" 2>/dev/null; then
        rm -f "$tried"
        echo "  spaCy's Dutch model nl_core_news_sm is installed"
    else
        echo "  spaCy's nl_core_news_sm cannot be reached from here; going on with spaCy's blank Dutch pipeline"
    fi
    rm -f "var/$wheel"
}

# From npm, only for tests: a client of Teams and the schemas of its apps. Node itself comes with the Python packages.
node_tools() {
    local folder=.tools/node
    [ -e "$folder/$(stamp tools/node/package-lock.json)" ] && return
    rm -rf "$folder" && mkdir -p "$folder" && cp tools/node/package.json tools/node/package-lock.json "$folder"
    step "client of Teams, for tests" env -C "$folder" PATH="$PWD/.venv/bin:$PATH" \
        npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    touch "$folder/$(stamp tools/node/package-lock.json)"
}

find_uv
find_python
if [ "$wanted" = dev ]; then
    install "app, for tests" .venv requirements-dev.lock
    node_tools
else
    install "app" .venv requirements.lock requirements-dev.lock
fi
install "engine" bot/.venv bot/requirements.lock
dutch_model
