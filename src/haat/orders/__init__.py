"""From the bag to "all is well".

Owns: bags, checkout, one order per seller, the state machine [ORD-1] with actor, time and reason of each step,
parcels and tracking, the clocks (ship by, look it over), cancellations, cases with their timeline and clocks [ORD-4],
reviews of both sides.

Words: *placed*, *confirmed*, *packed*, *shipped*, *delivered*, *accepted*, *settled*; *cancelled* branches off.

Invariants: stock, money and the order move in one transaction; an order holds its own copy of title, price and
address; a step happens once; only confirmed orders can be packed [COD-3]; an order has one open case at most, every
open case has a clock that acts by itself, and a case moves money once; reviews are hidden until both sides wrote or
the days are over.
"""
