"""What the worker does: facts and who heard them, jobs, sweeps; what was set aside can be tried again or let go."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from haat.kernel import clock
from haat.kernel.audit import record
from haat.kernel.backoffice import ReadOnly, do_each
from haat.kernel.events.failures import dismiss_set_aside, try_set_aside_again
from haat.kernel.jobs.mending import dismiss_job, try_job_again
from haat.kernel.models import FailedFact, Heartbeat, Job, OutboxEvent, ReaderPosition, Sweep


class Worked(ReadOnly):
    """Rows of the worker."""

    ordering: Any = ("-pk",)
    show_full_result_count = False

    def note(self, request: HttpRequest, action: str, row: FailedFact | Job) -> None:
        """Who mended it stands in the audit log."""
        kind = "fact" if isinstance(row, FailedFact) else "job"
        record(actor_id=request.user.pk, action=f"kernel.{kind}_{action}", subject=f"{kind}:{row.pk}", now=clock.now())


@admin.register(OutboxEvent)
class OutboxEventAdmin(Worked):
    list_display = ("id", "position", "name", "subject", "payload", "published_at")
    list_filter = ("name",)
    search_fields = ("subject",)


@admin.register(ReaderPosition)
class ReaderPositionAdmin(Worked):
    list_display = ("subscriber", "position", "moved_at")


@admin.register(FailedFact)
class FailedFactAdmin(Worked):
    list_display = ("subscriber", "event_name", "subject", "attempts", "next_try_at", "set_aside_at", "error")
    list_filter = (("set_aside_at", admin.EmptyFieldListFilter), "subscriber")
    list_select_related = ("event",)
    actions = ("try_again", "let_go")

    @admin.display(description=_("fact"))
    def event_name(self, row: FailedFact) -> str:
        return f"{row.event.name} {row.event_id}"

    @admin.action(description=_("The cause is mended: try again"), permissions=["act"])
    def try_again(self, request: HttpRequest, chosen: QuerySet[FailedFact]) -> None:
        def act(row: FailedFact) -> None:
            try_set_aside_again(failed_id=row.pk, now=clock.now())
            self.note(request, "tried_again", row)

        do_each(request, chosen, act, _("They will be tried again."))

    @admin.action(description=_("Let go: this listener need not hear it"), permissions=["act"])
    def let_go(self, request: HttpRequest, chosen: QuerySet[FailedFact]) -> None:
        def act(row: FailedFact) -> None:
            dismiss_set_aside(failed_id=row.pk)
            self.note(request, "let_go", row)

        do_each(request, list(chosen), act, _("Let go."))


@admin.register(Job)
class JobAdmin(Worked):
    list_display = ("id", "queue", "name", "run_at", "attempts", "leased_until", "set_aside_at", "error")
    list_filter = (("set_aside_at", admin.EmptyFieldListFilter), "queue", "name")
    actions = ("try_again", "let_go")

    @admin.action(description=_("The cause is mended: try again"), permissions=["act"])
    def try_again(self, request: HttpRequest, chosen: QuerySet[Job]) -> None:
        def act(row: Job) -> None:
            try_job_again(job_id=row.pk, now=clock.now())
            self.note(request, "tried_again", row)

        do_each(request, chosen, act, _("They will be tried again."))

    @admin.action(description=_("Let go: it need not be done"), permissions=["act"])
    def let_go(self, request: HttpRequest, chosen: QuerySet[Job]) -> None:
        def act(row: Job) -> None:
            dismiss_job(job_id=row.pk)
            self.note(request, "let_go", row)

        do_each(request, list(chosen), act, _("Let go."))


@admin.register(Sweep)
class SweepAdmin(Worked):
    list_display = ("name", "began_at", "error")


@admin.register(Heartbeat)
class HeartbeatAdmin(Worked):
    list_display = ("name", "beat_at")
