from haat.listings.tests.conftest import a_draft, a_listing, a_photo, media_root  # noqa: F401
from haat.orders.tests.conftest import address, an_order, fresh_policies, in_bag  # noqa: F401
