"""What is told to other communities about numbers, and what they told [COD-7]."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q

from haat.accounts.queries import is_staff
from haat.kernel.errors import NotAllowed
from haat.kernel.statements import rows
from haat.risk import policies
from haat.risk.models import CodOrder, Peer, PhoneProof, ReputationDispute, ToldCount
from haat.risk.queries.keys import phone_key
from haat.risk.rules import HALF_LIFE_DAYS
from haat.risk.rules import sharing as rules
from haat.risk.types import Rate, SharedView

_TOLD = """
SELECT count(DISTINCT c.peer_id),
       coalesce(sum(c.taken * 0.5 ^ (greatest(0, extract(epoch FROM %s - c.as_of)) / 86400 / %s)), 0)::float8,
       coalesce(sum(c.lost * 0.5 ^ (greatest(0, extract(epoch FROM %s - c.as_of)) / 86400 / %s)), 0)::float8
FROM risk_sharedcount c JOIN risk_peer p ON p.id = c.peer_id AND p.removed_at IS NULL
WHERE c.phone_hash = %s AND NOT EXISTS (
    SELECT 1 FROM risk_reputationdispute d WHERE d.phone_hash = c.phone_hash AND (d.answered_at IS NULL OR d.upheld))
"""


def takes_part() -> bool:
    """Whether the operator joined: a key of the federation in the environment, and the policy."""
    return bool(settings.FEDERATION_KEY) and policies.SHARE_REPUTATION.value()


def own_public_key() -> str:
    """What our operator tells those of other communities."""
    return rules.public_text(rules.own_key(settings.SECRET_KEY))


def shared_rate(phone: str, *, now: datetime) -> Rate:
    """How parcels to an E.164 number ended in other communities; nothing below five of them, or under dispute."""
    if not phone or not takes_part():
        return Rate()
    found = rows(_TOLD, [now, HALF_LIFE_DAYS, now, HALF_LIFE_DAYS, federation_hash(phone)])
    communities, taken, lost = found[0]
    return Rate(taken, lost) if communities >= rules.FEWEST_COMMUNITIES else Rate()


def shared_about(account_id: int, *, now: datetime) -> list[SharedView]:
    """For each number the person has ordered with: whether other communities say something, and their dispute."""
    if not takes_part():
        return []
    phones = CodOrder.objects.filter(buyer_id=account_id).exclude(phone="").values_list("phone", flat=True).distinct()
    proved = set(PhoneProof.objects.filter(account_id=account_id).values_list("phone_key", flat=True))
    found = []
    for phone in sorted(phones)[:10]:
        dispute = (
            ReputationDispute.objects.filter(account_id=account_id, phone_hash=federation_hash(phone))
            .order_by("-pk")
            .first()
        )
        rate = shared_rate(phone, now=now)
        if rate == Rate() and dispute is None:
            continue
        found.append(
            SharedView(
                phone_key=phone_key(phone),
                phone_hint=phone[-2:],
                mostly_taken=rate.taken >= rate.lost,
                is_proved=phone_key(phone) in proved,
                disputed_at=dispute.disputed_at if dispute else None,
                answer=dispute.answer if dispute else "",
                answered_at=dispute.answered_at if dispute else None,
                upheld=bool(dispute and dispute.upheld),
            )
        )
    return found


def told_page(*, after: str) -> tuple[list[tuple[str, float, float]], str]:
    """One page of what this community tells: (hash, taken, lost) in the order of hashes, and where the next begins.

    The sums are those of the day (`operations.tell_anew`); a number under dispute is left out from the moment of the
    dispute on, and accounts that left are gone with their leaving.
    """
    disputed = ReputationDispute.objects.filter(Q(answered_at__isnull=True) | Q(upheld=True)).values("phone_hash")
    told = ToldCount.objects.filter(phone_hash__gt=after).exclude(phone_hash__in=disputed).order_by("phone_hash")
    entries = list(told.values_list("phone_hash", "taken", "lost")[: rules.PAGE + 1])
    page = entries[: rules.PAGE]
    return page, page[-1][0] if len(entries) > rules.PAGE else ""


def peer_that_asks(*, url: str, at: str, signature: str, path: str, now: datetime) -> Peer:
    """The community that signed a request to us. Raises NotAllowed for anybody else, and for old messages."""
    peer = Peer.objects.filter(url=url, removed_at__isnull=True).first() if takes_part() else None
    parts = ("GET", path, at, settings.BASE_URL)
    if peer is None or not rules.is_fresh(at, now=now) or not rules.is_signed(peer.public_key, signature, *parts):
        raise NotAllowed
    return peer


def answer_to(peer: Peer, page: tuple[list[tuple[str, float, float]], str], *, path: str, at: str) -> tuple[str, str]:
    """(content, signature) of an answer: to this community, to this question."""
    content = rules.page_text(*page)
    return content, rules.signed(rules.own_key(settings.SECRET_KEY), path, at, peer.url, content)


def peers(viewer_id: int) -> list[Peer]:
    """The communities we listen to, for staff. Raises NotAllowed."""
    if not is_staff(viewer_id):
        raise NotAllowed
    return list(Peer.objects.filter(removed_at__isnull=True).order_by("name"))


def federation_hash(phone: str) -> str:
    """The number as communities know it."""
    return rules.phone_hash(settings.FEDERATION_KEY, phone)
