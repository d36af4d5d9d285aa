"""The REST API: one address, the routers of all contexts, refusals as problem documents."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from config.api_docs import Docs
from haat.kernel.api import Problem
from haat.kernel.apps import part
from haat.kernel.errors import InvalidInput, NotFound, Refusal

PROBLEM = "application/problem+json"
# Every operation may be refused in these ways; the documents say so without each operation repeating it.
REFUSALS = (400, 401, 403, 404, 409, 413, 422, 429)


class Api(NinjaAPI):
    """NinjaAPI whose schema declares how operations are refused."""

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> OpenAPISchema:
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        schema["components"]["schemas"]["Problem"] = Problem.json_schema()
        refusal = {"content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
        for path in schema["paths"].values():
            for operation in path.values():
                if operation.get("security") == [{"Anyone": []}]:
                    operation["security"] = [{}, {"token": []}]
                for status in REFUSALS:
                    operation["responses"].setdefault(status, {"description": _WORDS[status], **refusal})
        schema["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        return schema


_WORDS = {
    400: "Cannot be read",
    401: "No token, or not a good one",
    403: "The token does not carry the scope, or the account may not",
    404: "Not there for the one asking",
    409: "Refused by the state of things",
    413: "Too large",
    422: "Something in the input cannot be used; see `fields`",
    429: "Too many; wait",
}

api = Api(
    title="Haat",
    version="1",
    description=(
        "Everything a person can do, by program. Send a personal token (Me → Tokens) as `Authorization: Bearer …`. "
        "Amounts are minor units with a currency; times are ISO 8601 in UTC; lists come in pages with a `next` cursor; "
        "commands that move money take an `Idempotency-Key`. What is refused comes as a problem document (RFC 9457) "
        "in the language of `Accept-Language`."
    ),
    urls_namespace="api-1",
    openapi_url="/openapi.json",
    docs=Docs(),
    docs_url="/docs",
)


def _problem(status: int, code: str, title: str, fields: Mapping[str, Any] | None = None) -> HttpResponse:
    problem = Problem(
        type=f"{settings.BASE_URL}/api/v1/docs#problem-{code}",
        title=title,
        status=status,
        code=code,
        fields={name: str(message) for name, message in (fields or {}).items()},
    )
    response = HttpResponse(problem.model_dump_json(), status=status, content_type=PROBLEM)
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return _problem(refusal.status, refusal.code, str(refusal.message), refusal.fields)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return refused(request, NotFound())


@api.exception_handler(AuthenticationError)
def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return _problem(401, "token_needed", _("Send a personal token of your account as Authorization: Bearer."))


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    return _problem(error.status_code, "cannot_be_read", error.message)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = {".".join(str(part) for part in item["loc"][1:]) or "body": item["msg"] for item in error.errors}
    return refused(request, InvalidInput(fields=fields))


for context in settings.CONTEXTS:
    if routes := part(f"haat.{context}.api.router"):
        api.add_router("", routes.router)
