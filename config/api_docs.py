"""The API's readable page: made on the server from the schema, so that it needs no script from elsewhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase


class Docs(DocsBase):
    """Renders `kernel/api_docs.html` with the operations grouped by tag."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        schema = api.get_openapi_schema()
        groups: dict[str, list[dict[str, Any]]] = {}
        for path, methods in schema["paths"].items():
            for method, operation in methods.items():
                row = {"path": path, "method": method.upper(), **operation, "good": _good(operation)}
                groups.setdefault((operation.get("tags") or ["other"])[0], []).append(row)
        schemas = {name: _properties(body) for name, body in schema["components"]["schemas"].items()}
        context = {"schema": schema, "groups": sorted(groups.items()), "schemas": sorted(schemas.items())}
        return render(request, "kernel/api_docs.html", context)


def _good(operation: dict[str, Any]) -> list[tuple[int, str]]:
    return [
        (status, _shape(response.get("content", {}).get("application/json", {}).get("schema", {})))
        for status, response in operation["responses"].items()
        if int(status) < 400
    ]


def _properties(body: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(name, _shape(field), field.get("description", "")) for name, field in body.get("properties", {}).items()]


def _shape(schema: dict[str, Any]) -> str:
    """A type in a few characters: "Page", "list of Card", "string or null"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " or ".join(_shape(option) for option in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_shape(schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type") or "nothing")
