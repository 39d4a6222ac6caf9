"""Units of measurement: custom units, and those that are ready to use."""

from qpr_core.model.values.unit import DAYS, NUMBER, PER_1000, PER_10000, PER_100000, PER_CENT, POUNDS, Unit

__all__ = ["DAYS", "NUMBER", "PER_1000", "PER_10000", "PER_100000", "PER_CENT", "POUNDS", "Unit"]
