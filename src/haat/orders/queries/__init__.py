"""Reads of orders for everyone, fetched through the person asking."""

from haat.orders.queries.bags import bag_as_it_goes, bag_count, bag_for, bag_from, wanted_thing
from haat.orders.queries.cases import case_for, case_queue, cases_of, ended_by_case, who_may_decide
from haat.orders.queries.leaving import export_of, under_way
from haat.orders.queries.lists import orders_of, packing_list, sales_counts, sales_of
from haat.orders.queries.one import order_for, packing_slips
from haat.orders.queries.quotes import checkout_quote
from haat.orders.queries.reviews import rating_of, ratings_of, reviews_of
from haat.orders.queries.week import week_of

__all__ = [
    "bag_as_it_goes",
    "bag_count",
    "bag_for",
    "bag_from",
    "case_for",
    "case_queue",
    "cases_of",
    "checkout_quote",
    "ended_by_case",
    "export_of",
    "order_for",
    "orders_of",
    "packing_list",
    "packing_slips",
    "rating_of",
    "ratings_of",
    "reviews_of",
    "sales_counts",
    "sales_of",
    "under_way",
    "wanted_thing",
    "week_of",
    "who_may_decide",
]
