"""What the operator decides about cash on delivery."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from haat.kernel import policies
from haat.kernel.policies import Policy, declare
from haat.risk.rules.plan import Effect
from haat.risk.types import TIERS, TierPolicy, WayKind

# Of the buyers whom paying before drives away, those who leave in spite of a discount.
_SWEETENED = 0.7
_ASSUMED = _("Used when a seller looks at what another policy would have done.")
_KINDS: tuple[WayKind, ...] = ("none", "tap", "code", "deposit", "prepay_discount", "prepay")

MEDIUM_FROM = policies.integer(
    "risk.medium_from_percent",
    default=15,
    minimum=1,
    maximum=99,
    label=_("Cash orders are of medium risk from"),
    unit=_("% likely to be refused"),
)
HIGH_FROM = policies.integer(
    "risk.high_from_percent",
    default=35,
    minimum=1,
    maximum=99,
    label=_("of high risk from"),
    unit=_("% likely to be refused"),
)
VERY_HIGH_FROM = policies.integer(
    "risk.very_high_from_percent",
    default=60,
    minimum=1,
    maximum=100,
    label=_("of very high risk from"),
    unit=_("% likely to be refused"),
)
WAYS = {
    tier: policies.choices(f"risk.{tier}_ways", default=default, allowed=list(_KINDS), label=label)
    for tier, default, label in [
        ("low", ["none"], _("What clears an order of low risk")),
        ("medium", ["tap", "code"], _("What clears an order of medium risk")),
        ("high", ["deposit", "prepay_discount"], _("What clears an order of high risk")),
        ("very_high", ["prepay"], _("What clears an order of very high risk")),
    ]
}
DEPOSIT_PERCENT = policies.integer(
    "risk.deposit_percent", default=10, minimum=1, maximum=100, label=_("A deposit is"), unit=_("% of the order")
)
DEPOSIT_LEAST = policies.integer(
    "risk.deposit_least_minor", default=20_000, label=_("but at least"), unit=_("smallest coin")
)
PREPAY_DISCOUNT = policies.integer(
    "risk.prepay_discount_percent",
    default=3,
    minimum=0,
    maximum=30,
    label=_("Discount for paying before instead of at the door"),
    unit=_("%"),
)
PREPAY_DISCOUNT_MOST = policies.integer(
    "risk.prepay_discount_most_minor", default=10_000, label=_("but at most"), unit=_("smallest coin")
)
COD_FEE = policies.integer(
    "risk.cod_fee_minor", default=0, label=_("Fee for cash on delivery, per parcel"), unit=_("smallest coin")
)
COD_CAP = policies.integer(
    "risk.cod_cap_minor",
    default=5_000_000,
    label=_("No cash on delivery above"),
    unit=_("smallest coin"),
    help=_("0: no limit."),
)
SHARE_REPUTATION = policies.boolean(
    "risk.share_reputation",
    default=False,
    label=_("Share delivery reputation with other communities"),
    help=_("As keyed hashes of numbers, with those on the list of communities; needs HAAT_FEDERATION_KEY."),
)
STRIKES = policies.integer(
    "risk.strikes",
    default=2,
    minimum=1,
    maximum=20,
    label=_("Cash on delivery is switched off after"),
    unit=_("strikes"),
)
STRIKE_DAYS = policies.integer(
    "risk.strike_days", default=90, minimum=7, maximum=365, label=_("A strike counts for"), unit=_("days")
)
OFF_DAYS = policies.integer(
    "risk.off_days", default=90, minimum=1, maximum=365, label=_("Cash on delivery stays off for"), unit=_("days")
)

COST_THERE = policies.integer(
    "risk.cost_there_minor",
    default=22_000,
    label=_("Sending a parcel costs"),
    unit=_("smallest coin"),
    help=_("For the seller's plan: what is lost when it comes back."),
)
COST_BACK = policies.integer(
    "risk.cost_back_minor", default=22_000, label=_("Bringing it back costs"), unit=_("smallest coin")
)
# Why these: docs/operating/cod.md. A market with its own experience writes its own.
EFFECTS = {
    kind: (
        policies.integer(
            f"risk.{kind}_deters_percent", default=deters, maximum=99, label=_deters, unit="%", help=_ASSUMED
        ),
        policies.integer(
            f"risk.{kind}_loses_percent", default=loses, maximum=99, label=_loses, unit="%", help=_ASSUMED
        ),
    )
    for kind, deters, loses, _deters, _loses in [
        ("tap", 20, 1, _("Assumed: a tap keeps back, of parcels that return"), _("Assumed: a tap loses, of buyers")),
        ("code", 30, 3, _("Assumed: a code keeps back, of parcels that return"), _("Assumed: a code loses, of buyers")),
        (
            "deposit",
            70,
            12,
            _("Assumed: a deposit keeps back, of parcels that return"),
            _("Assumed: a deposit loses, of buyers"),
        ),
        (
            "prepay",
            95,
            35,
            _("Assumed: paying before keeps back, of parcels that return"),
            _("Assumed: paying before loses, of buyers"),
        ),
    ]
}


def _category_ids(value: Any) -> list[int]:
    numbers = [str(each).strip() for each in value] if isinstance(value, list) else [""]
    if any(not (number.isascii() and number.isdecimal()) for number in numbers):
        raise ValueError("12, 40, …")
    return [int(number) for number in numbers]


NO_COD_CATEGORIES: Policy[list[int]] = declare(
    Policy(
        "risk.no_cod_categories",
        [],
        _("Categories without cash on delivery"),
        _category_ids,
        _("Numbers of categories, with all below them."),
    )
)


def _kinds(names: list[str]) -> tuple[WayKind, ...]:
    return tuple(kind for kind in _KINDS if kind in names)


def tier_policy() -> TierPolicy:
    """Thresholds and ways as they hold now."""
    return TierPolicy(
        medium_from=MEDIUM_FROM.value() / 100,
        high_from=HIGH_FROM.value() / 100,
        very_high_from=VERY_HIGH_FROM.value() / 100,
        ways={tier: _kinds(WAYS[tier].value()) for tier in TIERS},
        deposit_percent=DEPOSIT_PERCENT.value(),
        deposit_least_minor=DEPOSIT_LEAST.value(),
        prepay_discount_percent=PREPAY_DISCOUNT.value(),
        prepay_discount_most_minor=PREPAY_DISCOUNT_MOST.value(),
        fee_minor=COD_FEE.value(),
    )


def effects() -> dict[WayKind, Effect]:
    """What asking for each way, and nothing milder, is assumed to do."""
    told: dict[WayKind, Effect] = {"none": Effect(0.0, 0.0)}
    for kind in _KINDS:
        if kind in EFFECTS:
            deters, loses = EFFECTS[kind]
            told[kind] = Effect(deters.value() / 100, loses.value() / 100)
    told["prepay_discount"] = Effect(told["prepay"].deters, _SWEETENED * told["prepay"].loses)
    return told


def cost_of_return() -> int:
    """What a parcel that comes back costs its seller, there and back, in minor units."""
    return COST_THERE.value() + COST_BACK.value()
