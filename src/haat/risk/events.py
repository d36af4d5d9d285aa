"""Facts about cash on delivery."""

from dataclasses import dataclass
from typing import ClassVar

from haat.kernel.events import Event, fact


@dataclass(frozen=True, kw_only=True)
class OfBuyer(Event):
    """Base: a fact about one buyer, heard in the order of that account."""

    account_id: int

    @property
    def subject(self) -> str:
        return f"account:{self.account_id}"


@fact
@dataclass(frozen=True, kw_only=True)
class CodeAsked(OfBuyer):
    """A code waits to be sent."""

    name: ClassVar[str] = "risk.code_asked"
    order_id: int
    code_id: int


@fact
@dataclass(frozen=True, kw_only=True)
class StrikeGiven(OfBuyer):
    """A parcel was refused, or nobody was reached."""

    name: ClassVar[str] = "risk.strike_given"
    strike_id: int
    order_id: int


@fact
@dataclass(frozen=True, kw_only=True)
class StrikeLifted(OfBuyer):
    """A strike counts no longer: the outcome was corrected, or an appeal was right."""

    name: ClassVar[str] = "risk.strike_lifted"
    strike_id: int
    order_id: int


@fact
@dataclass(frozen=True, kw_only=True)
class CodSwitchedOff(OfBuyer):
    """No cash on delivery for this account until a time (ISO 8601)."""

    name: ClassVar[str] = "risk.cod_switched_off"
    until: str


@fact
@dataclass(frozen=True, kw_only=True)
class CodSwitchedOn(OfBuyer):
    """Cash on delivery is open again before its time."""

    name: ClassVar[str] = "risk.cod_switched_on"


@fact
@dataclass(frozen=True, kw_only=True)
class StrikeAppealAnswered(OfBuyer):
    """A person of the market answered; `lifted` when the strike was taken back."""

    name: ClassVar[str] = "risk.strike_appeal_answered"
    strike_id: int
    lifted: bool


@fact
@dataclass(frozen=True, kw_only=True)
class ModelSwitched(Event):
    """Assessments are made with another model: a version, or the priors (None). Without an actor it took over."""

    name: ClassVar[str] = "risk.model_switched"
    version_id: int | None
    actor_id: int | None

    @property
    def subject(self) -> str:
        return "models"


@fact
@dataclass(frozen=True, kw_only=True)
class DriftFound(Event):
    """A week of orders looked other than what the model learned, or ended other than it said: an alarm.

    `alarms` are names of signals, or "calibration", with blanks between.
    """

    name: ClassVar[str] = "risk.drift_found"
    week_id: int
    week: str
    alarms: str

    @property
    def subject(self) -> str:
        return "models"
