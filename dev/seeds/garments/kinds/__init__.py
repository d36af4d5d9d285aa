"""Every kind of thing that can be drawn; `register.KINDS` has them by name."""

from dev.seeds.garments.kinds import dresses, feet, outer, small, south, tops
from dev.seeds.garments.kinds.register import KINDS

__all__ = ["KINDS", "dresses", "feet", "outer", "small", "south", "tops"]
