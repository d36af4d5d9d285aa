from django.db import transaction

from haat.accounts.queries import people
from haat.discovery.models import Shelf
from haat.discovery.operations.shelve_listing import next_version
from haat.discovery.rules.places import same_place


@transaction.atomic
def move_stall(*, seller_id: int) -> None:
    """Let all things of a seller stand in the seller's present city."""
    person = people([seller_id]).get(seller_id)
    city = same_place(person.city) if person else ""
    Shelf.objects.filter(seller_id=seller_id).exclude(city=city).update(city=city, version=next_version())
