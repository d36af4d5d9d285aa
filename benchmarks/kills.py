"""kill -9 in the middle of every money command: of the web process, of the worker, of the database.

Each round prepares some trades, lets a web process carry out one command for each of them while a worker does its part,
and kills one of the three at a moment that nobody chose. Then the dead come back, everybody presses again with the same
keys as people do, and what is in the books, in the orders and at the provider is counted: nothing may be lost, nothing
doubled, and the books sum to zero. `python -m benchmarks.kills --rounds 20`; it brings its own database and provider.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

TRADES = 3
MINOR = 10_000
VICTIMS = ("web", "worker", "database")


@dataclass(frozen=True)
class Trade:
    """One thing to be done: an order's number, who pays whom, and what the provider calls it."""

    order: int
    buyer: int
    seller: int
    intent: str = ""
    event: bytes = b""


@dataclass(frozen=True)
class Command:
    """One money command: what comes before, the command itself with the same keys each time, and what must be true."""

    prepare: Callable[["World", int], Trade]
    act: Callable[["World", Trade], None]
    wrong: Callable[["World", Trade], list[str]]


class World:
    """People, a thing of which there are many, and the provider."""

    def __init__(self, cards: Any) -> None:
        from benchmarks.checkout import stock
        from haat.accounts.models import Account
        from haat.accounts.operations.save_address import save_address
        from haat.kernel import clock
        from haat.kernel.policies import change_policy
        from haat.listings.operations.plant_categories import plant_categories

        now = clock.now()
        self.cards, self.number = cards, 0
        plant_categories()
        where = {"name": "Bob", "phone": "03001234471", "line": "House 1", "city": "Lahore", "country": "PK"}
        self.buyer = Account.objects.create(email="buyer@haat.example", country="PK", name="Bob").pk
        self.address = save_address(account_id=self.buyer, **where, now=now)
        self.seller = Account.objects.create(email="seller@haat.example", country="PK", name="Alice").pk
        self.listing, self.variant = stock(self.seller, 1, quantity=9_999)
        change_policy(actor_id=self.seller, name="payments.bank_account", value="Bench, 0001", now=now)

    def next(self) -> int:
        """A number that no order of the site has: these commands stand below orders."""
        self.number += 1
        return 10**9 + self.number

    def another_seller(self) -> int:
        from haat.accounts.models import Account

        return int(Account.objects.create(email=f"seller-{self.next()}@haat.example", country="PK", name="Alice").pk)

    def wait_for(self, order: int, method: str, intent: str = "", seller: int = 0) -> Trade:
        """Somebody is to pay for an order."""
        from haat.kernel import clock
        from haat.payments.operations.begin_payments import begin_payments
        from haat.payments.types import Due

        due = Due(order, seller or self.seller, method, MINOR, "PKR", f"R{order}"[-9:])
        begin_payments(payer_id=self.buyer, dues=[due], intent=intent, now=clock.now())
        return Trade(order, self.buyer, seller or self.seller, intent)

    def charged(self, order: int) -> Trade:
        """The provider has charged a card for it, and has not told us yet."""
        from haat.kernel import clock
        from haat.payments.operations.open_intent import open_intent

        intent = open_intent(
            payer_id=self.buyer,
            method="stripe",
            amount_minor=MINOR,
            currency="PKR",
            idempotency_key=str(order),
            now=clock.now(),
        )
        self.cards.type_card(intent)
        return self.wait_for(order, "stripe", intent)


def count(model: Any, **which: Any) -> int:
    return int(model.objects.filter(**which).count())


def expect(found: dict[str, tuple[Any, Any]]) -> list[str]:
    """What is not as it should be, in words."""
    return [f"{name}: {is_!r} instead of {should!r}" for name, (is_, should) in found.items() if is_ != should]


def captured_once(trade: Trade) -> dict[str, tuple[Any, Any]]:
    from haat.kernel.models import OutboxEvent
    from haat.ledger.models import LedgerTransaction
    from haat.payments.models import Payment

    facts = OutboxEvent.objects.filter(name="payments.payment_captured", payload__order_id=trade.order).count()
    return {
        "payments": (count(Payment, order_id=trade.order, captured_minor=MINOR), 1),
        "held": (count(LedgerTransaction, order_id=trade.order, kind="sale_held"), 1),
        "facts": (facts, 1),
    }


