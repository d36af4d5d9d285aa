"""Communities that share delivery reputation, and disputes of what they say."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action
from unfold.widgets import UnfoldAdminTextInputWidget

from haat.kernel import clock
from haat.kernel.backoffice import ReadOnly, do_each, words_of
from haat.kernel.errors import Refusal, Words
from haat.risk.admin.answering import answering
from haat.risk.models import Peer, ReputationDispute
from haat.risk.operations.add_peer import add_peer
from haat.risk.operations.answer_dispute import answer_dispute
from haat.risk.operations.remove_peer import remove_peer
from haat.risk.queries.sharing import own_public_key, takes_part


class PeerForm(forms.Form):
    """What the other operator tells ours."""

    name = forms.CharField(label=_("Name"), max_length=80, widget=UnfoldAdminTextInputWidget)
    url = forms.CharField(
        label=_("Address"), max_length=200, widget=UnfoldAdminTextInputWidget(attrs={"dir": "ltr", "type": "url"})
    )
    public_key = forms.CharField(
        label=_("Public key"), max_length=44, widget=UnfoldAdminTextInputWidget(attrs={"dir": "ltr"})
    )


@admin.register(Peer)
class PeerAdmin(ReadOnly):
    list_display = ("name", "url", "added_at", "pulled_at", "fault", "removed_at")
    list_filter = (("removed_at", admin.EmptyFieldListFilter),)
    ordering = ("removed_at", "name")
    actions = ("remove",)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_act_permission(request)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A community to listen to; our own key stands above, for its operator."""
        if not self.has_act_permission(request):
            raise Http404
        form = PeerForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            try:
                add_peer(actor_id=int(request.user.pk or 0), now=clock.now(), **form.cleaned_data)
            except Refusal as refusal:
                for name, words in refusal.fields.items():
                    form.add_error(name, str(words))
                if not refusal.fields:
                    form.add_error(None, words_of(refusal))
            else:
                messages.success(request, _("From the next hour on they are asked."))
                return redirect("admin:risk_peer_changelist")
        intro = str(_("Our own public key, for their operator: %(key)s")) % {"key": own_public_key()}
        if not takes_part():
            intro += " " + str(_("Sharing is off: it needs HAAT_FEDERATION_KEY and the policy."))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Add a community"),
            "intro": intro,
            "form": form,
        }
        return render(request, "admin/haat/form.html", context, status=422 if form.errors else 200)

    @admin.action(description=_("Stop sharing with them, and forget what they said"), permissions=["act"])
    def remove(self, request: HttpRequest, chosen: QuerySet[Peer]) -> None:
        me, now = int(request.user.pk or 0), clock.now()
        do_each(request, chosen, lambda peer: remove_peer(actor_id=me, peer_id=peer.pk, now=now), _("Removed"))


@admin.register(ReputationDispute)
class ReputationDisputeAdmin(ReadOnly):
    list_display = ("account", "text", "disputed_at", "answered_by", "answered_at", "upheld")
    list_filter = (("answered_at", admin.EmptyFieldListFilter),)
    list_select_related = ("account", "answered_by")
    ordering = ("answered_at", "pk")
    exclude = ("phone_key", "phone_hash")
    actions_detail: ClassVar = ["right", "wrong"]

    def has_judge_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return request.user.has_perm("accounts.add_standing")

    @action(description=_("Answer: they are right"), permissions=["judge"], url_path="right")
    def right(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._answer(request, object_id, upholds=True, title=_("Answer: they are right"))

    @action(description=_("Answer: it is used again"), permissions=["judge"], url_path="wrong")
    def wrong(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._answer(request, object_id, upholds=False, title=_("Answer: it is used again"))

    def _answer(self, request: HttpRequest, object_id: str, *, upholds: bool, title: Words) -> HttpResponse:
        dispute = self.get_object(request, object_id)
        if dispute is None:
            raise Http404

        def act(answer: str) -> None:
            answer_dispute(
                actor_id=request.user.pk or 0, dispute_id=dispute.pk, answer=answer, upholds=upholds, now=clock.now()
            )

        return answering(
            request,
            act,
            title=title,
            intro=dispute.text,
            back=reverse("admin:risk_reputationdispute_changelist"),
            site=self.admin_site,
        )
