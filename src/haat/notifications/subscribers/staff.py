"""What waits for those who help to run this market: cases to decide, models that drift."""

from haat.accounts.queries import who_may
from haat.kernel.clock import now
from haat.kernel.errors import NotFound
from haat.kernel.events import subscribes
from haat.notifications.subscribers.telling import tell_staff
from haat.orders.events import CaseAnswered, CaseMoved, OfCase
from haat.orders.queries import case_for, who_may_decide
from haat.risk.events import DriftFound


@subscribes(CaseAnswered, CaseMoved)
def tell_moderators(event: OfCase) -> None:
    """A case came before the moderators, or an appeal did: once for each time it waits, to whoever may decide it."""
    waiting = who_may_decide(event.case_id)
    if not waiting:
        return
    try:
        case = case_for(event.buyer_id, event.case_id, now=now())
    except NotFound:
        return
    if case.clock is None:
        return
    tell_staff(
        waiting,
        kind="case_appealed" if case.state == "appealed" else "case_waits",
        fact=f"case_waits:{event.case_id}:{case.clock.ends_at.isoformat()}",
        values={"case_id": event.case_id, "title": case.title, "until": case.clock.ends_at.isoformat()},
        url=f"/cases/{event.case_id}/",
    )


@subscribes(DriftFound)
def tell_of_drift(event: DriftFound) -> None:
    tell_staff(
        who_may("risk.view_driftweek"),
        kind="model_drifts",
        fact=f"{event.name}:{event.week_id}",
        values={"week": event.week, "untrue": "calibration" in event.alarms.split()},
        url="/admin/risk/driftweek/",
    )