class Place:
    """A checkout that spends store credit and leaves the rest to a transfer."""

    CREDIT = 700

    @staticmethod
    def prepare(world: World, nth: int) -> Trade:
        from haat.kernel import clock
        from haat.ledger.operations.credit_wallet import credit_wallet

        order = world.next()
        now = clock.now()
        credit_wallet(
            account_id=world.buyer, amount_minor=Place.CREDIT, currency="PKR", key=str(order), memo="Gift", now=now
        )
        return Trade(order, world.buyer, world.seller)

    @staticmethod
    def act(world: World, trade: Trade) -> None:
        from haat.kernel import clock
        from haat.orders.models import Checkout
        from haat.orders.operations.add_to_bag import add_to_bag
        from haat.orders.operations.check_out import check_out

        now = clock.now()
        if not Checkout.objects.filter(buyer_id=world.buyer, idempotency_key=str(trade.order)).exists():
            add_to_bag(account_id=world.buyer, listing_id=world.listing, variant_id=world.variant, now=now)
        check_out(
            buyer_id=world.buyer,
            address_id=world.address,
            method="bank_transfer",
            idempotency_key=str(trade.order),
            credit_minor=Place.CREDIT,
            variant_ids=[world.variant],
            now=now,
        )

    @staticmethod
    def wrong(world: World, trade: Trade) -> list[str]:
        from haat.ledger.models import LedgerTransaction
        from haat.orders.models import Order
        from haat.payments.models import Payment

        orders = list(Order.objects.filter(checkout__idempotency_key=str(trade.order)).values_list("pk", flat=True))
        return expect(
            {
                "orders": (len(orders), 1),
                "payments": (count(Payment, order_id__in=orders), 2),
                "credit spent": (count(LedgerTransaction, order_id__in=orders, kind="credit_spent"), 1),
            }
        )


class Capture:
    """A transfer is on the account."""

    @staticmethod
    def prepare(world: World, nth: int) -> Trade:
        return world.wait_for(world.next(), "bank_transfer")

    @staticmethod
    def act(world: World, trade: Trade) -> None:
        from haat.kernel import clock
        from haat.payments.operations.capture_payment import capture_payment

        capture_payment(actor_id=world.seller, order_id=trade.order, now=clock.now())

    @staticmethod
    def wrong(world: World, trade: Trade) -> list[str]:
        return expect(captured_once(trade))


class Webhook:
    """The provider tells that a card was charged, and tells it again until it hears an answer."""

    @staticmethod
    def prepare(world: World, nth: int) -> Trade:
        trade = world.charged(world.next())
        event = world.cards.event("payment_intent.succeeded", world.cards.look(trade.intent), f"evt_{trade.order}")
        return Trade(trade.order, trade.buyer, trade.seller, trade.intent, json.dumps(event).encode())

    @staticmethod
    def act(world: World, trade: Trade) -> None:
        from django.test import Client

        from tests.money.provider import signed

        answer = Client(SERVER_NAME="127.0.0.1").post(
            "/payments/stripe/webhook/",
            trade.event,
            content_type="application/json",
            headers={"Stripe-Signature": signed(trade.event)},
        )
        if answer.status_code != 200:
            raise RuntimeError(f"the message got {answer.status_code}")

    @staticmethod
    def wrong(world: World, trade: Trade) -> list[str]:
        from haat.payments.models import ProviderMessage

        kept = count(ProviderMessage, number=f"evt_{trade.order}", outcome="done")
        return expect(captured_once(trade) | {"messages": (kept, 1)})


class Refund:
    """A part of a card payment goes back."""

    PART = 4_000

    @staticmethod
    def prepare(world: World, nth: int) -> Trade:
        from haat.kernel import clock
        from haat.payments.operations.look_after_intent import look_after_intent

        trade = world.charged(world.next())
        look_after_intent(number=trade.intent, now=clock.now())
        return trade

    @staticmethod
    def act(world: World, trade: Trade) -> None:
        from haat.kernel import clock
        from haat.payments.models import Refund as Row
        from haat.payments.operations.refund_order import refund_order
        from haat.payments.operations.send_refund import send_refund

        now = clock.now()
        refund_order(
            order_id=trade.order, amount_minor=Refund.PART, refund_key=f"r{trade.order}", reason="A seam", now=now
        )
        for row in Row.objects.filter(payment__order_id=trade.order):
            send_refund(refund_id=row.pk, now=now)

    @staticmethod
    def wrong(world: World, trade: Trade) -> list[str]:
        from haat.ledger.models import LedgerTransaction
        from haat.payments.models import Payment
        from haat.payments.models import Refund as Row

        sent = [each["amount"] for each in world.cards.refunds(trade.intent)]
        return expect(
            {
                "refunds": (count(Row, payment__order_id=trade.order, sent_at__isnull=False), 1),
                "at the provider": (sent, [Refund.PART]),
                "booked": (count(LedgerTransaction, order_id=trade.order, kind="refund"), 1),
                "payment": (count(Payment, order_id=trade.order, refunded_minor=Refund.PART), 1),
            }
        )


