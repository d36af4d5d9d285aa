"""The admin's site: our marks, the set-up checklist on its first page, and a policy that its scripts can live with."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csp import csp_override
from unfold.sites import UnfoldAdminSite

from haat.kernel.backoffice import setup_steps
from haat.kernel.site import SITE_NAME, site_logo

# Its widgets are Alpine components: expressions in attributes, styles set by script. Only staff ever loads them.
ADMIN_CSP: dict[str, Any] = {
    **settings.SECURE_CSP,
    "script-src": [CSP.SELF, CSP.UNSAFE_EVAL, CSP.UNSAFE_INLINE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
}

# Packages that keep e-mail addresses, roles, second factors and sessions.
SIGNING_IN = ("account", "auth", "mfa", "usersessions", "socialaccount")


def _only_rows(view: Callable[..., HttpResponse], room: ModelAdmin) -> Callable[..., HttpResponse]:
    """The view without chosen rows whose keys cannot be keys of this table; Django says that nothing was chosen."""

    @wraps(view)
    def shown(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if chosen:
            typed = request.POST.copy()
            typed.setlist(ACTION_CHECKBOX_NAME, [key for key in chosen if _is_key(room, key)])
            request.POST = typed  # type: ignore[assignment]
        return view(request, *given, **named)

    return shown


def _is_key(room: ModelAdmin, key: str) -> bool:
    try:
        room.model._meta.pk.to_python(key)
    except ValidationError:
        return False
    return True


class MarketAdmin(UnfoldAdminSite):
    """The operator's rooms."""

    index_title = _("Run this market")
    index_template = "admin/haat/index.html"
    site_url = "/"

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """A package that looks for the user name finds people by their handle: accounts have no other."""
        fields = tuple(getattr(admin_class, "search_fields", None) or ())
        if "user__username" in fields:
            options["search_fields"] = ["user__handle" if field == "user__username" else field for field in fields]
        super().register(model_or_iterable, admin_class, **options)

    def admin_view(self, view: Callable[..., HttpResponse], cacheable: bool = False) -> Callable[..., HttpResponse]:
        room = getattr(view, "__self__", None)
        checked = _only_rows(view, room) if isinstance(room, ModelAdmin) else view
        return csp_override(ADMIN_CSP)(super().admin_view(checked, cacheable))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        name, logo = SITE_NAME.value(), site_logo()
        mark = {"site_logo": logo.url} if logo else {}
        return {**super().each_context(request), "site_header": name, "site_title": name, **mark}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """One group for everything about signing in, whichever package keeps it."""
        groups = super().get_app_list(request, app_label)
        doors = [group for group in groups if group["app_label"] in SIGNING_IN]
        if app_label or not doors:
            return groups
        models = [model for group in doors for model in group["models"]]
        one = {**doors[0], "name": _("Signing in"), "models": models}
        return [*(group for group in groups if group not in doors), one]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The set-up checklist above the list of everything."""
        steps = [step.seen() for step in setup_steps()] if request.user.has_perm("kernel.view_policyvalue") else []
        return super().index(
            request,
            {
                **(extra_context or {}),
                "setup_steps": steps,
                "setup_done": sum(step["done"] for step in steps),
            },
        )
