"""Which model is in force."""

from functools import lru_cache

from haat.kernel.held import forget, held
from haat.risk.learning.trained import Trained
from haat.risk.models import ModelSwitch, ModelVersion
from haat.risk.rules.priors import Priors
from haat.risk.types import Model

_IN_FORCE = "risk:model"
# After a switch, other processes go on with the model before for so long.
_SECONDS = 10


def active() -> Model:
    """The model that new assessments are made with: the documented priors until a trained one replaced them."""
    version_id = held(_IN_FORCE, active_id, seconds=_SECONDS)
    return Priors() if version_id is None else load(version_id)


def active_id() -> int | None:
    """The version in force, as it stands in the database now; None for the priors."""
    return ModelSwitch.objects.order_by("-pk").values_list("version_id", flat=True).first()


def switched() -> None:
    """This process asks anew."""
    forget(_IN_FORCE)


@lru_cache(maxsize=4)
def load(version_id: int) -> Trained:
    """A version, which never changes once it is written."""
    version = ModelVersion.objects.get(pk=version_id)
    return Trained.of(version.name, version.numbers)
