"""How money enters and leaves the site.

Owns: ways to pay and their providers (`methods/`), payments and refunds with their states, the messages of providers,
disputes, sellers' accounts at a provider, the bookings of the bank and what was decided about each.

An order has a payment for each way it is paid; a checkout shares one reference, and one intent at a provider. What a
provider says is kept before it is reacted to; what it has to do is written down before it is asked, outside any
transaction. Money that nobody can explain waits in an account of its own.

Invariants: every money command carries an idempotency key [ORD-6]; a payment is never captured above what was asked,
nor refunded and disputed above what was captured; an order is paid once by each method; a message, a booking of the
bank and a refund command happen once; only an exact reference with the exact amount is matched by itself.
"""
