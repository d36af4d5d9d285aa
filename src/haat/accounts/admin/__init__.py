"""Accounts, decisions about them and appeals, for moderators and operators. Every change goes through an operation."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action, display

from haat.accounts.admin.decisions import AnswerForm, LimitForm, ReasonForm, SuspendForm
from haat.accounts.admin.roles import form_for
from haat.accounts.models import Account, Appeal, Standing
from haat.accounts.operations.answer_appeal import answer_appeal
from haat.accounts.operations.change_standing import change_standing
from haat.accounts.operations.give_roles import give_roles
from haat.kernel import clock
from haat.kernel.backoffice import ReadOnly
from haat.kernel.errors import Refusal, Words


def decide(
    request: HttpRequest, form: forms.Form, act: Callable[..., Any], *, title: Words, back: str, site: admin.AdminSite
) -> HttpResponse:
    """Show a decision's form, or take the decision; a refusal stands in the form."""
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.cleaned_data)
        except Refusal as refusal:
            for name, words in refusal.fields.items():
                form.add_error(name if name in form.fields else None, str(words))
            if not refusal.fields:
                form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("Done. The person is told."))
            return redirect(back)
    shown = {**site.each_context(request), "title": title, "form": form, "back": back}
    return TemplateResponse(request, "accounts/admin_decision.html", shown, status=422 if form.errors else 200)


@admin.register(Account)
class AccountAdmin(ReadOnly):
    list_display = ("name", "handle", "email", "city", "standing", "joined_at", "last_login")
    list_filter = ("language", "country", "is_staff")
    words: ClassVar = {"language": dict(settings.LANGUAGES)}
    search_fields = ("name", "handle", "email")
    ordering = ("-pk",)
    exclude = ("password", "handle_skeleton", "user_permissions")
    list_per_page = 50
    show_full_result_count = False
    actions_detail: ClassVar = ["limit", "suspend", "restore", "roles"]

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Account]":
        holding = Standing.objects.filter(account_id=OuterRef("pk"))
        holding = holding.filter(Q(until=None) | Q(until__gt=clock.now())).order_by("-pk")
        return super().get_queryset(request).annotate(now_standing=Subquery(holding.values("kind")[:1]))

    @display(description=_("standing"), label={"good": "success", "limited": "warning", "suspended": "danger"})
    def standing(self, account: Any) -> tuple[str, Words]:
        kind = account.now_standing or Standing.Kind.GOOD.value
        return kind, Standing.Kind(kind).label

    def has_judge_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return request.user.has_perm("accounts.add_standing")

    @action(description=_("Limit"), permissions=["judge"], url_path="limit")
    def limit(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._decide(request, object_id, "limited", LimitForm, _("Limit this account"))

    @action(description=_("Suspend"), permissions=["judge"], url_path="suspend")
    def suspend(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._decide(request, object_id, "suspended", SuspendForm, _("Suspend this account"))

    @action(description=_("Restore"), permissions=["judge"], url_path="restore")
    def restore(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._decide(request, object_id, "good", ReasonForm, _("Restore this account"))

    def has_roles_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return bool(request.user.is_superuser)

    @action(description=_("Give roles"), permissions=["roles"], url_path="roles")
    def roles(self, request: HttpRequest, object_id: str) -> HttpResponse:
        def act(roles: list[str]) -> None:
            give_roles(actor_id=request.user.pk or 0, account_id=int(object_id), roles=roles, now=clock.now())

        back = reverse("admin:accounts_account_change", args=[object_id])
        form = form_for(request, object_id)
        return decide(request, form, act, title=_("Give roles"), back=back, site=self.admin_site)

    def _decide(
        self, request: HttpRequest, object_id: str, kind: str, form_class: type[forms.Form], title: Words
    ) -> HttpResponse:
        form = form_class(request.POST if request.method == "POST" else None)

        def act(**words: Any) -> None:
            change_standing(
                actor_id=request.user.pk or 0, account_id=int(object_id), kind=kind, **words, now=clock.now()
            )

        back = reverse("admin:accounts_account_change", args=[object_id])
        return decide(request, form, act, title=title, back=back, site=self.admin_site)


@admin.register(Standing)
class StandingAdmin(ReadOnly):
    list_display = ("account", "kind", "reason", "decided_by", "decided_at", "until")
    list_filter = ("kind",)
    search_fields = ("account__email", "account__handle", "reason")
    list_select_related = ("account", "decided_by")
    ordering = ("-pk",)


@admin.register(Appeal)
class AppealAdmin(ReadOnly):
    list_display = ("person", "text", "appealed_at", "decided_by", "answered_by", "answered_at")
    list_filter = (("answered_at", admin.EmptyFieldListFilter),)
    list_select_related = ("standing__account", "standing__decided_by", "answered_by")
    ordering = ("answered_at", "pk")
    actions_detail: ClassVar = ["uphold", "lift"]

    @display(description=_("person"))
    def person(self, appeal: Appeal) -> str:
        return appeal.standing.account.display_name

    @display(description=_("decided by"))
    def decided_by(self, appeal: Appeal) -> str:
        return appeal.standing.decided_by.display_name

    def has_judge_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return request.user.has_perm("accounts.add_standing")

    @action(description=_("Answer and uphold"), permissions=["judge"], url_path="uphold")
    def uphold(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._answer(request, object_id, restore=False, title=_("Uphold the decision"))

    @action(description=_("Answer and lift"), permissions=["judge"], url_path="lift")
    def lift(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._answer(request, object_id, restore=True, title=_("Lift the decision"))

    def _answer(self, request: HttpRequest, object_id: str, *, restore: bool, title: Words) -> HttpResponse:
        form = AnswerForm(request.POST if request.method == "POST" else None)
        appeal = self.get_object(request, object_id)
        standing_id = appeal.standing_id if appeal else 0

        def act(answer: str) -> None:
            answer_appeal(
                actor_id=request.user.pk or 0,
                standing_id=standing_id,
                answer=answer,
                restore=restore,
                now=clock.now(),
            )

        return decide(
            request, form, act, title=title, back=reverse("admin:accounts_appeal_changelist"), site=self.admin_site
        )
