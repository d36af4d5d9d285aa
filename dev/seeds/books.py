"""What the books of the demo show: tax of parcels abroad, what is kept back from sellers, ways back by label."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from dev.seeds.afterwards import open_with_photo
from dev.seeds.carrier import NAME, a_carrier
from dev.seeds.deeds import address_of, attempt, by_handle, carry_through
from dev.seeds.people import Actor
from dev.seeds.plans import Plan
from haat.kernel.site import SITE_CURRENCY, site_day
from haat.ledger.operations.credit_wallet import credit_wallet
from haat.ledger.operations.hand_over_tax import hand_over_tax
from haat.ledger.operations.lift_reserve import lift_reserve
from haat.ledger.operations.save_commission_rule import save_commission_rule
from haat.ledger.operations.set_reserve import set_reserve
from haat.ledger.operations.take_back_tax import take_back_tax
from haat.ledger.queries import account_of, commission_rules, handovers_of, kept_for_state
from haat.orders.operations.accept_return import accept_return
from haat.orders.operations.ask_return import ask_return
from haat.orders.operations.buy_return_label import buy_return_label
from haat.orders.operations.receive_return import receive_return
from haat.orders.operations.save_pickup_place import save_pickup_place
from haat.orders.operations.save_tax_rule import save_tax_rule
from haat.orders.operations.ship_return import ship_return
from haat.orders.queries import case_for
from haat.orders.queries.taxes import tax_rules
from haat.payments.operations.take_in_bank_file import take_in_bank_file
from haat.payments.operations.upload_bank_file import upload_bank_file
from haat.payments.queries.bank import bank_files

TAX = "VAT 15 % (Bangladesh)"
_COMES_BACK_TO = "mehwish"
_ABROAD = ("shirin.a", "arif.b", "lopa")
Sale = Callable[[int, int, int | None, tuple[str, datetime]], int | None]


def set_terms(actors: dict[int, Actor], now: datetime) -> None:
    """What orders to come are placed by: a commission of its own, and a shop where things can be fetched."""
    operator, at = by_handle(actors, "rehan.haat"), now - timedelta(days=30)
    known = {rule.name for rule in commission_rules()}
    for place, (name, shelf) in enumerate((("Shoes", "women-shoes"), ("Bags", "bags")), start=1):
        if name not in known:
            save_commission_rule(actor_id=operator, place=place, name=name, points=1_200, category=shelf, now=at)
    save_pickup_place(
        seller_id=by_handle(actors, "mehwish"), place="Shop 14, Anarkali Bazaar, Lahore",
        hours="11 am to 8 pm, not on Friday", now=at,
    )  # fmt: skip


def set_aside(actors: dict[int, Actor], plans: list[Plan]) -> list[Plan]:
    """Things of the seller to whom two come back, so that nobody buys them before."""
    seller = by_handle(actors, _COMES_BACK_TO)
    return [plan for plan in plans if plan.seller_id == seller and not plan.is_draft][:3]


def keep_books(actors: dict[int, Actor], plans: list[Plan], listings: dict[int, int], now: datetime) -> None:
    """Through the operations, at the hours at which it would have happened."""
    operator = by_handle(actors, "rehan.haat")
    shops = [account_id for account_id, actor in actors.items() if actor.part in ("shop", "closet")]
    free = [plan for plan in plans if not plan.is_draft and plan.seller_id in shops]

    def sell(number: int, buyer: int, seller: int | None, journey: tuple[str, datetime]) -> int | None:
        """The order of the first thing that can still be had; of one seller, or of anybody."""
        state, at = journey
        address = address_of(buyer, actors[buyer], now - timedelta(days=30))
        for plan in [plan for plan in free if plan.at < at and seller in (None, plan.seller_id)]:
            free.remove(plan)
            order = carry_through(
                number, plan, listings[plan.number], buyer, address, (state, "bank_transfer", at), operator
            )
            if order:
                return order
        return None

    _keep_back(actors, operator, now)
    _money_without_an_order(actors, operator, now)
    _ways_back(actors, sell, now)
    _tax_abroad(actors, operator, sell, now)


def _keep_back(actors: dict[int, Actor], operator: int, now: datetime) -> None:
    """Of somebody new a part is kept back; of somebody who was new it is no longer."""
    attempt(
        set_reserve, actor_id=operator, seller_id=by_handle(actors, "tania.r"), points=2_000,
        reason="New here, with dear things. We look again after ten sales.", until=now + timedelta(days=45),
        now=now - timedelta(days=2),
    )  # fmt: skip
    known = by_handle(actors, "grace.ohio")
    attempt(
        set_reserve, actor_id=operator, seller_id=known, points=1_000,
        reason="Three parcels came back in one week.", until=None, now=now - timedelta(days=40),
    )  # fmt: skip
    attempt(
        lift_reserve, actor_id=operator, seller_id=known, reason="Twenty good sales since.", now=now - timedelta(days=6)
    )
    attempt(
        set_reserve, actor_id=operator, seller_id=by_handle(actors, "zoya.vintage"), points=500,
        reason="Two cases are open. It is lifted when they are closed.", until=None, now=now - timedelta(days=13),
    )  # fmt: skip


def _money_without_an_order(actors: dict[int, Actor], operator: int, now: datetime) -> None:
    """Credit as a word of regret, and a file of the bank in which somebody forgot the reference."""
    gift = {"currency": SITE_CURRENCY.value(), "now": now - timedelta(days=4)}
    for handle, minor in (("ayesha.k", 60_000), ("sadaf", 100_000)):
        attempt(
            credit_wallet, account_id=by_handle(actors, handle), amount_minor=minor, key=f"demo-regret-{handle}",
            memo="For the days that your parcel lay at the depot", **gift,
        )  # fmt: skip
    if bank_files():
        return
    day = f"{site_day(now - timedelta(days=1)):%d/%m/%Y}"
    lines = ("Date,Description,Amount", f"{day},Transfer from Saima Iqbal,2450.00", f"{day},Rent October,-85000.00")
    file = upload_bank_file(actor_id=operator, name="meezan.csv", content="\n".join(lines).encode(), now=now)
    take_in_bank_file(actor_id=operator, file_id=file, now=now)


def _tax_abroad(actors: dict[int, Actor], operator: int, sell: Sale, now: datetime) -> None:
    """Of parcels to Bangladesh the market keeps the tax within the price; most of it was handed over, once wrongly."""
    if not any(rule.name == TAX for rule in tax_rules()):
        save_tax_rule(
            actor_id=operator, place=1, name=TAX, points=1_500, included=True, country="BD", collected_by="site",
            now=now - timedelta(days=30),
        )  # fmt: skip
    # One of them from a seller of whose sales a part is kept back.
    sellers = (by_handle(actors, "zoya.vintage"), None, None)
    for number, (handle, seller) in enumerate(zip(_ABROAD, sellers, strict=True), start=900):
        at = now - timedelta(days=12 - (number - 900) * 2)
        sell(number, by_handle(actors, handle), seller, ("accepted", at))
    account, currency = account_of("sales_tax:bd"), SITE_CURRENCY.value()
    kept = kept_for_state(account, currency)
    if kept <= 0 or handovers_of(account, currency):
        return
    noted = {"actor_id": operator, "account": account, "currency": currency, "today": site_day(now)}
    paid_on, at = site_day(now - timedelta(days=3)), now - timedelta(days=3)
    attempt(hand_over_tax, **noted, amount_minor=kept // 3, reference="CH-20418", paid_on=paid_on, now=at)
    for wrong in handovers_of(account, currency)[:1]:
        attempt(
            take_back_tax, actor_id=operator, handover_id=wrong.id, reason="The amount was typed wrong.",
            now=at + timedelta(minutes=8),
        )  # fmt: skip
    attempt(
        hand_over_tax, **noted, amount_minor=kept * 2 // 3, reference="CH-20418-A", paid_on=paid_on,
        now=at + timedelta(minutes=10),
    )  # fmt: skip


def _ways_back(actors: dict[int, Actor], sell: Sale, now: datetime) -> None:
    """One thing came back with a label of the carrier and was refunded, another is to be sent back with one."""
    buyer, seller = by_handle(actors, "ayesha.k"), by_handle(actors, _COMES_BACK_TO)
    address_of(seller, actors[seller], now - timedelta(days=30))
    with a_carrier():
        _came_back(buyer, seller, sell, now)
        _to_be_sent(buyer, seller, sell, now)
    # A sale since then: she owes nothing for the label any more.
    sell(912, by_handle(actors, "sadaf"), seller, ("accepted", now - timedelta(days=5)))


# Each in one transaction: the clocks of the site may run meanwhile, and would act on what lies half done in the past.
@transaction.atomic
def _came_back(buyer: int, seller: int, sell: Sale, now: datetime) -> None:
    order = sell(910, buyer, seller, ("delivered", now - timedelta(days=9)))
    words = "It is a size smaller than the label says. I laid it on one that fits, see the photo."
    case = order and open_with_photo(buyer, order, "not_as_described", words, now - timedelta(days=5, hours=20))
    if not case:
        return
    sorry = "You are right, I measured the wrong one. Please send it back."
    attempt(ask_return, seller_id=seller, case_id=case, words=sorry, now=now - timedelta(days=5, hours=2))
    attempt(buy_return_label, buyer_id=buyer, case_id=case, now=now - timedelta(days=4, hours=22))
    label = case_for(buyer, case, now=now).label
    if label is None:
        return
    attempt(
        ship_return, buyer_id=buyer, case_id=case, carrier=NAME, tracking=label.tracking,
        now=now - timedelta(days=4, hours=3),
    )  # fmt: skip
    attempt(receive_return, seller_id=seller, case_id=case, now=now - timedelta(days=2, hours=5))
    attempt(accept_return, seller_id=seller, case_id=case, restock=False, now=now - timedelta(days=2, hours=1))


@transaction.atomic
def _to_be_sent(buyer: int, seller: int, sell: Sale, now: datetime) -> None:
    order = sell(911, buyer, seller, ("delivered", now - timedelta(days=4)))
    words = "One of the buttons is another than in the photos, and a thread is pulled beside it."
    case = order and open_with_photo(buyer, order, "not_as_described", words, now - timedelta(hours=19))
    if case:
        sorry = "I had not seen it. Send it back, and you get everything back."
        attempt(ask_return, seller_id=seller, case_id=case, words=sorry, now=now - timedelta(hours=15))
        attempt(buy_return_label, buyer_id=buyer, case_id=case, now=now - timedelta(hours=3))
