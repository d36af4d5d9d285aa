"""How money enters and leaves the site.

Owns: payment methods and their small interface (authorise, capture, refund), payments and refunds with their
states, the bank references of manual transfers.

Invariants: every money command carries an idempotency key [ORD-6]; a payment is never captured above what was
authorised, nor refunded above what was captured.
"""
