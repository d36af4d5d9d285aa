"""Values that cross the border of risk."""

from haat.risk.types.answering import Assessment, CodeState, Reason, SellerPolicy, Sent, TapView, TierPolicy, Way
from haat.risk.types.asking import FEATURES, CodRequest, Features, History, Model, Past, Rate
from haat.risk.types.plans import Month, PlanView, Span, TierRow, WhatIf
from haat.risk.types.records import CodRecord, ParcelView, SharedView, StrikeView
from haat.risk.types.words import (
    CANCELLED,
    COURIER_FAULT,
    DELIVERED,
    LOST,
    OUTCOMES,
    REFUSED,
    SELLER_FAULT,
    TAKEN,
    TIERS,
    UNREACHABLE,
    Tier,
    WayKind,
)

__all__ = [
    "CANCELLED",
    "COURIER_FAULT",
    "DELIVERED",
    "FEATURES",
    "LOST",
    "OUTCOMES",
    "REFUSED",
    "SELLER_FAULT",
    "TAKEN",
    "TIERS",
    "UNREACHABLE",
    "Assessment",
    "CodRecord",
    "CodRequest",
    "CodeState",
    "Features",
    "History",
    "Model",
    "Month",
    "ParcelView",
    "Past",
    "PlanView",
    "Rate",
    "Reason",
    "SellerPolicy",
    "Sent",
    "SharedView",
    "Span",
    "StrikeView",
    "TapView",
    "Tier",
    "TierPolicy",
    "TierRow",
    "Way",
    "WayKind",
    "WhatIf",
]