class Release:
    """All is well: what is held becomes the seller's."""

    @staticmethod
    def prepare(world: World, nth: int) -> Trade:
        trade = world.wait_for(world.next(), "bank_transfer", seller=world.another_seller())
        Capture.act(world, trade)
        return trade

    @staticmethod
    def act(world: World, trade: Trade) -> None:
        from haat.kernel import clock
        from haat.ledger.operations.release_sale import release_sale
        from haat.ledger.types import Terms

        release_sale(
            order_id=trade.order,
            seller_id=trade.seller,
            item_minor=MINOR,
            shipping_minor=0,
            terms=Terms(None, "", 1_000, 1_000, 0, 0, None),
            currency="PKR",
            now=clock.now(),
        )

    @staticmethod
    def wrong(world: World, trade: Trade) -> list[str]:
        from haat.ledger.queries import balances

        seller = balances(trade.seller, "PKR")
        return expect({"held": (seller.held_minor, 0), "available": (seller.available_minor, MINOR - 1_000)})


class Payout:
    """A seller is paid: every second one by the provider, the others by a batch for the bank."""

    SUM = 60_000

    @staticmethod
    def prepare(world: World, nth: int) -> Trade:
        from haat.kernel import clock
        from haat.ledger.operations.credit_wallet import credit_wallet
        from haat.ledger.operations.save_payout_destination import save_payout_destination
        from haat.ledger.operations.take_out_credit import take_out_credit
        from haat.payments.models import ConnectedAccount
        from haat.payments.operations.begin_onboarding import begin_onboarding
        from haat.payments.operations.note_account_ready import note_account_ready

        order, seller, now = world.next(), world.another_seller(), clock.now()
        money = {"account_id": seller, "amount_minor": Payout.SUM, "currency": "PKR", "key": str(order), "now": now}
        number = ""
        if nth % 2:
            begin_onboarding(account_id=seller, back_url="https://market.example/", now=now)
            number = ConnectedAccount.objects.get(account_id=seller).number
            note_account_ready(number=number, ready=True, now=now)
        else:
            save_payout_destination(account_id=seller, holder="Alice", bank="Meezan", number="0123456789", now=now)
        credit_wallet(memo="Gift", **money)
        take_out_credit(**money)
        return Trade(order, world.buyer, seller, number)

    @staticmethod
    def act(world: World, trade: Trade) -> None:
        from haat.kernel import clock
        from haat.ledger.models import PayoutBatch
        from haat.ledger.operations.mark_batch_paid import AlreadyPaid, mark_batch_paid
        from haat.ledger.operations.run_payouts import run_payouts
        from haat.payments.operations.pay_out_by_provider import pay_out_by_provider

        now = clock.now()
        if trade.intent:
            pay_out_by_provider(currency="PKR", now=now)
            return
        run_payouts(actor_id=None, currency="PKR", now=now)
        for batch_id in PayoutBatch.objects.filter(paid_at__isnull=True).values_list("pk", flat=True):
            with suppress(AlreadyPaid):
                mark_batch_paid(actor_id=world.buyer, batch_id=batch_id, now=now)

    @staticmethod
    def wrong(world: World, trade: Trade) -> list[str]:
        from haat.ledger.queries import balances

        seller = balances(trade.seller, "PKR")
        found = {
            "available": (seller.available_minor, 0),
            "on the way": (seller.on_the_way_minor, 0),
            "paid out": (seller.paid_out_minor, Payout.SUM),
        }
        if trade.intent:
            sent = world.cards.call("GET", f"/v1/transfers?destination={trade.intent}")["data"]
            found["at the provider"] = ([each["amount"] for each in sent], [Payout.SUM])
        return expect(found)


COMMANDS = {
    name.lower(): Command(kind.prepare, kind.act, kind.wrong)
    for name, kind in {
        "place": Place,
        "capture": Capture,
        "webhook": Webhook,
        "refund": Refund,
        "release": Release,
        "payout": Payout,
    }.items()
}


def forked(act: Callable[[], None]) -> int:
    """A process of its own, on connections of its own; its number."""
    from django.db import connections

    from haat.payments.methods.stripe import _client_of

    connections.close_all()
    _client_of.cache_clear()
    number = os.fork()
    if number:
        return number
    try:
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - for as long as the process lives
        act()
    finally:
        os._exit(0)


def be_web(world: World, command: Command, trades: list[Trade]) -> None:
    for trade in trades:
        command.act(world, trade)


def be_worker() -> None:
    from haat.kernel.worker import Worker

    Worker().run()


def ended(number: int, *, kill: bool) -> None:
    if kill:
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(number, 0)


