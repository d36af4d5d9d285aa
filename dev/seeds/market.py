"""The whole demo in order. Everything goes through the operations of the contexts.

Passwords are hashed for the four sign-ins only; the others have none, since hashing fifty would take longer than
everything else.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from allauth.account.models import EmailAddress
from django.utils import translation

from dev.seeds import afterwards, deeds, deliveries
from dev.seeds.people import SIGN_INS, Actor, actors
from dev.seeds.plans import first_of, plans
from dev.seeds.things import put_up
from haat.accounts.operations.create_account import create_account
from haat.accounts.operations.grant_role import grant_role
from haat.accounts.operations.save_sizes import save_sizes
from haat.accounts.operations.set_away import set_away
from haat.accounts.queries import account_by_email
from haat.kernel.audit import record
from haat.kernel.events import deliver_pending
from haat.kernel.models import AuditEntry
from haat.kernel.policies import change_policy
from haat.listings.operations.plant_categories import plant_categories

PASSWORD = "lamps-over-the-stalls"
OPENED, MADE = "seeds.market_opened", "seeds.market_made"
Tell = Callable[[str], None]
Progress = Callable[[int, int], None]


def is_open() -> bool:
    """Whether the first part of the demo stands already."""
    return AuditEntry.objects.filter(action=OPENED).exists()


def is_made() -> bool:
    """Whether all of the demo stands already."""
    return AuditEntry.objects.filter(action=MADE).exists()


def open_market(*, photos: Path | None, now: datetime, tell: Tell, progress: Progress) -> int:
    """Everybody, the things of the first screens and every order; how many listings.

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
        wanted = first_of(plans(people, now, photos))
        listings = put_up(wanted, lambda done: progress(done, len(wanted)))
        tell(f"{len(listings)} things with their photos and stories.")
        deeds.meet(people, wanted, listings, now)
        deeds.drop_prices(wanted, listings, now)
        tell("Follows, likes and lowered prices.")
        deeds.trade(people, wanted, listings, now)
        deeds.wait_for_word(people, wanted, listings, now)
        afterwards.settle(people, now)
        tell("Orders in every state, a payout, two cases, and reviews.")
        record(actor_id=operator, action=OPENED, subject="site:demo", now=now)
    # The feed and the notices are made by those who hear of facts; a first page should not wait for the worker.
    deliver_pending(now=now)
    tell("The feed and everybody's notices.")
    return len(listings)


def fill_market(*, photos: Path | None, now: datetime, tell: Tell, progress: Progress) -> int:
    """The rest of the things, with their likes; how many listings. It can run while people walk about."""
    with translation.override("en"):
        people = _people(now)
        everything = plans(people, now, photos)
        first = {plan.number for plan in first_of(everything)}
        wanted = [plan for plan in everything if plan.number not in first]
        listings = put_up(wanted, lambda done: progress(done, len(wanted)))
        deeds.meet(people, wanted, listings, now)
        deeds.drop_prices(wanted, listings, now)
        # Last, because the limited account may not list any more afterwards.
        deeds.judge(people, now)
        deliveries.remember(people, now)
        tell(f"{len(listings)} more things with their photos and stories.")
        record(actor_id=deeds.by_handle(people, "rehan.haat"), action=MADE, subject="site:demo", now=now)
    return len(listings)


def _people(now: datetime) -> dict[int, Actor]:
    made: dict[int, Actor] = {}
    for number, actor in enumerate(actors()):
        joined = now - timedelta(days=2 if actor.part == "new" else 40 + number * 7)
        account_id = account_by_email(actor.email) or create_account(
            email=actor.email,
            password=PASSWORD if actor.handle in SIGN_INS else None,
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
