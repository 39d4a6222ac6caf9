"""Verification of comparisons, which follow from their two results."""

from functools import partial

from qpr_core.analysis.comparing.comparison import Comparison, compare_standings
from qpr_core.interchange.tracing import inside
from qpr_core.interchange.verifying.agreeing import must_agree
from qpr_core.interchange.verifying.standings import looked_back, stood_again


def check_comparison(comparison: Comparison) -> None:
    """Check a comparison.

    Both results are rated again, by the thresholds of their periods, and compared. The rating of a withheld result is
    read as written.

    Raises:
        QprError: If it contradicts itself, or a result is not a possible value.
    """
    indicator, period, against = comparison.indicator, comparison.period, comparison.against
    now, before = comparison.now, comparison.before
    for name, standing in (("now", now), ("before", before), ("rebased", comparison.rebased)):
        must_agree(standing.indicator, indicator, f"{name}.indicator")
    again = compare_standings(
        inside("now", partial(stood_again, now, period)),
        inside("before", partial(stood_again, before, against)),
        period=period,
        against=against,
        looked_back=looked_back(before),
    )
    must_agree(comparison, again)
