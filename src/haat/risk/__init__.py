"""Which parcels paid at the door will be taken, and what a buyer does to show it.

Owns: the signals and the probability of a refusal with its reasons [COD-1], policies by tier [COD-2], codes and taps,
how parcels ended, strikes and the times without cash on delivery [COD-4], caps and bans [COD-5], the seller's plan
[COD-8], reputation shared between communities [COD-7], the models and their versions.

Words: *assessment* is the probability with reasons and *ways*; a *way* is what clears an order (nothing, a tap, a code,
a deposit, paying before); *outcome* is how a parcel ended at the door; *lost* is refused or nobody reached.

Invariants: signals are computed in one place, `rules.features_of`, for checkout, training and replay alike; sex,
religion, language and name are no signals; a seller makes the policy stricter, never looser; a courier's or a
seller's fault gives no strike; an outcome told twice counts once, a corrected one counts anew; codes are kept hashed.
"""
