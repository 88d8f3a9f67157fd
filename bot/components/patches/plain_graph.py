"""Rasa runs its few components through a scheduler for clusters, three times a turn.

Here each is called after what it needs, in this thread, as that scheduler does in the end.
"""

from typing import Any

from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner

_run = DaskGraphRunner.run


def run(
    self: DaskGraphRunner, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
) -> dict[str, Any]:
    """What the targets give, by name. `inputs` stand in the place of components. Raises GraphRunError."""
    done: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}

    def given(name: str) -> Any:
        """Name and output of a component or an input; the bare name when there is no such thing."""
        if name in done:
            return done[name]
        if name not in self._graph_schema.nodes:
            return name
        needs = self._graph_schema.nodes[name].needs.values()
        done[name] = self._instantiated_nodes[name](*map(given, needs))
        return done[name]

    try:
        return dict(given(name) for name in targets or self._graph_schema.target_names)
    except RuntimeError as error:
        raise GraphRunError("Error running runner.") from error


def apply() -> None:
    """Put it in the place of Rasa's own."""
    DaskGraphRunner.run = run
