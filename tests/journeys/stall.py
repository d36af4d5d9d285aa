"""What stands on the stall of the journeys: drawn photos, Alice's dress, Bob's address."""

from io import BytesIO

from PIL import Image, ImageDraw

from haat.accounts.operations.save_address import save_address
from haat.kernel import clock
from haat.listings.operations.attach_photo import attach_photo
from haat.listings.operations.plant_categories import plant_categories
from haat.listings.operations.publish_listing import publish_listing
from haat.listings.operations.save_draft import save_draft
from haat.listings.operations.start_draft import start_draft
from haat.listings.queries import listing_for
from haat.media.operations.take_in_photo import take_in_photo
from tests.cast import assemble


def photo(colour):
    picture = Image.new("RGB", (600, 800), "#e8dcc4")
    ImageDraw.Draw(picture).rounded_rectangle((150, 120, 450, 700), 60, fill=colour)
    file = BytesIO()
    picture.save(file, "JPEG")
    return file.getvalue()


def set_up_people():
    plant_categories()
    cast = assemble()
    save_address(
        account_id=cast.bob.pk,
        name="Bob",
        phone="0300 1234567",
        line="House 14, Street 6, Model Town",
        city="Lahore",
        country="PK",
        is_default=True,
        now=clock.now(),
    )
    return cast


def set_up_dress(people):
    """A thing of Alice's that is up for sale."""
    now, alice = clock.now(), people.alice.pk
    listing_id = start_draft(seller_id=alice, now=now)
    fields = {
        "title": "Blue scroll tea dress",
        "category": "women-dresses",
        "condition": "like_new",
        "price_minor": 240000,
        "size": "M",
    }
    save_draft(seller_id=alice, listing_id=listing_id, fields=fields, now=now)
    taken = take_in_photo(owner_id=alice, file=BytesIO(photo("#2c4f9e")), now=now)
    attach_photo(seller_id=alice, listing_id=listing_id, photo_id=taken, now=now)
    publish_listing(seller_id=alice, listing_id=listing_id, now=now)
    return listing_for(None, listing_id)
