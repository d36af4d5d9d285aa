"""Roles: who may enter which rooms."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from haat.accounts.models import Account
from haat.accounts.operations.give_roles import ROLES

admin.site.unregister(Group)


class RolesForm(forms.Form):
    """What the account is from now on."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        required=False,
        choices=list(ROLES.items()),
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
    )


@admin.register(Group)
class GroupAdmin(ModelAdmin):
    """Roles and what they may; those of the market are kept by `manage.py roles`."""

    filter_horizontal = ("permissions",)
    search_fields = ("name",)


def form_for(request: HttpRequest, account_id: str) -> RolesForm:
    """The form with the roles that the account has. Raises Http404 for nobody."""
    account: Any = Account.objects.filter(pk=account_id).first() if account_id.isdecimal() else None
    if account is None:
        raise Http404
    held = [name for name in account.groups.values_list("name", flat=True) if name in ROLES]
    return RolesForm(request.POST if request.method == "POST" else None, initial={"roles": held})
