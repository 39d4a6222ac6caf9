"""Methods for the direction of travel, presets of control charts, evidence."""

from qpr_core.analysis.methods.chart_presets import (
    HEALTH_CARE_DATA_GUIDE,
    MAKING_DATA_COUNT,
    NHSR_PLOT_THE_DOTS,
    WESTERN_ELECTRIC,
    WHEELER,
)
from qpr_core.analysis.methods.control_chart import XmR
from qpr_core.analysis.methods.course import Course, Point
from qpr_core.analysis.methods.evidence import (
    Assurance,
    Centre,
    ChartBaseline,
    ControlChart,
    Facts,
    Finding,
    Kendall,
    Line,
    Signal,
    SpecialCause,
    Step,
)
from qpr_core.analysis.methods.mann_kendall import MannKendall
from qpr_core.analysis.methods.method import Method
from qpr_core.analysis.methods.near import NearLimitRule
from qpr_core.analysis.methods.regression import Regression, SeasonalRegression
from qpr_core.analysis.methods.shared_data import RollingRegression, YearToDateRegression
from qpr_core.analysis.methods.steps import LastPeriod, MeanOfPrevious, SamePeriodLastYear
from qpr_core.analysis.methods.travel_rule import TravelRule

__all__ = [
    "HEALTH_CARE_DATA_GUIDE",
    "MAKING_DATA_COUNT",
    "NHSR_PLOT_THE_DOTS",
    "WESTERN_ELECTRIC",
    "WHEELER",
    "Assurance",
    "Centre",
    "ChartBaseline",
    "ControlChart",
    "Course",
    "Facts",
    "Finding",
    "Kendall",
    "LastPeriod",
    "Line",
    "MannKendall",
    "MeanOfPrevious",
    "Method",
    "NearLimitRule",
    "Point",
    "Regression",
    "RollingRegression",
    "SamePeriodLastYear",
    "SeasonalRegression",
    "Signal",
    "SpecialCause",
    "Step",
    "TravelRule",
    "XmR",
    "YearToDateRegression",
]
