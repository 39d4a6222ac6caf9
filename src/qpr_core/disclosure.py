"""Disclosure: ways to protect small counts, and the series that is published."""

from qpr_core.analysis.disclosure.gate import released
from qpr_core.model.indicators.disclosure import BandOnly, RoundTo, Suppress
from qpr_core.model.series.withheld import PublishedRating, Withheld

__all__ = ["BandOnly", "PublishedRating", "RoundTo", "Suppress", "Withheld", "released"]
