"""Learn a model from the market's own history, and put it in force if it is better than the one before."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import Refusal
from haat.risk.learning import model
from haat.risk.models import ModelVersion
from haat.risk.operations._switching import switch


class TooLittleHistory(Refusal):
    """There are too few parcels that ended since the model in force was learned."""

    message = _(
        "There are too few new outcomes to learn from. A model asks for about 300 parcels that were taken or came"
        " back, and for 150 more since the last one."
    )


def train_model(*, actor_id: int | None, now: datetime) -> int:
    """The new version's id. It is kept whether or not it is better; it takes over only if it is. Learning takes up to
    a minute or two for a large market and holds no transaction. Raises TooLittleHistory."""
    # numpy and all that stands on it are loaded where something is learned, not where a page is served.
    from haat.risk.learning import training
    from haat.risk.learning.comparing import card_of, compare, reference_of
    from haat.risk.learning.history import remembered

    known = remembered(now)
    before = ModelVersion.objects.filter(pk=model.active_id() or 0).first()
    in_force = training.learned_from(before.numbers) if before else training.priors()
    until = known.day(now)
    try:
        comparison = compare(known, in_force, since=known.day(before.learned_until) if before else None, until=until)
        learned = training.learn(known.past, until=until)
    except training.TooFewOutcomes as error:
        raise TooLittleHistory from error
    with transaction.atomic():
        version = ModelVersion.objects.create(
            numbers=training.numbers_of(learned),
            card=card_of(known, comparison, learned),
            reference=reference_of(known.past),
            learned_until=now,
            trained_at=now,
            trained_by_id=actor_id,
        )
        record(
            actor_id=actor_id,
            action="risk.model_trained",
            subject=f"model:{version.pk}",
            now=now,
            rows=len(known),
            better=comparison.better,
        )
        if comparison.better:
            switch(version_id=version.pk, actor_id=None, reason="", now=now)
    return version.pk


def is_due(*, now: datetime, every: timedelta) -> bool:
    """Whether the newest version is older than `every`."""
    return not ModelVersion.objects.filter(trained_at__gt=now - every).exists()
