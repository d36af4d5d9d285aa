"""How stuffs behave under a lamp: how they crease, how thick they lie, how they shine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fabric:
    """`wrinkle` depth of creases, `puff` roundness of edges, `gain` contrast of folds, `sheen` share of highlights.

    `weave` names the micro texture, `sway` how far a hand moves its outline, `soft` widens the edge's roundness.
    """

    name: str
    wrinkle: float = 1.0
    puff: float = 1.0
    gain: float = 1.0
    sheen: float = 0.5
    weave: str = "plain"
    sway: float = 1.0
    soft: float = 1.0


COTTON = Fabric("cotton")
LAWN = Fabric("lawn", wrinkle=1.2, puff=0.7, gain=0.9, sheen=0.4)
LINEN = Fabric("linen", wrinkle=1.5, puff=0.8, gain=0.95, sheen=0.3, weave="linen")
SILK = Fabric("silk", wrinkle=1.0, puff=0.9, gain=1.35, sheen=1.15, weave="satin", sway=1.2)
CHIFFON = Fabric("chiffon", wrinkle=1.3, puff=0.5, gain=1.1, sheen=0.6, weave="satin", sway=1.4)
WOOL = Fabric("wool", wrinkle=0.5, puff=1.5, gain=0.85, sheen=0.25, weave="felt")
KNIT = Fabric("knit", wrinkle=0.5, puff=1.9, gain=0.9, sheen=0.3, weave="none", sway=1.3, soft=1.3)
DENIM = Fabric("denim", wrinkle=1.1, puff=1.1, gain=0.85, sheen=0.3, weave="twill")
LEATHER = Fabric("leather", wrinkle=0.9, puff=1.3, gain=1.55, sheen=1.25, weave="grain")
SUEDE = Fabric("suede", wrinkle=0.5, puff=1.3, gain=1.0, sheen=0.35, weave="felt")
PUFFER = Fabric("puffer", wrinkle=0.6, puff=2.2, gain=1.5, sheen=1.1, weave="satin", soft=1.6)
VELVET = Fabric("velvet", wrinkle=0.8, puff=1.2, gain=1.3, sheen=0.7, weave="felt")
JERSEY = Fabric("jersey", wrinkle=0.8, puff=1.0, gain=0.85, sheen=0.35, weave="jersey")
METAL = Fabric("metal", wrinkle=0.0, puff=1.6, gain=1.6, sheen=1.4, weave="none", sway=0.3)
RUBBER = Fabric("rubber", wrinkle=0.0, puff=1.0, gain=0.7, sheen=0.5, weave="none", sway=0.5)
FELT = Fabric("felt", wrinkle=0.5, puff=2.0, gain=0.9, sheen=0.2, weave="felt", sway=1.1, soft=1.4)
