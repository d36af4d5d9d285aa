"""An open, synthetic world of cash-on-delivery orders whose truth is known.

It draws people, households, phones, addresses, sellers, couriers and bombers, lets them order for some months, and
tells for every order what really stood behind it: the probability that the parcel is not taken, and what happened. It
emits raw history, as an instance has it; signals are computed from that by `risk.rules` and nowhere here.

Same assumptions and seed, same world. Every number is told in docs/operating/cod-simulator.md.
"""
