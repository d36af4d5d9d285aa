"""Models of refusals: their versions and cards, which one is in force, and whether the market drifts away from it."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action
from unfold.widgets import UnfoldAdminTextInputWidget

from haat.accounts.queries import may_judge
from haat.kernel import clock
from haat.kernel.backoffice import ReadOnly, words_of
from haat.kernel.errors import Refusal, Words
from haat.kernel.ui import reading
from haat.risk.learning import model
from haat.risk.models import DriftWeek, ModelSwitch, ModelVersion
from haat.risk.operations.switch_model import MOST_REASON, switch_model
from haat.risk.tasks import learn_now

_VERSIONS = "admin:risk_modelversion_changelist"
_FIGURES: tuple[tuple[str, Words], ...] = (
    ("rows", _("orders tried on")),
    ("lost", _("came back")),
    ("auc", _("AUC: how well it sorts (1 is best)")),
    ("brier", _("Brier score (0 is best)")),
    ("log_loss", _("surprise in nats (0 is best)")),
    ("ece", _("off by, on average (ECE)")),
)


class WhyForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Others who help to run the market read this."),
        required=False,
        widget=UnfoldAdminTextInputWidget(attrs={"maxlength": MOST_REASON}),
    )


@admin.register(ModelVersion)
class ModelVersionAdmin(ReadOnly):
    list_display = ("name", "in_force", "trained_at", "learned_from", "auc", "auc_before", "ece", "was_better")
    fields = ("name", "in_force", "trained_at", "trained_by", "learned_until", "learned_from", "card_shown", "segments")
    readonly_fields = fields
    ordering = ("-pk",)
    actions_list: ClassVar = ["learn", "use_priors"]
    actions_detail: ClassVar = ["use"]

    @admin.display(description=_("in force"), boolean=True)
    def in_force(self, version: ModelVersion) -> bool:
        return model.active_id() == version.pk

    @admin.display(description=_("learned from"))
    def learned_from(self, version: ModelVersion) -> str:
        return reading.number(version.card.get("rows", 0))

    @admin.display(description=_("AUC"))
    def auc(self, version: ModelVersion) -> str:
        return _figure(version.card.get("tested", {}).get("auc"))

    @admin.display(description=_("AUC of the one before"))
    def auc_before(self, version: ModelVersion) -> str:
        return _figure(version.card.get("in_force", {}).get("auc"))

    @admin.display(description=_("off by (ECE)"))
    def ece(self, version: ModelVersion) -> str:
        return _figure(version.card.get("tested", {}).get("ece"))

    @admin.display(description=_("better than the one before"), boolean=True)
    def was_better(self, version: ModelVersion) -> bool:
        return bool(version.card.get("better"))

    @admin.display(description=_("on orders that neither had seen: this one, the one before"))
    def card_shown(self, version: ModelVersion) -> str:
        tested, before = version.card.get("tested", {}), version.card.get("in_force", {})
        return _table((words, _figure(tested.get(name)), _figure(before.get(name))) for name, words in _FIGURES)

    @admin.display(description=_("the same by first orders and towns: AUC, off by"))
    def segments(self, version: ModelVersion) -> str:
        parts = version.card.get("segments", {}).items()
        return _table((name, _figure(found.get("auc")), _figure(found.get("ece"))) for name, found in parts)

    def has_switch_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        """Whoever may decide about people may decide about what judges their orders."""
        return may_judge(int(request.user.pk or 0))

    @action(description=_("Use this one"), permissions=["switch"], url_path="use")
    def use(self, request: HttpRequest, object_id: str) -> HttpResponse:
        version = self.get_object(request, object_id)
        if version is None:
            raise Http404
        return self._switch(request, version.pk, _("Use this one"))

    @action(description=_("Go back to the priors"), permissions=["switch"], url_path="use-priors")
    def use_priors(self, request: HttpRequest) -> HttpResponse:
        return self._switch(request, None, _("Go back to the priors"))

    @action(description=_("Learn a new one now"), permissions=["switch"], url_path="learn")
    def learn(self, request: HttpRequest) -> HttpResponse:
        """Reached by a link: the first visit asks, the press defers the job."""

        def act(_reason: str) -> None:
            learn_now.defer(actor_id=int(request.user.pk or 0))

        done = _("It learns in the background. Look again in a few minutes; with too little history nothing comes.")
        return self._asking(request, act, title=_("Learn a new one now"), done=done, form_class=forms.Form)

    def _switch(self, request: HttpRequest, version_id: int | None, title: Words) -> HttpResponse:
        def act(reason: str) -> None:
            switch_model(actor_id=int(request.user.pk or 0), version_id=version_id, reason=reason, now=clock.now())

        return self._asking(request, act, title=title, done=_("From now on orders are judged by it."))

    def _asking(
        self,
        request: HttpRequest,
        act: Callable[[str], None],
        *,
        title: Words,
        done: Words,
        form_class: type[forms.Form] = WhyForm,
    ) -> HttpResponse:
        form = form_class(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            try:
                act(form.cleaned_data.get("reason", ""))
            except Refusal as refusal:
                form.add_error("reason" if "reason" in refusal.fields else None, words_of(refusal))
            else:
                messages.success(request, str(done))
                return redirect(_VERSIONS)
        context = {**self.admin_site.each_context(request), "title": title, "form": form, "button": title}
        return render(request, "admin/haat/form.html", context, status=422 if form.errors else 200)


@admin.register(ModelSwitch)
class ModelSwitchAdmin(ReadOnly):
    list_display = ("switched_at", "to", "switched_by", "reason")
    list_select_related = ("version", "switched_by")
    ordering = ("-pk",)

    @admin.display(description=_("in force from then on"))
    def to(self, switch: ModelSwitch) -> str:
        return switch.version.name if switch.version else str(_("the documented priors"))


@admin.register(DriftWeek)
class DriftWeekAdmin(ReadOnly):
    list_display = ("week", "model", "orders", "ended", "said_and_came", "most_moved", "alarm")
    ordering = ("-week",)

    @admin.display(description=_("said (line) and came (bar)"))
    def said_and_came(self, week: DriftWeek) -> str:
        said, came = round(100 * week.expected, 1), round(100 * week.observed, 1)
        return format_html(
            '<svg width="160" height="14" viewBox="0 0 100 14" preserveAspectRatio="none" role="img" aria-label="{}">'
            '<rect width="{}" height="14" fill="currentColor" opacity=".35"/>'
            '<rect x="{}" width="1" height="14" fill="currentColor"/></svg> {}',
            _("said %(said)s %%, came %(came)s %%") % {"said": said, "came": came},
            came,
            said,
            f"{came} % ({said} %)",
        )

    @admin.display(description=_("signals that moved most"))
    def most_moved(self, week: DriftWeek) -> str:
        most = sorted(week.stability.items(), key=lambda item: -item[1])[:3]
        return ", ".join(f"{name} {value:.2f}" for name, value in most)

    @admin.display(description=_("alarm"))
    def alarm(self, week: DriftWeek) -> str:
        return ", ".join(week.alarms)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}" if value > 1 else f"{value:.4f}"


def _table(rows: Any) -> str:
    body = format_html_join(
        "", '<tr><th scope="row">{}</th><td>&ensp;{}</td><td>&ensp;{}</td></tr>', ((a, b, c) for a, b, c in rows)
    )
    return format_html("<table>{}</table>", body)