def killed_database(postgres: Any) -> None:
    """Every process of the server at once, with no time for a last word; then it is started again."""
    import psutil

    server = postgres.process()
    for one in [server, *server.children(recursive=True)]:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    server.wait(10)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(Exception):
            postgres._launch()
            if postgres.answers():
                return
        time.sleep(0.2)
    raise RuntimeError("the database did not come back")


def settled(world: World, command: Command, trades: list[Trade]) -> list[str]:
    """Everybody presses again, the worker does what was left; what is wrong afterwards."""
    from haat.kernel import clock
    from haat.kernel.events import deliver_pending
    from haat.payments.operations.pay_out_by_provider import pay_out_by_provider
    from haat.payments.operations.react_to_message import react_to_waiting
    from haat.payments.operations.send_refund import send_refunds

    for trade in trades:
        command.act(world, trade)
    deliver_pending(now=clock.now())
    # What was tried and broke off is tried again later.
    later: datetime = clock.now() + timedelta(minutes=30)
    react_to_waiting(now=later)
    send_refunds(now=later)
    pay_out_by_provider(currency="PKR", now=later)
    wrong = [f"{trade.order} {each}" for trade in trades for each in command.wrong(world, trade)]
    return wrong + books()


def books() -> list[str]:
    """The books sum to zero, and every balance that is kept is the sum of its entries."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(amount_minor), 0) FROM ledger_ledgerentry")
        (total,) = cursor.fetchone()
        cursor.execute(
            """
            SELECT count(*) FROM ledger_guardedbalance g WHERE balance_minor <> (
                SELECT coalesce(sum(amount_minor), 0) FROM ledger_ledgerentry e
                WHERE e.account = g.account AND e.currency = g.currency)
            """
        )
        (off,) = cursor.fetchone()
    return expect({"books": (int(total), 0), "balances that are off": (off, 0)})


def round_of(world: World, postgres: Any, name: str, victim: str, longest: float) -> list[str]:
    command = COMMANDS[name]
    trades = [command.prepare(world, nth) for nth in range(TRADES)]
    web = forked(lambda: be_web(world, command, trades))
    worker = forked(be_worker)
    time.sleep(random.uniform(0, longest))
    if victim == "database":
        killed_database(postgres)
    ended(web, kill=victim != "worker")
    ended(worker, kill=True)
    return settled(world, command, trades)


def play(rounds: int, seed: int) -> dict[str, Any]:
    from benchmarks.contest import start_django
    from config.launcher.postgres import Postgres
    from tests.money.provider import SECRET, running_cards

    random.seed(seed)
    keys = {"SECRET_KEY": "sk_test_12345", "PUBLISHABLE_KEY": "pk_test_12345", "WEBHOOK_SECRET": SECRET}
    with (
        tempfile.TemporaryDirectory(prefix="haat-kills-", ignore_cleanup_errors=True) as folder,
        running_cards() as cards,
    ):
        Path(folder).chmod(0o755)
        postgres = Postgres(Path(folder) / "postgres")
        postgres.start()
        postgres.ensure_database("kills")
        os.environ |= {f"HAAT_STRIPE_{name}": value for name, value in keys.items()}
        os.environ |= {
            "DATABASE_URL": postgres.url("kills"),
            "HAAT_STRIPE_API_BASE": cards.base,
            "HAAT_DATA_DIR": folder,
        }
        try:
            start_django()
            world = World(cards)
            return _rounds(world, postgres, rounds)
        finally:
            postgres.stop()


def _rounds(world: World, postgres: Any, rounds: int) -> dict[str, Any]:
    wrong: list[str] = []
    done: dict[str, int] = {}
    for place, (name, command) in enumerate(COMMANDS.items()):
        trades = [command.prepare(world, nth) for nth in range(TRADES)]
        began = time.perf_counter()
        be_web(world, command, trades)
        longest = 0.03 + time.perf_counter() - began
        for victim in VICTIMS if rounds else VICTIMS[place % 3 :][:1]:
            for nth in range(max(rounds, 1)):
                found = round_of(world, postgres, name, victim, longest)
                wrong += [f"{name}, {victim} killed, round {nth}: {each}" for each in found]
            done[f"{name}/{victim}"] = max(rounds, 1)
            print(f"{name}, {victim} killed: {max(rounds, 1)} rounds, {len(wrong)} wrong", file=sys.stderr, flush=True)
    return {"rounds": sum(done.values()), "wrong": wrong, "ok": not wrong}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rounds",
        type=int,
        default=20,
        help="for each command and each victim; 0: one for each command, victims in turn",
    )
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**6)
    said = parser.parse_args()
    outcome = play(said.rounds, said.seed) | {"seed": said.seed}
    print(json.dumps(outcome))
    sys.exit(0 if outcome["ok"] else 1)
