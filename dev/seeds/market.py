"""The whole demo in order. Everything goes through the operations of the contexts.

One password is hashed, for the four sign-ins; the others have none, since hashing fifty would take longer than
everything else.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.utils import translation

from dev.seeds import afterwards, books, deeds, deliveries
from dev.seeds.people import SIGN_INS, Actor, actors
from dev.seeds.plans import Plan, in_turn, plans
from dev.seeds.things import SOURCE, put_up
from haat.accounts.models import Account
from haat.accounts.operations.create_account import create_account
from haat.accounts.operations.grant_role import grant_role
from haat.accounts.operations.save_sizes import save_sizes
from haat.accounts.operations.set_away import set_away
from haat.accounts.queries import account_by_email
from haat.kernel.audit import record
from haat.kernel.events import deliver_pending
from haat.kernel.models import AuditEntry
from haat.kernel.policies import change_policy
from haat.listings.models import Listing
from haat.listings.operations.plant_categories import plant_categories

PASSWORD = "lamps-over-the-stalls"
OPENED, TRADED, MADE = "seeds.market_opened", "seeds.market_traded", "seeds.market_made"
Tell = Callable[[str], None]
Progress = Callable[[int, int], None]


def is_open() -> bool:
    """Whether the first part of the demo stands already."""
    return AuditEntry.objects.filter(action=OPENED).exists()


def has_traded() -> bool:
    """Whether the orders of the demo stand already."""
    return AuditEntry.objects.filter(action=TRADED).exists()


def is_made() -> bool:
    """Whether all of the demo stands already."""
    return AuditEntry.objects.filter(action=MADE).exists()


def open_market(*, photos: Path | None, now: datetime, tell: Tell, progress: Progress) -> int:
    """Everybody, and the things of the first screens; how many listings.

    A run that was broken off is taken up where it stopped.
    """
    with translation.override("en"):
        plant_categories()
        people = _people(now)
        operator = deeds.by_handle(people, "rehan.haat")
        change_policy(
            actor_id=operator,
            name="payments.bank_account",
            value="Haat Lahore, Meezan Bank, PK36 SCBL 0000 0011 2345 6702",
            now=now,
        )
        tell(f"{len(people)} people.")
        first, _traded, _others = in_turn(plans(people, now, photos))
        listings = put_up(first, lambda done: progress(done, len(first)))
        tell(f"{len(listings)} things with their photos and stories.")
        record(actor_id=operator, action=OPENED, subject="site:demo", now=now)
    # The feed is made by those who hear of facts; a first page should not wait for the worker.
    deliver_pending(now=now)
    tell("The feed.")
    return len(listings)


def trade_in_market(*, photos: Path | None, now: datetime, tell: Tell, progress: Progress) -> int:
    """The things that are bought and sold, and every order; how many listings. People may walk about meanwhile."""
    with translation.override("en"):
        people = _people(now)
        first, traded, _others = in_turn(plans(people, now, photos))
        _let_them_meet(people, first, _standing(), now)
        listings = _put_up(people, traded, now, tell, progress)
        books.set_terms(people, now)
        aside = books.set_aside(people, traded)
        others = [plan for plan in traded if plan not in aside]
        deeds.trade(people, others, listings, now)
        deeds.wait_for_word(people, others, listings, now)
        afterwards.settle(people, now)
        tell("Orders in every state, a payout, two cases, and reviews.")
        books.keep_books(people, aside + others, listings, now)
        tell("Tax that is kept and handed over, reserves, and two ways back by label.")
        record(actor_id=deeds.by_handle(people, "rehan.haat"), action=TRADED, subject="site:demo", now=now)
    return len(listings)


def fill_market(*, photos: Path | None, now: datetime, tell: Tell, progress: Progress) -> int:
    """The rest of the things, with their likes; how many listings. People may walk about meanwhile."""
    with translation.override("en"):
        people = _people(now)
        _first, _traded, others = in_turn(plans(people, now, photos))
        listings = _put_up(people, others, now, tell, progress)
        # Last, because the limited account may not list any more afterwards.
        deeds.judge(people, now)
        deliveries.remember(people, now)
        record(actor_id=deeds.by_handle(people, "rehan.haat"), action=MADE, subject="site:demo", now=now)
    return len(listings)


def _standing() -> dict[int, int]:
    """Listing ids by plan number: what has been put up so far."""
    return {int(key): pk for key, pk in Listing.objects.filter(source=SOURCE).values_list("source_key", "pk")}


def _put_up(
    people: dict[int, Actor], wanted: list[Plan], now: datetime, tell: Tell, progress: Progress
) -> dict[int, int]:
    """Listing ids by plan number: things with photos, stories, likes and lowered prices."""
    listings = put_up(wanted, lambda done: progress(done, len(wanted)))
    _let_them_meet(people, wanted, listings, now)
    tell(f"{len(listings)} things with their photos, stories, likes and lowered prices.")
    return listings


def _let_them_meet(people: dict[int, Actor], wanted: list[Plan], listings: dict[int, int], now: datetime) -> None:
    deeds.meet(people, wanted, listings, now)
    deeds.drop_prices(wanted, listings, now)


def _people(now: datetime) -> dict[int, Actor]:
    made: dict[int, Actor] = {}
    for number, actor in enumerate(actors()):
        joined = now - timedelta(days=2 if actor.part == "new" else 40 + number * 7)
        account_id = account_by_email(actor.email) or create_account(
            email=actor.email,
            password=None,
            name=actor.name,
            handle=actor.handle,
            story=actor.story,
            city=actor.city.split(",")[0],
            country=actor.country,
            language=actor.language,
            dye_seed=actor.handle,
            now=joined,
        )
        # Nobody reads the mail of made-up people: their addresses count as proven.
        proven = {"verified": True, "primary": True}
        EmailAddress.objects.get_or_create(user_id=account_id, email=actor.email, defaults=proven)
        made[account_id] = actor
    locked_out = Account.objects.filter(handle__in=SIGN_INS, password__startswith=UNUSABLE_PASSWORD_PREFIX)
    if locked_out.exists():
        locked_out.update(password=make_password(PASSWORD))
    for handle, role in (("nadia.aziz", "moderator"), ("rehan.haat", "operator")):
        grant_role(actor_id=None, account_id=deeds.by_handle(made, handle), role=role, now=now)
    save_sizes(account_id=deeds.by_handle(made, "ayesha.k"), sizes={"women": "M", "women_shoes": "EU 38"}, now=now)
    today = now.date()
    set_away(
        account_id=deeds.by_handle(made, "rabia.d"),
        away_from=today - timedelta(days=2),
        away_until=today + timedelta(days=10),
        now=now,
    )
    return made
