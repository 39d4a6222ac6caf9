"""Names of a whole scale in drafts."""

import pytest

from qpr_core import Scorecard, TimeSeries, check_text
from qpr_core.styles import KENT
from qpr_core.testing import Four, an_indicator
from qpr_core.text import read_summary

CARD = Scorecard([(an_indicator(scheme=Four, thresholds=None), TimeSeries({"Q2 2023/24": 80}))])


def test_scale_in_the_name_of_a_rating_states_no_band() -> None:
    text = "There are no indicators where the Blue/Green/Amber/Red rating is Red."
    assert read_summary(text, scheme=Four, style=KENT).contradictions == ()
    (claim,) = check_text(text, CARD.report("Q2 2023/24")).claims
    assert (claim.holds, claim.expression) == (True, "summarise(report).ratings[Four.RED]")


@pytest.mark.parametrize("draft", ["One KPI is Green/Amber.", "Green/Amber: 1."])
def test_two_bands_with_a_slash_are_bands(draft: str) -> None:
    checked = check_text(draft, CARD.report("Q2 2023/24"))
    assert not checked.is_clean
