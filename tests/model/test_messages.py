"""Error messages word for word: condition, rejected value and object."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from numbers import Integral
from pathlib import Path
from typing import Any

import pytest

import qpr_core as qpr
from qpr_core.model.values.figures import exact
from qpr_core.testing import a_report, a_scorecard, a_series, an_indicator

FILE = Path(__file__).parents[1] / "data" / "messages.txt"
NEITHER, CLOSEST = qpr.Polarity.NEITHER, qpr.Polarity.CLOSEST_TO_TARGET_IS_BEST
SERIES = a_series(80, 81)
FIVE: Any = 5  # what no type checker lets through
TEXT: Any = "x"
MONTHS = qpr.TimeSeries({"April 2023": 1})


class Large:
    """A whole number of a different type."""

    def __index__(self) -> int:
        """Return a number that is too large."""
        return 10**30

    def __repr__(self) -> str:
        """Show it."""
        return "Large()"


Integral.register(Large)

WRONG: dict[str, Callable[[], object]] = {
    "no end": lambda: qpr.rules.Interval(None, None),
    "no acceptable value": lambda: NEITHER.acceptable(Fraction(5), Fraction(0)),
    "no better slope": lambda: NEITHER.gain_of_slope(1.0),
    "no better value": lambda: NEITHER.merit(Fraction(5), None),
    "no target to be close to": lambda: CLOSEST.merit(Fraction(5), None),
    "nothing of nothing": lambda: qpr.Ratio(0, 0).scaled(100),
    "no periods": lambda: qpr.TimeSeries({}),
    "no result": lambda: qpr.TimeSeries({"Q1 2023/24": "x"}),
    "most of text": lambda: SERIES.observations(most=TEXT),
    "most of truth": lambda: SERIES.observations(most=True),
    "most of none": lambda: SERIES.observations(most=0),
    "a name of no period": lambda: SERIES["x"],
    "another frequency": lambda: SERIES["April 2023"],
    "nothing to round to": lambda: an_indicator(rated_as_displayed=True),
    "places": lambda: an_indicator(decimal_places=31),
    "arrears": lambda: an_indicator(arrears=-1),
    "withholding": lambda: an_indicator(withhold_below=0),
    "polarity": lambda: an_indicator(polarity=TEXT),
    "basis": lambda: an_indicator(basis=FIVE),
    "frequency": lambda: an_indicator(frequency=TEXT),
    "reported from": lambda: an_indicator(reported_from="x"),
    "reported in": lambda: an_indicator().is_reported_in("x"),
    "standard at": lambda: an_indicator().thresholds_at("x"),
    "a target for all time": lambda: an_indicator(basis=qpr.Basis.YEAR_TO_DATE_TOTAL),
    "months of the year to date": lambda: an_indicator(
        None, basis=qpr.Basis.YEAR_TO_DATE_TOTAL, aggregation=qpr.Aggregation.SUM
    ),
    "rolling": lambda: qpr.Rolling(periods=1),
    "infinity": lambda: exact("-Infinity", "K1"),
    "not a number": lambda: exact("+nan", "K1"),
    "a long text": lambda: exact("1" * 10_000, "K1"),
    "a large number": lambda: exact(Decimal("1e31"), "K1"),
    "a small number": lambda: exact(Decimal("1e-31"), "K1"),
    "a large fraction": lambda: exact(Fraction(10) ** 30, "K1"),
    "a fine fraction": lambda: exact(Fraction(1, 10**30 + 1), "K1"),
    "a large number of a third-party type": lambda: exact(Large(), "K1"),
    "a name": lambda: an_indicator(name="Calls\nanswered"),
    "a shift": lambda: qpr.Period.parse("Q2 2023/24").shift(TEXT),
    "a period": lambda: qpr.Period.parse("soon"),
    "a long period": lambda: qpr.Period.parse("Q1 2023/24" + " " * 1_000),
    "a year that does not exist": lambda: qpr.Period.parse("2023/25"),
    "a tolerance": lambda: qpr.rules.Tolerance("% 5"),
    "a slack": lambda: qpr.Thresholds(target=5, tolerance=-1),
    "a green slack": lambda: qpr.Thresholds(target=5, tolerance=1, green_tolerance=2),
    "a floor on the target": lambda: an_indicator(thresholds=qpr.Thresholds(target=5, floor=5, green_tolerance=1)),
    "a floor that is Green": lambda: an_indicator(thresholds=qpr.Thresholds(target=5, floor="4.5", green_tolerance=1)),
    "a floor beyond the target": lambda: an_indicator(thresholds=qpr.Thresholds(target=5, floor=6)),
    "a bridge": lambda: qpr.bridge(FIVE),
    "a narrative": lambda: qpr.narrate(FIVE),
    "a draft": lambda: qpr.check_text(FIVE, qpr.summarise(a_report(qpr.Rag.RED))),
    "a summary": lambda: qpr.check_text("", FIVE),
    "quarters": lambda: a_scorecard(qpr.Rag.RED).report("Q2 2023/24", quarters=TEXT),
    "a quarter": lambda: a_scorecard(qpr.Rag.RED).report("x"),
    "an unknown code": lambda: a_report(qpr.Rag.RED)["K9"],
    "months of a quarter": lambda: qpr.assess(an_indicator(), MONTHS, "Q1 2023/24"),
}


def message_of(wrong: Callable[[], object]) -> str:
    """Return the message of an error of the library."""
    with pytest.raises(qpr.QprError) as caught:
        wrong()
    return str(caught.value)


def test_every_message_is_that_of_its_file() -> None:
    """Write the file with `python tests/model/test_messages.py` after a change."""
    assert written() == FILE.read_text(encoding="utf-8")


def written() -> str:
    return "".join(f"{name}: {message_of(wrong)}\n" for name, wrong in WRONG.items())


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
