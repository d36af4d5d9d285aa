"""Runs localstripe on this machine alone: `python -m tests.money.stripe_server PORT`.

What localstripe 1.15 does not know and the tests need is added here, and nothing more:

- `allowed_payment_method_types` of an intent, by which the present API says that cards alone are asked for;
- idempotency keys: the same key with the same address gets the same answer;
- `created[gte]` when balance transactions are listed;
- accounts, account links and transfers of Connect; a transfer takes its part in the balance transactions;
- `/_config/down`: every call answers 503 while it is on, as when the provider is down.

Disputes, failed refunds, reversed transfers and the messages about accounts are not played here at all: the tests send
recorded messages with a signature that is computed as Stripe computes it.
"""

import json
import sys
import time

from aiohttp import web
from localstripe import resources
from localstripe.errors import UserError
from localstripe.resources import BalanceTransaction, PaymentIntent, StripeObject
from localstripe.server import api_create, api_list_all, api_retrieve, app, get_post_data

# The store is this process's own: nothing is kept on the disk.
resources.Store.dump_to_disk = lambda self: None

_create_intent = PaymentIntent._api_create.__func__
_list_balance = BalanceTransaction._api_list_all.__func__
_down = {"on": False}
_answered = {}


def _create(cls, allowed_payment_method_types=None, **data):
    if allowed_payment_method_types not in (None, ["card"]):
        raise UserError(400, "Only cards are played here")
    return _create_intent(cls, **data)


def _list(cls, url, created=None, **data):
    found = _list_balance(cls, url, **data)
    since = int((created or {}).get("gte", 0))
    found._list = [each for each in found._list if each.created >= since]
    return found


PaymentIntent._api_create = classmethod(_create)
BalanceTransaction._api_list_all = classmethod(_list)


class Account(StripeObject):
    object = "account"
    _id_prefix = "acct_"

    def __init__(self, type=None, country=None, capabilities=None, metadata=None):
        super().__init__()
        self.type, self.country, self.metadata = type, country, metadata or {}
        self.capabilities = {"transfers": "inactive"}
        self.details_submitted = False


class AccountLink(StripeObject):
    object = "account_link"
    _id_prefix = "link_"

    def __init__(self, account=None, type=None, return_url=None, refresh_url=None):
        Account._api_retrieve(account)
        super().__init__()
        self.url = f"https://connect.example/setup/{account}"


class Transfer(StripeObject):
    object = "transfer"
    _id_prefix = "tr_"

    def __init__(self, amount=None, currency=None, destination=None, metadata=None):
        Account._api_retrieve(destination)
        super().__init__()
        self.amount, self.currency, self.destination = int(amount), currency, destination
        self.metadata, self.reversed = metadata or {}, False
        moved = BalanceTransaction.__new__(BalanceTransaction)
        StripeObject.__init__(moved)
        moved.amount, moved.currency, moved.available_on = -self.amount, currency, self.created
        moved.description, moved.exchange_rate, moved.fee, moved.fee_details = "", None, 0, []
        moved.reporting_category, moved.source, moved.status, moved.type = "transfer", self.id, "available", "transfer"

    @classmethod
    def _api_list_all(cls, url, destination=None, limit=None, starting_after=None):
        found = super()._api_list_all(url, limit=limit, starting_after=starting_after)
        found._list = [each for each in found._list if destination in (None, each.destination)]
        return found


for cls, name in ((Account, "accounts"), (AccountLink, "account_links"), (Transfer, "transfers")):
    app.router.add_post(f"/v1/{name}", api_create(cls, f"/v1/{name}"))
    app.router.add_get(f"/v1/{name}", api_list_all(cls, f"/v1/{name}"))
    app.router.add_get(f"/v1/{name}/{{id}}", api_retrieve(cls, f"/v1/{name}"))


async def switch(request):
    _down["on"] = (await get_post_data(request)).get("on") == "1"
    return web.Response()


app.router.add_post("/_config/down", switch)


@web.middleware
async def as_asked(request, handler):
    if _down["on"] and not request.path.startswith("/_config/"):
        return web.json_response({"error": {"type": "api_error", "message": "down"}}, status=503)
    key = request.headers.get("Idempotency-Key")
    if request.method != "POST" or not key:
        return await handler(request)
    known = _answered.get((request.path, key))
    if known is None:
        answer = await handler(request)
        known = _answered[request.path, key] = (answer.status, json.loads(answer.text))
    return web.json_response(known[1], status=known[0])


app.middlewares.insert(0, as_asked)

if __name__ == "__main__":
    started = time.time()
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)
