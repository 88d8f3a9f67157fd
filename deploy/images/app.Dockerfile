# Channels, action server and worker: one image, a command each. From the root of the project:
#   docker build -f deploy/images/app.Dockerfile -t praktijkwijzer-app .
# REGISTRY: where base images come from, with a slash at the end; empty is what the builder knows by itself.
ARG REGISTRY=
ARG PYTHON=3.11-slim

FROM ${REGISTRY}python:${PYTHON} AS packages
WORKDIR /app
COPY tools/uv.lock tools/uv.lock
RUN python -m pip install --no-cache-dir --require-hashes -r tools/uv.lock
COPY requirements.lock .
RUN uv venv --python /usr/local/bin/python .venv \
    && uv pip sync --no-cache --compile-bytecode --python .venv/bin/python --require-hashes requirements.lock

FROM ${REGISTRY}python:${PYTHON}
# Nothing that installs or builds, and a user without a name for anything but this.
RUN python -m pip uninstall --yes --quiet setuptools wheel pip \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin praktijkwijzer
WORKDIR /app
COPY --from=packages /app/.venv .venv
COPY knowledge knowledge
COPY applications applications
COPY actions actions
COPY channels channels
COPY turnstile turnstile
COPY tools tools
# The root file system may be read-only: whatever is written goes to /tmp or to a database.
ENV PATH=/app/.venv/bin:/usr/bin:/bin PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOME=/tmp VAR=/tmp
USER 10001:10001
EXPOSE 8080 5055 9100
CMD ["python", "-m", "channels"]
