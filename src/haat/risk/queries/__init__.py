"""Reads of risk for everyone: the assessment of a cash order, why one is not offered, codes, records, the plan."""

from haat.risk.queries.assessing import assess, features
from haat.risk.queries.codes import code_state
from haat.risk.queries.narrowing import seller_policy
from haat.risk.queries.plans import plan_of
from haat.risk.queries.records import record_of, strikes_of
from haat.risk.queries.refusing import cod_refusal
from haat.risk.queries.taps import tap_of
from haat.risk.queries.tiers import tier_rows

__all__ = [
    "assess",
    "cod_refusal",
    "code_state",
    "features",
    "plan_of",
    "record_of",
    "seller_policy",
    "strikes_of",
    "tap_of",
    "tier_rows",
]
