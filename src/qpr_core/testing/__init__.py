"""Testing tools: strategies, laws, builders, examples and assertions.

The extra `testing` needs only Hypothesis. If it is installed, `st.from_type(Indicator)` works for every public class.

>>> from qpr_core import Rag
>>> from qpr_core.testing import an_indicator, assert_rated
>>> assert_rated(an_indicator(target=85), 85, Rag.GREEN)
"""

from qpr_core.testing.assertions import (
    assert_direction,
    assert_judged,
    assert_rated,
    assert_same_report,
    assert_text_agrees,
)
from qpr_core.testing.builders import Four, a_report, a_scorecard, a_series, a_summary, an_indicator
from qpr_core.testing.examples import A_COUNCIL, A_MESSY_COUNCIL, A_TRUST
from qpr_core.testing.laws.groups import check_group_rule
from qpr_core.testing.laws.methods import TravelLaw, check_method
from qpr_core.testing.laws.ratings import check_rating
from qpr_core.testing.laws.routes import check_round_trip, check_route
from qpr_core.testing.laws.styles import check_style
from qpr_core.testing.strategies.figures import (
    answers,
    durations,
    figures,
    intervals,
    positive_figures,
    ratios,
    stretches,
    tolerances,
    units,
)
from qpr_core.testing.strategies.groups import group_cases, group_ratings, group_rules, groups_of
from qpr_core.testing.strategies.indicators import cases, indicators, plain_indicators, rating_rules
from qpr_core.testing.strategies.items import (
    band_series,
    item_entries,
    item_reports,
    milestone_dates,
    tracked_items,
)
from qpr_core.testing.strategies.methods import (
    control_charts,
    courses,
    methods,
    regressions,
    rolling_regressions,
    seasonal_regressions,
    travel_rules,
    year_to_date_regressions,
)
from qpr_core.testing.strategies.narratives import narratives
from qpr_core.testing.strategies.papers import cover_papers
from qpr_core.testing.strategies.scorecards import (
    mixed_scorecards,
    plain_scorecards,
    reports,
    scorecards,
    second_ratings,
    summaries,
)
from qpr_core.testing.strategies.series import (
    financial_years,
    gaps,
    markers,
    observations,
    periods,
    quarters,
    results,
    series,
)
from qpr_core.testing.strategies.styles import figure_words, number_styles, outcomes, palettes, phrases, styles
from qpr_core.testing.strategies.thresholds import (
    expected_ranges,
    judging_polarities,
    levels,
    profiles,
    thresholds,
)

__all__ = [
    "A_COUNCIL",
    "A_MESSY_COUNCIL",
    "A_TRUST",
    "Four",
    "TravelLaw",
    "a_report",
    "a_scorecard",
    "a_series",
    "a_summary",
    "an_indicator",
    "answers",
    "assert_direction",
    "assert_judged",
    "assert_rated",
    "assert_same_report",
    "assert_text_agrees",
    "band_series",
    "cases",
    "check_group_rule",
    "check_method",
    "check_rating",
    "check_round_trip",
    "check_route",
    "check_style",
    "control_charts",
    "courses",
    "cover_papers",
    "durations",
    "expected_ranges",
    "figure_words",
    "figures",
    "financial_years",
    "gaps",
    "group_cases",
    "group_ratings",
    "group_rules",
    "groups_of",
    "indicators",
    "intervals",
    "item_entries",
    "item_reports",
    "judging_polarities",
    "levels",
    "markers",
    "methods",
    "milestone_dates",
    "mixed_scorecards",
    "narratives",
    "number_styles",
    "observations",
    "outcomes",
    "palettes",
    "periods",
    "phrases",
    "plain_indicators",
    "plain_scorecards",
    "positive_figures",
    "profiles",
    "quarters",
    "rating_rules",
    "ratios",
    "regressions",
    "reports",
    "results",
    "rolling_regressions",
    "scorecards",
    "seasonal_regressions",
    "second_ratings",
    "series",
    "stretches",
    "styles",
    "summaries",
    "thresholds",
    "tolerances",
    "tracked_items",
    "travel_rules",
    "units",
    "year_to_date_regressions",
]
