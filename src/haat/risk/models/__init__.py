from haat.risk.models.cod_order import CodOrder, OutcomeEntry, PhoneProof
from haat.risk.models.code import OneTimeCode
from haat.risk.models.model_version import DriftWeek, ModelSwitch, ModelVersion
from haat.risk.models.peer import Peer, ReputationDispute, SharedCount, ToldCount
from haat.risk.models.policy import CodPolicy
from haat.risk.models.strike import CodBan, Strike, StrikeAppeal

__all__ = [
    "CodBan",
    "CodOrder",
    "CodPolicy",
    "DriftWeek",
    "ModelSwitch",
    "ModelVersion",
    "OneTimeCode",
    "OutcomeEntry",
    "Peer",
    "PhoneProof",
    "ReputationDispute",
    "SharedCount",
    "Strike",
    "StrikeAppeal",
    "ToldCount",
]
