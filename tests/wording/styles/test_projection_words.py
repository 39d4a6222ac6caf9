"""ProjectionWords: a custom phrase is printed, and an unknown placeholder is refused."""

import pytest

from qpr_core import Aggregation, Polarity, explain, needed_by_year_end, project
from qpr_core.errors import StyleError
from qpr_core.styles import Phrase, ProjectionWords, Style
from qpr_core.testing import a_series, an_indicator

VISITS = an_indicator(polarity=Polarity.HIGHER_IS_BETTER, unit="number")


def test_custom_phrases_of_projections_are_printed() -> None:
    words = ProjectionWords(
        total_so_far=Phrase("", "; {figure} so far!", ""), too_little_history="Too soon for {code}."
    )
    found = needed_by_year_end(
        VISITS, a_series(10, until="Q1 2023/24"), "Q1 2023/24", made_by=Aggregation.SUM, target=100
    )
    assert str(explain(found, style=Style(projections=words))).endswith("must average at least 30.; 10 so far!")
    missing = project(VISITS, a_series(10, until="Q1 2023/24"), "Q1 2023/24")
    assert str(explain(missing, style=Style(projections=words))) == "Too soon for K1."


def test_projection_words_with_an_unknown_placeholder_are_refused() -> None:
    with pytest.raises(StyleError, match=r"phrase must use only the placeholders edge, got '\{target\}' \(goal\)"):
        ProjectionWords(goal="{target}")


def test_style_with_projections_of_a_wrong_kind_is_refused() -> None:
    with pytest.raises(StyleError, match="projections must be ProjectionWords, got 'x'"):
        Style(projections="x")  # type: ignore[arg-type]  # a wrong type is what is tested
