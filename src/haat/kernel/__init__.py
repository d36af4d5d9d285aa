"""Words every context uses, and nothing of any context.

Owns: money and its rounding, the clock, facts (the outbox) and their delivery, jobs, refusals and how a page, the
API and a socket answer them, text that people type, which addresses elsewhere may be opened, limits, policies that
an operator changes, the audit log, and the parts every screen is built from (`kernel.ui`).

Invariants: a fact is stored in the transaction that caused it; money is an integer of minor units with a currency;
a refusal is raised in the domain and translated once at the edge; every policy has a default, bounds and a history.
"""
