"""What the simulated world takes for granted; sources and doubts in docs/operating/cod-simulator.md."""

from dataclasses import dataclass, replace

CITIES = (
    "Karachi", "Lahore", "Faisalabad", "Rawalpindi", "Multan", "Peshawar", "Hyderabad", "Quetta", "Sialkot", "Sukkur",
    "Larkana", "Gujrat", "Mardan", "Sahiwal",
)  # fmt: skip
# Name, usual price in minor units, log-odds of a changed mind against the average.
CATEGORIES = (
    ("dresses", 320_000, 0.25),
    ("suits", 450_000, 0.1),
    ("shoes", 380_000, 0.3),
    ("beauty", 140_000, -0.25),
    ("electronics", 620_000, -0.1),
    ("home", 260_000, -0.3),
    ("children", 180_000, -0.15),
    ("jewellery", 240_000, 0.05),
)
COURIERS = 6


@dataclass(frozen=True, kw_only=True)
class Assumptions:
    """One world. Shares are of orders unless told otherwise; strengths are log-odds for one standard deviation."""

    refused: float = 0.28
    first_orders: float = 0.6
    bombs: float = 0.045

    impulse: float = 0.95
    absence: float = 0.85
    excess: float = 0.5
    coupon: float = 0.35
    late: float = 0.35
    doubled: float = 0.9
    slowness_a_day: float = 0.1
    seller: float = 0.35
    city: float = 0.3
    area: float = 0.25
    no_house_number: float = 1.3
    no_landmark: float = 0.5
    plus_code: float = -0.8
    dead_phone: float = 1.6

    faked_attempts: float = 0.03
    faults_found_out: float = 0.4
    cancelled: float = 0.03
    seller_faults: float = 0.012

    # Drift: what begins at which share of the time. 1 = never.
    ring_begins: float = 0.78
    courier_worsens: float = 0.8
    city_opens: float = 0.72
    minds_change: float = 0.2

    def without_drift(self) -> "Assumptions":
        """The same world where the end is like the beginning."""
        return replace(self, ring_begins=1.0, courier_worsens=1.0, city_opens=1.0, minds_change=0.0)


WORLDS = {
    "usual": Assumptions(),
    "calm": Assumptions(refused=0.2, bombs=0.015).without_drift(),
    "hard": Assumptions(refused=0.38, bombs=0.09),
}
