from datetime import timedelta
from typing import Any

from django.db import migrations
from django.db.migrations.state import StateApps

# An open hold waits for a person of the market: its case waits for a moderator, with this much time.
TO_DECIDE = timedelta(hours=120)


def move(apps: StateApps, schema_editor: object) -> None:
    """Every hold becomes a case with its words; an open one goes to the moderators, its order into the dispute."""
    for hold in apps.get_model("orders", "OrderHold").objects.select_related("order").order_by("pk").iterator():
        _move_one(apps, hold)


def _move_one(apps: StateApps, hold: Any) -> None:
    order = hold.order
    is_open = hold.closed_at is None and order.state in ("shipped", "delivered")
    opened_from = "shipped" if order.state == "shipped" else "delivered"
    end = hold.closed_at or hold.opened_at
    due_at = hold.opened_at + TO_DECIDE if is_open else None
    case = apps.get_model("orders", "Case").objects.create(
        order=order,
        kind="not_received" if opened_from == "shipped" else "not_as_described",
        state="moderating" if is_open else "closed",
        due_at=due_at,
        moved_at=hold.opened_at if is_open else end,
        opened_at=hold.opened_at,
        opened_from=opened_from,
        outcome="" if is_open else "withdrawn",
        closed_at=None if is_open else end,
    )
    entries = apps.get_model("orders", "CaseEntry").objects
    line = {"case": case, "state": case.state, "due_at": due_at}
    entries.create(**line, act="opened", role="buyer", actor_id=hold.opened_by_id, words=hold.reason, at=hold.opened_at)
    if hold.answer:
        entries.create(**line, act="said", role="staff", actor_id=hold.closed_by_id, words=hold.answer, at=end)
    if is_open:
        apps.get_model("orders", "Order").objects.filter(pk=order.pk).update(
            state="disputed", due_at=due_at, moved_at=hold.opened_at
        )
        apps.get_model("orders", "Transition").objects.create(
            order=order,
            state="disputed",
            role="buyer",
            actor_id=hold.opened_by_id,
            reason=case.kind,
            at=hold.opened_at,
        )


class Migration(migrations.Migration):
    dependencies = [("orders", "0005_cases_and_reviews")]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        # What the new rows still have to check is checked before the old table goes.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED", migrations.RunSQL.noop),
        migrations.DeleteModel(name="OrderHold"),
    ]
