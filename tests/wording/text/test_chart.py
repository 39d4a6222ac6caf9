"""Chart: a part without lines that keeps its assessment."""

import pytest

from pictured import WHOLE
from qpr_core import Narrative
from qpr_core.errors import StyleError
from qpr_core.text import Chart, Heading, Words
from qpr_core.wording.text.capitals import with_capitals


def test_chart_has_no_lines_and_no_numbers_in_text() -> None:
    chart = Chart(WHOLE.assessments[0])
    narrative = Narrative((Heading((Words("Waste"),)), chart))
    assert str(narrative) == "Waste"
    assert narrative.to_markdown() == "## Waste"
    assert narrative.quantities == ()
    assert with_capitals([chart]) == (chart,)
    assert repr(chart) == "<Chart: Indicator A (A)>"


def test_chart_of_anything_but_an_assessment_is_refused() -> None:
    with pytest.raises(StyleError, match="assessment of a chart must be an Assessment, got 5"):
        Chart(5)  # type: ignore[arg-type]  # a wrong type is what is tested
