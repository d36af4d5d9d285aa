from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.text import has_letters, one_line
from haat.listings.models import Brand


@transaction.atomic
def rename_brand(*, actor_id: int, brand_id: int, name: str, now: datetime) -> None:
    """Spell a brand right; its address stays. Raises NotFound, InvalidInput with `name`."""
    name = one_line(name)
    if not has_letters(name) or len(name) > 60:
        raise InvalidInput(fields={"name": _("Please write a name of 1 to 60 characters.")})
    try:
        with transaction.atomic():
            renamed = Brand.objects.filter(pk=brand_id).update(name=name)
    except IntegrityError as taken:
        raise InvalidInput(fields={"name": _("This brand is there already.")}) from taken
    if not renamed:
        raise NotFound
    record(actor_id=actor_id, action="listings.brand_renamed", subject=f"brand:{brand_id}", now=now, name=name)
