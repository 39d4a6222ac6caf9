"""Presets of XmR charts: rules of organisations and authors, with sources."""

from fractions import Fraction
from typing import Final

from qpr_core.analysis.methods.control_chart import XmR
from qpr_core.analysis.methods.evidence import SpecialCause
from qpr_core.analysis.methods.near import NearLimitRule

_OUTER_THIRD: Final = Fraction(2, 3)

MAKING_DATA_COUNT: Final = XmR(
    minimum_points=12,
    run=7,
    trend=7,
    near=(NearLimitRule(2, 3, _OUTER_THIRD, one_side=True),),
    screens_ranges=False,
    order=(SpecialCause.TREND, SpecialCause.RUN, SpecialCause.NEAR_LIMIT, SpecialCause.OUTSIDE_LIMITS),
    prefers_improvement=True,
    is_cautious=False,
)
"""The rules of NHS England's Making Data Count programme.

If the newest result has causes in both directions, the improvement is shown. Of several in one direction, a trend is
named before a run, two of three near a limit, and a single result outside the limits.

Source, parameter by parameter:

- minimum_points: SPC Charts SQL Query v2.6 (10 January 2024): 12 as the fewest for limits. The programme's tools
  show a chart only from 13 on.
- run, trend: the programme's Excel tool offers 6 or 7 (NHSRplotthedots issue 202). Here it is 7, as in
  NHSRplotthedots; from January 2024 the SQL query has had 6 as its default.
- near: M. Callus of the programme, NHSRplotthedots issue 194 (November 2023): all three on the same side of the mean,
  and results beyond the limit count.
- screens_ranges: SQL query v2.6, setting 2a: off; so too the Excel tool (NHSRplotthedots, "Deviations from Excel
  defaults").
- prefers_improvement: M. Callus, NHSRplotthedots issue 194 (December 2023): if both improvement and concern are
  triggered, the single chart tool shows improvement.
- order: SPC Rule Clash v1.0, published with NHS England's FDP design system: trend, shift, two of three, single
  point.
- is_cautious: none of these sources has such a check.
"""

NHSR_PLOT_THE_DOTS: Final = XmR(
    minimum_points=12,
    run=7,
    trend=7,
    near=(NearLimitRule(2, 3, _OUTER_THIRD, one_side=True, within=True),),
    screens_ranges=True,
    order=(SpecialCause.OUTSIDE_LIMITS, SpecialCause.TREND, SpecialCause.NEAR_LIMIT, SpecialCause.RUN),
    is_cautious=False,
)
"""The rules of the R package NHSRplotthedots, which screens moving ranges.

Source, parameter by parameter (NHSRplotthedots 0.2.2, nhs-r-community/NHSRplotthedots):

- minimum_points: R/ptd_add_short_group_warnings.R: limits from fewer than 12 are trial limits.
- run, trend, near, order: R/ptd_calculate_point_type.R: 7 and 7; two of three close to a limit but not outside it,
  all three on one side of the mean; outside, trend, two of three, run.
- screens_ranges: R/ptd_spc_options.R: on by default; R/ptd_spc_standard.R: once, at 3.267 mean moving ranges.
- prefers_improvement, is_cautious: R/ptd_calculate_point_type.R has neither.
"""

HEALTH_CARE_DATA_GUIDE: Final = XmR(
    minimum_points=12,
    run=8,
    trend=6,
    near=(NearLimitRule(2, 3, _OUTER_THIRD),),
    screens_ranges=True,
    is_cautious=False,
)
"""The rules of The Health Care Data Guide.

The rule on 15 results close to the mean is left out, because it has no direction.

Source, parameter by parameter (L. P. Provost and S. K. Murray, The Health Care Data Guide, Jossey-Bass, 2011):

- run, trend, near: the rules for special causes in chapter 4: 8 results on one side, 6 in a row, 2 of 3 in the outer
  third.
- screens_ranges: pages 155 and 192, after Nelson (1982): ranges beyond the limit for ranges are left out once.
- minimum_points: the library's default; the guide has limits from 12 results on as trial limits.
- order, prefers_improvement, is_cautious: the guide has no order, and neither of the others.
"""

WESTERN_ELECTRIC: Final = XmR(
    run=8,
    trend=None,
    near=(NearLimitRule(2, 3, _OUTER_THIRD), NearLimitRule(4, 5, Fraction(1, 3))),
    screens_ranges=False,
    is_cautious=False,
)
"""The rules of the Western Electric handbook.

Source, parameter by parameter (Western Electric, Statistical Quality Control Handbook, 1956, section I, part B):

- run, near: the tests for instability: 8 in a row on one side; 2 of 3 in the outer third or beyond; 4 of 5 in the
  middle third or beyond.
- trend: the tests for instability count no trend.
- screens_ranges, is_cautious: the handbook has neither.
- minimum_points, order: the library's defaults; the handbook has no order.
"""

WHEELER: Final = XmR(
    run=8,
    trend=None,
    near=(NearLimitRule(3, 4, Fraction(1, 2)),),
    screens_ranges=False,
    is_cautious=False,
)
"""The rules of D. J. Wheeler.

Source, parameter by parameter (D. J. Wheeler, Understanding Variation, SPC Press, 1993, and Making Sense of Data, SPC
Press, 2003):

- run, near: 8 in a row on one side; 3 of 4 closer to a limit than to the mean.
- trend: Wheeler has no rule for trends.
- screens_ranges, is_cautious: Wheeler has neither.
- minimum_points, order: the library's defaults; Wheeler has no order.
"""
