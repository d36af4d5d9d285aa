"""What every step of a case asks: whose case it is, whether it is their turn, what they wrote and showed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from haat.accounts.queries import may_judge
from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotAllowed, NotFound, Refusal
from haat.kernel.text import has_letters, many_lines
from haat.ledger.queries import borne
from haat.media.queries import own_among
from haat.orders import policies
from haat.orders.models import Case
from haat.orders.queries.cases import standing_of_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import BUYER, SELLER


class CaseMovedOn(Refusal):
    """The case is no longer where the person saw it."""

    message = _("This case has moved on in the meantime. Please look at where it stands now.")


class NotNow(Refusal):
    """This role cannot do that with the case as it stands."""

    message = _("This cannot be done with the case where it stands now.")


class TimeIsOver(Refusal):
    """The clock of this step has ended."""

    message = _("The time for this is over. Please look at what happens next.")


class OwnCase(NotAllowed):
    """A moderator is buyer or seller of the order."""

    message = _("This is your own order. Somebody else has to decide.")


class SameModerator(NotAllowed):
    """An appeal is for another person."""

    message = _("You decided this case before. The appeal is for another moderator.")


_HOURS = {
    rules.ANSWERING: policies.CASE_ANSWER_HOURS,
    rules.OFFERED: policies.CASE_OFFER_HOURS,
    rules.ADDRESSING: policies.CASE_ADDRESS_HOURS,
    rules.INSPECTING: policies.CASE_INSPECT_HOURS,
    rules.MODERATING: policies.CASE_MODERATOR_HOURS,
    rules.DECIDED: policies.CASE_APPEAL_HOURS,
    rules.APPEALED: policies.CASE_MODERATOR_HOURS,
}
_DAYS = {rules.RETURNING: policies.CASE_RETURN_DAYS, rules.COMING_BACK: policies.CASE_TRAVEL_DAYS}


def clock_of(state: str, now: datetime) -> datetime | None:
    """When silence acts on a case that enters `state` now."""
    if state in _HOURS:
        return now + timedelta(hours=_HOURS[state].value())
    return now + timedelta(days=_DAYS[state].value()) if state in _DAYS else None


def case_for(account_id: int, case_id: int, *, role: str) -> Case:
    """The case in which the account is the buyer or the seller. Raises NotFound."""
    mine = Case.objects.of_buyer(account_id) if role == BUYER else Case.objects.of_seller(account_id)
    return mine.one(case_id)


def case_of_party(account_id: int, case_id: int) -> tuple[Case, str]:
    """The case and the account's role in it. Raises NotFound."""
    case = Case.objects.of_party(account_id).one(case_id)
    return case, BUYER if case.order.buyer_id == account_id else SELLER


def case_to_judge(moderator_id: int, case_id: int, *, act: str, now: datetime) -> Case:
    """The case as a moderator may act on it; an attempt on their own order is written down.

    Raises NotFound for whoever is no moderator, OwnCase, SameModerator.
    """
    case = Case.objects.one(case_id)
    if not may_judge(moderator_id):
        raise NotFound
    own = moderator_id in (case.order.buyer_id, case.order.seller_id)
    if own or (case.state == rules.APPEALED and case.decided_by_id == moderator_id):
        record(
            actor_id=moderator_id,
            action="orders.case_decision_refused",
            subject=f"case:{case_id}",
            now=now,
            attempt=act,
            why="own order" if own else "decided before",
        )
        raise OwnCase if own else SameModerator
    return case


def require_turn(case: Case, act: str, *, role: str, now: datetime) -> None:
    """Pass when the role may do this now. Raises NotNow, TimeIsOver."""
    if not rules.may_act(act, role=role, case=standing_of_case(case)):
        raise NotNow
    if role in (BUYER, SELLER) and act != "say" and case.due_at is not None and case.due_at <= now:
        raise TimeIsOver


def checked_words(words: str, *, needed: bool = True) -> str:
    """Raises InvalidInput at "words"."""
    words = many_lines(words)
    if needed and not has_letters(words):
        raise InvalidInput(fields={"words": _("Please write in a sentence or two what happened.")})
    if len(words) > rules.LONGEST_WORDS:
        raise InvalidInput(
            fields={"words": _("This is too long: at most %(longest)d characters.") % {"longest": rules.LONGEST_WORDS}}
        )
    return words


def checked_photos(owner_id: int, photo_ids: Sequence[int], *, fewest: int = 0) -> list[int]:
    """The person's own photos, each once. Raises InvalidInput at "photos"."""
    wanted = list(dict.fromkeys(photo_ids))
    if len(wanted) > rules.MOST_PHOTOS:
        raise InvalidInput(
            fields={"photos": _("At most %(most)d photos, please.") % {"most": rules.MOST_PHOTOS}},
        )
    if len(wanted) < fewest:
        words = ngettext("Please add a photo that shows it.", "Please add at least %(fewest)d photos.", fewest)
        raise InvalidInput(fields={"photos": words % {"fewest": fewest} if fewest > 1 else words})
    if wanted and own_among(owner_id, wanted) != set(wanted):
        raise InvalidInput(fields={"photos": _("A photo could not be found. Please add it again.")})
    return wanted


def bearer_of_way_back(case: Case) -> str:
    """Who bears what it costs to send this case's thing back [LED-8], by the operator's policies."""
    by_seller = case.kind in policies.CASE_LABEL_BY_SELLER.value()
    return borne(at_fault="platform" if case.borne_by == "platform" else "seller" if by_seller else "buyer").label_by


def checked_part(amount_minor: int | None, left_minor: int) -> int:
    """A partial refund: more than nothing, less than all. Raises InvalidInput at "amount_minor"."""
    if amount_minor is None or not 0 < amount_minor < left_minor:
        raise InvalidInput(
            fields={"amount_minor": _("A partial refund is more than nothing and less than what was paid.")}
        )
    return amount_minor
