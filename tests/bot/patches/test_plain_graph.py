"""The components of a model give what they gave, each called once, and a fault is told as before."""

from types import SimpleNamespace

import pytest
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner

from bot.components.patches import plain_graph


def runner(called: list[str]) -> DaskGraphRunner:
    """Three components: `both` needs the input and `half`, which needs the input too."""

    def node(name: str):
        def call(*given: tuple[str, int]) -> tuple[str, int]:
            called.append(name)
            if any(one == ("__number__", 0) for one in given):
                raise RuntimeError("nothing to do")
            return name, sum(number for _, number in given)

        return call

    def schema(**needs: str) -> SchemaNode:
        return SchemaNode(needs, GraphComponent, "load", "run", {})

    nodes = {"half": schema(a="__number__"), "both": schema(a="__number__", b="half"), "unused": schema(a="half")}
    made = DaskGraphRunner.__new__(DaskGraphRunner)
    made._graph_schema = GraphSchema(nodes)
    made._instantiated_nodes = {name: node(name) for name in nodes}
    made._execution_context = SimpleNamespace()
    return made


@pytest.mark.parametrize("run", [plain_graph._run, plain_graph.run])
def test_each_component_is_called_once_after_what_it_needs(run):
    called: list[str] = []
    assert run(runner(called), {"__number__": 4}, ["both"]) == {"both": 8}
    assert called == ["half", "both"]


@pytest.mark.parametrize("run", [plain_graph._run, plain_graph.run])
def test_several_are_wanted_and_a_fault_keeps_its_kind(run):
    wanted = {"half": 1, "both": 2, "__number__": 1}
    assert run(runner([]), {"__number__": 1}, list(wanted)) == wanted
    with pytest.raises(GraphRunError):
        run(runner([]), {"__number__": 0}, ["both"])
