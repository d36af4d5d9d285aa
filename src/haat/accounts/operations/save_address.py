from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.models import Account, Address
from haat.accounts.operations._words import clean_name, refuse
from haat.accounts.rules.phones import normal_phone
from haat.accounts.rules.places import is_country
from haat.accounts.rules.plus_codes import normal_plus_code
from haat.kernel.errors import NotFound, TooMany, Words
from haat.kernel.text import ascii_digits, one_line

MOST_ADDRESSES = 20


@transaction.atomic
def save_address(
    *,
    account_id: int,
    address_id: int | None = None,
    name: str,
    phone: str,
    line: str,
    landmark: str = "",
    city: str,
    postcode: str = "",
    country: str,
    plus_code: str = "",
    is_default: bool = False,
    now: datetime,
) -> int:
    """Keep a new address, or change one of the person's own; its id. The first one becomes the default.

    Raises InvalidInput with the fields that cannot be used, NotFound for another person's address.
    """
    faults: dict[str, Words] = {}
    columns = {
        "name": clean_name(name, faults, longest=80),
        "phone": normal_phone(phone, country.upper()) or "",
        "line": one_line(line),
        "landmark": one_line(landmark),
        "city": one_line(city),
        "postcode": ascii_digits(one_line(postcode)).upper(),
        "country": country.upper(),
        "plus_code": normal_plus_code(plus_code) or "",
    }
    _look_at(columns, typed_plus_code=plus_code, faults=faults)
    refuse(faults)
    # The account's row is the lock: two addresses saved at once agree on which one is the default.
    if not Account.objects.select_for_update().filter(pk=account_id).exists():
        raise NotFound
    own = Address.objects.filter(account_id=account_id, removed_at__isnull=True)
    if address_id is not None and not own.filter(pk=address_id).exists():
        raise NotFound
    if address_id is None and own.count() >= MOST_ADDRESSES:
        raise TooMany(_("You can keep 20 addresses. Please remove one first."))
    others = own if address_id is None else own.exclude(pk=address_id)
    if is_default or not others.exists():
        own.filter(is_default=True).update(is_default=False)
        columns_default = {"is_default": True}
    else:
        columns_default = {}
    if address_id is None:
        return Address.objects.create(account_id=account_id, **columns, **columns_default).pk
    own.filter(pk=address_id).update(**columns, **columns_default)
    return address_id


def _look_at(columns: dict[str, str], *, typed_plus_code: str, faults: dict[str, Words]) -> None:
    if not columns["phone"]:
        faults["phone"] = _(
            "This is no phone number we know. Please write it as you would dial it, or with + in front."
        )
    if not columns["line"]:
        faults["line"] = _("Please write the street and house, or the place where the courier should stop.")
    if not columns["city"]:
        faults["city"] = _("Please write the city or village.")
    if not is_country(columns["country"]):
        faults["country"] = _("Please choose a country of the list.")
    if typed_plus_code.strip() and not columns["plus_code"]:
        faults["plus_code"] = _("A plus code looks like 8J3PG8C9+2X. You find it in your map.")
    for field, longest in (("line", 160), ("landmark", 160), ("city", 60), ("postcode", 12)):
        if len(columns[field]) > longest:
            faults[field] = _("This is too long: at most %(longest)d characters.") % {"longest": longest}
