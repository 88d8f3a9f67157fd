# The engine, with the model trained from the content of this checkout. From the root of the project:
#   docker build -f deploy/images/engine.Dockerfile -t praktijkwijzer-engine:$(git rev-parse --short HEAD) .
# A new model is a new image. To bring a model along instead: mount a folder with it, read-only, at /app/bot/models.
# REGISTRY: where base images come from, with a slash at the end; empty is what the builder knows by itself.
ARG REGISTRY=
ARG PYTHON=3.11-slim

FROM ${REGISTRY}python:${PYTHON} AS packages
WORKDIR /app
COPY tools/uv.lock tools/uv.lock
RUN python -m pip install --no-cache-dir --require-hashes -r tools/uv.lock
COPY bot/requirements.lock bot/requirements.lock
# The lock holds what the engine's own tests need as well; that stays out.
RUN uv venv --python /usr/local/bin/python bot/.venv \
    && uv pip sync --no-cache --compile-bytecode --python bot/.venv/bin/python --require-hashes bot/requirements.lock \
    && uv pip uninstall --python bot/.venv/bin/python pytest pytest-asyncio iniconfig bm25s

FROM packages AS model
ENV PYTHONPATH=/app PYTHONDONTWRITEBYTECODE=1 HOME=/tmp
COPY knowledge knowledge
COPY turnstile turnstile
COPY bot bot
RUN bot/.venv/bin/python -m bot.train

FROM ${REGISTRY}python:${PYTHON}
# Nothing that installs or builds, and a user without a name for anything but this.
RUN python -m pip uninstall --yes --quiet setuptools wheel pip \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin praktijkwijzer
WORKDIR /app
COPY --from=packages /app/bot/.venv bot/.venv
COPY knowledge knowledge
COPY turnstile turnstile
COPY bot bot
COPY --from=model /app/bot/models bot/models
# The root file system may be read-only: Rasa unpacks the model in /tmp.
ENV PATH=/app/bot/.venv/bin:/usr/bin:/bin PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    HOME=/tmp MPLCONFIGDIR=/tmp TRACKER_FILE=/tmp/trackers.db
USER 10001:10001
EXPOSE 5005
CMD ["python", "-m", "bot.serve"]
