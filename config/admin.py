"""The admin's site: our marks, the set-up checklist on its first page, and a policy that its scripts can live with."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
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


class MarketAdmin(UnfoldAdminSite):
    """The operator's rooms."""

    index_title = _("Run this market")
    index_template = "admin/haat/index.html"
    site_url = "/"

    def admin_view(self, view: Callable[..., HttpResponse], cacheable: bool = False) -> Callable[..., HttpResponse]:
        return csp_override(ADMIN_CSP)(super().admin_view(view, cacheable))

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
