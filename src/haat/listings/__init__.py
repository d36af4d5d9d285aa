"""What is for sale and how many.

Owns: listings, their variants and photos in order, drafts, categories, brands, size systems, prices and the lowest
ever [LST-2], the edit history [LST-3], reservations.

Words: a *draft* becomes *active*; then *reserved*, *sold*, *removed*, *expired* or *away*. A *reservation* holds
stock for one order until it is confirmed or released.

Invariants: a one-of-a-kind thing is sold once, whatever races for it [LST-1]: stock goes down by one conditional
update and never below zero; what is published has a photo, a title, a category, a condition and a price.
"""
