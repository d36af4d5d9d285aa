"""What an instance would see of a simulated world: requests as a checkout makes them, and how they ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from haat.risk.simulation.assumptions import CITIES
from haat.risk.simulation.bombers import NOBODY
from haat.risk.simulation.orders import GIBBERISH, HOUSE, LANDMARK, PLUS_CODE
from haat.risk.simulation.outcomes import OUTCOMES
from haat.risk.simulation.people import AREAS_A_CITY
from haat.risk.simulation.world import World
from haat.risk.types import CodRequest

# By the clocks where the parcels go.
BEGINNING = datetime(2031, 1, 1, tzinfo=ZoneInfo("Asia/Karachi"))
COUNTRY = "PK"
_QUARTERS = ("Gulshan", "Model Town", "Cantt", "Saddar", "Civil Lines", "Satellite Town", "Shah Colony", "New Garden")
_LANDMARKS = ("opposite the girls' school", "near the water tank", "behind the big mosque", "next to the bakery", "")
_NONSENSE = ("asdfgh jkl", "xxxxxxx", "abcd abcd", "test test", "qwerty street")
_PLUS_SIGNS = "23456789CFGHJMPQRVWX"


@dataclass(frozen=True, slots=True)
class Ended:
    """How an order ended, and when that was known."""

    outcome: str
    ended_at: datetime


def moment(day: float) -> datetime:
    """A day of the world as a time."""
    return BEGINNING + timedelta(days=float(day))


def requests(world: World) -> Iterator[CodRequest]:
    """One request for each order, by time."""
    orders = world.orders
    columns = zip(
        orders.day.tolist(),
        orders.buyer.tolist(),
        orders.seller.tolist(),
        orders.amount.tolist(),
        orders.coupon.tolist(),
        orders.phone.tolist(),
        orders.dead_phone.tolist(),
        orders.device.tolist(),
        orders.area.tolist(),
        orders.house.tolist(),
        orders.address_form.tolist(),
        world.sellers.category[orders.seller].tolist(),
        strict=True,
    )
    for number, (day, buyer, seller, amount, coupon, phone, dead, device, area, house, form, category) in enumerate(
        columns
    ):
        line, landmark, plus_code = written_address(area, house, form)
        yield CodRequest(
            order_key=f"simulated:{number}",
            buyer_id=buyer + 1,
            seller_id=seller + 1,
            amount_minor=amount,
            currency="PKR",
            phone=phone_number(phone, dead=dead),
            line=line,
            landmark=landmark,
            city=CITIES[area // AREAS_A_CITY],
            country=COUNTRY,
            plus_code=plus_code,
            category_ids=(category + 1,),
            coupon=coupon,
            device=f"d{device}",
            placed_at=moment(day),
        )


def ends(world: World) -> list[Ended]:
    """How each order ended, in the order of `requests`."""
    truth = world.truth
    return [
        Ended(OUTCOMES[outcome], moment(day))
        for outcome, day in zip(truth.outcome.tolist(), truth.ended.tolist(), strict=True)
    ]


def phone_number(number: int, *, dead: bool) -> str:
    """A mobile number; one in three of the dead cannot exist, the others are only switched off."""
    if dead and number % 3 == 0:
        return f"+92{number % 1000:03d}"
    return f"+923{number // 10_000_000 % 5:02d}{number % 10_000_000:07d}"


def written_address(area: int, house: int, form: int) -> tuple[str, str, str]:
    """Line, landmark and plus code as this person writes them."""
    if form & GIBBERISH:
        return _NONSENSE[house % len(_NONSENSE)], "", ""
    quarter = f"{_QUARTERS[area % len(_QUARTERS)]} {area % AREAS_A_CITY // len(_QUARTERS) + 1}"
    street = f"Street {house // 37 % 60 + 1}, {quarter}"
    line = f"House {_house_number(house)}, {street}" if form & HOUSE else street
    landmark = _LANDMARKS[house % (len(_LANDMARKS) - 1)] if form & LANDMARK else ""
    return line, landmark, _plus_code(area, house) if form & PLUS_CODE else ""


def is_dead_number(number: int, *, dead: bool) -> bool:
    """Whether `phone_number` writes one that cannot exist."""
    return dead and number % 3 == 0


def _house_number(house: int) -> str:
    # Ghosts give numbers that the street does not have; nothing in the text tells.
    return f"{house * 7919 % 4_999 + 1}-{'ABCDE'[house % 5]}" if house < NOBODY else f"{house * 104_729 % 4_999 + 1}"


def _plus_code(area: int, house: int) -> str:
    signs = [_PLUS_SIGNS[(house * 31 + area * 17 + nth * 7) % 20] for nth in range(6)]
    return f"{''.join(signs[:4])}+{''.join(signs[4:])}"
