"""The description of the API is valid, complete and true."""

import json
import re

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from channels.website.api import OPENAPI
from tests.channels.fakes import SECRET
from tests.channels.visitor import Visitor

DOCUMENT = json.loads(OPENAPI.read_text("utf-8"))
METHODS = {"get", "post"}


def _registry() -> Registry:
    return Registry().with_resource("api", Resource(DOCUMENT, DRAFT202012))


def _schema(path: str, method: str, status: str) -> dict:
    response = DOCUMENT["paths"][path][method]["responses"][status]
    if "$ref" in response:
        response = DOCUMENT["components"]["responses"][response["$ref"].rsplit("/", 1)[1]]
    return response["content"]["application/json"]["schema"]


def _validate(body: object, schema: dict) -> None:
    local = json.loads(json.dumps(schema).replace('"#/', '"api#/'))
    Draft202012Validator(local, registry=_registry()).validate(body)


async def test_every_route_is_described_and_nothing_else(client):
    resources = [
        resource
        for resource in client.app.router.resources()
        if resource.canonical.startswith(("/api/", "/health", "/ready"))
    ]
    routes = {(resource.canonical, route.method.lower()) for resource in resources for route in resource}
    described = {(path, method) for path, item in DOCUMENT["paths"].items() for method in item}
    assert {one for one in routes if one[1] != "head"} == described


async def test_the_document_is_whole():
    assert DOCUMENT["openapi"].startswith("3.1")
    for reference in re.findall(r'"\$ref": "#/([^"]+)"', OPENAPI.read_text("utf-8")):
        found = DOCUMENT
        for step in reference.split("/"):
            found = found[step]
    for name, schema in DOCUMENT["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema), name
    operations = [operation for item in DOCUMENT["paths"].values() for operation in item.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    assert all(operation["summary"] and operation["responses"] for operation in operations)
    for path, item in DOCUMENT["paths"].items():
        for operation in item.values():
            named = {one["name"] for one in operation.get("parameters", []) if one["in"] == "path"}
            assert named == set(re.findall(r"{(\w+)}", path))


async def test_the_schema_language_is_that_of_openapi():
    known = {"openapi", "info", "servers", "security", "paths", "components"}
    assert set(DOCUMENT) == known
    assert {"title", "version"} <= set(DOCUMENT["info"])
    for responses in (
        operation["responses"] for item in DOCUMENT["paths"].values() for operation in item.values()
    ):
        assert all(re.fullmatch(r"[1-5]\d\d", status) for status in responses)
        assert all("$ref" in one or one["description"] for one in responses.values())


async def test_it_is_served(client):
    response = await client.get("/api/openapi.json")
    assert response.status == 200
    assert response.content_type == "application/json"
    assert await response.json() == DOCUMENT


async def test_real_replies_are_as_described(client, engine):
    begun = await client.post("/api/conversations", json={"channel": "website"})
    body = await begun.json()
    _validate(body, _schema("/api/conversations", "post", "201"))
    visitor = Visitor(client, body["conversation"], body["messages"])
    _validate({"messages": await visitor.say("hallo")}, _schema("/api/messages", "post", "200"))
    _validate(await (await visitor.get("/api/messages")).json(), _schema("/api/messages", "get", "200"))
    _validate(await (await visitor.post(text="")).json(), _schema("/api/messages", "post", "400"))
    _validate(await (await client.get("/health")).json(), _schema("/health", "get", "200"))
    _validate(await (await client.get("/ready/self")).json(), _schema("/ready/self", "get", "200"))
    await engine.stop()
    inside = {"X-Engine-Secret": SECRET}
    for headers in ({}, inside):
        _validate(await (await client.get("/ready", headers=headers)).json(), _schema("/ready", "get", "503"))
    _validate(await (await visitor.post(text="hallo")).json(), _schema("/api/messages", "post", "503"))
