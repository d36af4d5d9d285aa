"""Reads of risk for everyone: the assessment of a cash order, why one is not offered, codes, records, the plan."""

from haat.risk.queries.assessing import assess, features
from haat.risk.queries.refusing import cod_refusal

__all__ = ["assess", "cod_refusal", "features"]
