"""Double entry: where every unit of money is, and why.

Owns: ledger accounts, transactions and their entries, derived balances, commission rules and the terms frozen at a
sale, payouts and their batch files.

Words: *held* (escrow) is the buyer's money before acceptance; *available* is the seller's to take; *paid out* has
left [LED-2]; *sales tax* that the platform collects is kept for the state. A *transaction* is a set of entries that
sum to zero per currency [LED-1].

Invariants, kept by the database: entries are never changed or deleted; a transaction sums to zero per currency at
commit; an account that may not go negative does not; one idempotency key is one transaction [ORD-6].
"""
