"""Disclosure control in the notes of a report."""

from typing import Any

from qpr_core import Scorecard, TimeSeries, notes
from qpr_core.disclosure import BandOnly, RoundTo, Suppress
from qpr_core.testing import an_indicator


def noted(*ways: Any) -> str:
    series = TimeSeries({"Q2 2023/24": 90})
    entries = [
        (an_indicator(code=f"K{place}", unit="number", disclosure=way), series) for place, way in enumerate(ways)
    ]
    return str(notes(Scorecard(entries).report("Q2 2023/24")))


def test_notes_state_each_way_once_with_its_indicators_and_limits() -> None:
    text = noted(Suppress(5), RoundTo(10), BandOnly(4), Suppress(5), None)
    assert text.endswith(
        "Small counts are protected in this report:\n"
        "- K0 and K3: small counts up to 4 are withheld, and so is any figure that would reveal them. Ratings of small "
        "counts are shown only if each possible rating fits 3 or more of them.\n"
        "- K1: counts are rounded to the nearest 10. Sums, ratings and everything else are worked out from the rounded "
        "counts.\n"
        "- K2: only ratings are shown. They are withheld as well if one of the possible ratings fits fewer than 4 "
        "counts.\n\n"
        "A reader who knows other totals or other facts may still work out a small count. Other publications, and "
        "earlier or later versions of this report, may reveal one too."
    )


def test_notes_without_disclosure_control_do_not_mention_it() -> None:
    assert "protect" not in noted(None)
