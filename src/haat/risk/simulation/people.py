"""Who lives in the simulated world: places, sellers, households and people."""

from dataclasses import dataclass

import numpy as np

from haat.risk.learning.measures import chance
from haat.risk.simulation.assumptions import CATEGORIES, CITIES, COURIERS, Assumptions

Array = np.ndarray
AREAS_A_CITY = 24


@dataclass(frozen=True)
class Places:
    """Areas are numbered through all cities: area // AREAS_A_CITY is its city."""

    city_share: Array
    city_effect: Array
    city_days: Array
    area_effect: Array
    area_courier: Array
    courier_fakes: Array


@dataclass(frozen=True)
class Sellers:
    """Sellers by number."""

    city: Array
    category: Array
    price: Array
    effect: Array
    days: Array
    fault: Array
    weight: Array


@dataclass(frozen=True)
class People:
    """Buyers by number; `group` is hidden and touches tastes, places and hours at home, never the will to pay."""

    household: Array
    area: Array
    impulse: Array
    care: Array
    absence: Array
    purse: Array
    group: Array
    joined: Array
    eagerness: Array
    verified: Array
    phone: Array
    dead_phone: Array
    device: Array

    def __len__(self) -> int:
        return len(self.area)


def draw_places(rng: np.random.Generator, world: Assumptions) -> Places:
    """Cities of very different size and ease; the last one opens late."""
    size = 1.0 / np.arange(1, len(CITIES) + 1) ** 0.8
    effect = rng.normal(0, world.city, len(CITIES))
    effect[-1] = abs(effect[-1]) + 0.5
    areas = len(CITIES) * AREAS_A_CITY
    return Places(
        city_share=size / size.sum(),
        city_effect=effect,
        city_days=np.clip(rng.normal(3.2, 1.1, len(CITIES)) + 0.6 * effect, 1.2, 7.0),
        area_effect=rng.normal(0, world.area, areas),
        area_courier=rng.integers(0, COURIERS, areas),
        courier_fakes=world.faked_attempts * rng.gamma(4, 0.25, COURIERS),
    )


def draw_sellers(rng: np.random.Generator, world: Assumptions, count: int) -> Sellers:
    """A few sell much, most sell little."""
    weight = rng.pareto(1.3, count) + 0.1
    return Sellers(
        city=rng.integers(0, len(CITIES) - 1, count),
        category=rng.integers(0, len(CATEGORIES), count),
        price=np.exp(rng.normal(0, 0.35, count)),
        effect=rng.normal(0, world.seller, count),
        days=rng.gamma(2.0, 0.6, count),
        fault=world.seller_faults * rng.gamma(1.5, 1 / 1.5, count),
        weight=np.minimum(weight, np.quantile(weight, 0.99)),
    )


def draw_people(rng: np.random.Generator, world: Assumptions, places: Places, count: int, days: int) -> People:
    """Households of one to four under one roof; more people join as time goes on."""
    roof = np.sort(rng.integers(0, max(1, int(count / 1.7)), count))
    houses = roof.max() + 1
    group_share = rng.uniform(0.25, 0.75, len(CITIES))
    house_city = rng.choice(len(CITIES), houses, p=places.city_share)
    city = house_city[roof]
    area = (house_city * AREAS_A_CITY + rng.integers(0, AREAS_A_CITY, houses))[roof]
    group = (rng.random(count) < group_share[city]).astype(np.int8)
    care = rng.normal(0, 1, count)
    impulse = 0.95 * rng.normal(0, 1, count) - 0.3 * care
    joined = days * (1.25 * rng.random(count) ** 0.75 - 0.25)
    opens = days * world.city_opens
    late_city = city == len(CITIES) - 1
    joined[late_city] = opens + (days - opens) * rng.random(late_city.sum())
    own_device = np.arange(count) + 1
    first_of_house = np.searchsorted(roof, roof)
    shares_device = rng.random(count) < 0.15
    return People(
        household=roof,
        area=area,
        impulse=impulse,
        care=care,
        absence=rng.normal(0, 1, count) + 0.25 * (group - 0.5),
        purse=rng.normal(0, 0.55, count),
        group=group,
        joined=joined,
        eagerness=np.exp(rng.normal(1.2, 1.6, count) - 0.6 * impulse),
        verified=rng.random(count) < chance(0.9 + 0.6 * care - 0.3 * impulse),
        phone=np.arange(count) + 1,
        dead_phone=rng.random(count) < chance(-3.6 - 0.6 * care),
        device=np.where(shares_device, own_device[first_of_house], own_device),
    )
