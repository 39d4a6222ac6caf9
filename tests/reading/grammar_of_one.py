"""Grammar of the text on one indicator: its rating, reason, change, remarks and direction."""

from typing import Final

from reading.clauses import DUE_MARKED, MARKED, clauses

REASON: Final = clauses(
    ("meets", r"<value:r> meets the target of <target:v>"),
    ("misses", r"<value:r> is <short:v> (?P<side>below|over) the target of <target:v>"),
    ("within_tolerance", r", within the tolerance of <size:v>(?P<relative> of the target)?"),
    ("beyond_tolerance", r", outside the tolerance of <size:v>(?P<relative> of the target)?"),
    (
        "floor_met",
        r"<value:r> meets the floor standard of <floor:v> but is <short:v> (?P<side>below) the target of <target:v>",
    ),
    (
        "floor_met",
        r"<value:r> is <short:v> (?P<side>over) the target of <target:v> but within the limit of <floor:v>",
    ),
    (
        "floor_missed",
        r"<value:r> is <below:v> (?P<side>below) the floor standard of <floor:v>, against a target of <target:v>",
    ),
    (
        "floor_missed",
        r"<value:r> (?P<side>exceeds) the limit of <floor:v> by <below:v>, against a target of <target:v>",
    ),
    ("level_met", r"<value:r> meets the level of <level:span> for <band:band>"),
    ("level_missed", r"<value:r> is <short:v> away from the level of <level:span> for <band:band>"),
    (
        "level_between",
        r"<value:r> meets the level of <level:span> for <band:band> but is <short:v> away from the level of "
        r"<better:span> for <best:band>",
    ),
    ("in_range", r"<value:r> is within the expected range of <range:span>"),
    ("out_of_range", r"<value:r> is <by:v> (?P<side>above|below) the expected range of <range:span>"),
    ("looked_back", r"it was <before:v> in the earlier period that the rule uses"),
    ("by_rule", r" \(rule: <rule:t>, version <version:x>\)"),
    ("as_displayed", r" \(<rating:rating> on the displayed figure of <shown:v>\)"),
    ("exactly", r" \(<rating:rating> on the exact figure of <exact:v>\)"),
    ("cases", r"with <n:n> (?P<way>more|fewer) cases? it would be <band:band>"),
    ("withheld", r"its result is withheld to protect small counts"),
    ("unrated", r"(?P<why>there is no result)(?! (?:for|to|up))" + MARKED),
    (
        "unrated",
        r"(?P<why>there was nothing to count|its rating is withheld to protect small counts|there is no target(?! for)|it is for information only)",
    ),
    ("unrated", r"(?P<why>there is no target for the total at this point in the year)"),
    ("unrated", r"(?P<why>its first result is not yet due)"),
    ("unrated", r"(?P<why>its latest result is too old)" + DUE_MARKED),
    (
        "unrated",
        r"(?P<why>there is no earlier result for the rule to use|its result covers a different part of the year)",
    ),
)

_THRESHOLD: Final = (
    r"the (?P<what>target|floor standard|tolerance|tolerance for <tolerance_band:band>|level for <level_band:band>"
    r"|expected range) "
)
THRESHOLDS: Final = clauses(
    ("threshold", _THRESHOLD + r"has (?P<movement>risen|fallen) from <before:edge> to <now:edge>"),
    ("threshold", _THRESHOLD + r"is now <now:edge> \(it was <before:edge>\)"),
    ("threshold", _THRESHOLD + r"of <now:edge> is new"),
    ("threshold", _THRESHOLD + r"of <before:edge> no longer applies"),
    ("nothing", r"the thresholds are different from before"),
    (
        "target_effect",
        r"against the new thresholds, the result for <against:p> would be <rating:rating>, not <before:rating>",
    ),
)

IMPLAUSIBLE: Final = clauses(
    (
        "implausible",
        r"(?:the|figures such as the) (?P<part>result|target|floor standard|level|end of the expected range|"
        r"tolerance|comparator) of <value:v> for <period:p> "
        r"(?:(?:may be (?:a fraction, not a percentage|fractions, not percentages)"
        r"\. If (?:so|it is a share of the target|they are shares of the target), enter <enter:x>%?)"
        r"|(?:looks about a hundred times too large or too small|look a hundred times too large or too small)"
        r"\. Check whether it should be <meant:x>"
        # words allowed: only facts are printed as digits
        r"|(?:is|are) above the usual range of a percentage\. Check (?:it|them))",
    ),
)

_BY: Final = r"the result is (?P<movement>up|down)(?: <by:v>)? on <against:p>(?:, <judgement:judgement>)?"
CHANGE: Final = clauses(
    ("changed", _BY + r"(?! \()"),
    ("unchanged", r"the result is unchanged from <against:p>"),
    ("no_result_before", r"there is no result for <against:p>" + MARKED + r" to compare it with"),
    ("movement_withheld", r"the change from <against:p> is withheld"),
)

REMARKS: Final = (
    THRESHOLDS
    + IMPLAUSIBLE
    + clauses(
        ("thresholds_changed", r"since <against:p>, "),
        ("provisional", r"the result is provisional"),
        ("revised", r"the result has been revised since it was first reported"),
        ("published_as", r"the rating was published as <rating:rating>"),
        ("redefined", r"the definition has changed since <against:p>: <note:t>(?=\.)"),
        ("other_year", r"the two figures cover different parts of different years"),
        (
            "benchmark",
            r"the result is <by:v> (?P<side>above|below) <name:t> \(<period:p>\)(?:, <judgement:judgement>)?",
        ),
        ("benchmark_equal", r"the result is the same as <name:t> \(<period:p>\)"),
    )
)

SUBJECT: Final = clauses(
    ("subject", r"<who:who> is <rating:rating> for <period:p>"),
    (
        "subject_carried",
        r"<who:who> has no figure for <period:p>(?: yet| \(marked \"<marker:t>\"\)); it is <rating:rating> on its result "
        r"for <of:p>",
    ),
    ("subject_without", r"<who:who> has no figure for <period:p>(?: yet| \(marked \"<marker:t>\"\))(?=\. | \(it was)"),
    ("of_period", r", on its result for <of:p>"),
    ("today", r" \(against the current thresholds it would be <rating:rating>\)"),
    ("as_before", r" \(as (?:in <against:p>|on its result for <of:p>)\)"),
    ("was_before", r" \(it was <rating:rating> (?:in <against:p>|on its result for <of:p>)\)"),
    ("is_new", r" \(it was not in the report for <against:p>\)"),
    ("direction", r"its direction of travel is <direction:direction>"),
)

_OVER: Final = r"over the <n:n> results (?:from <first:p> to <last:p>|since <since:p>)"
_SUBJECT: Final = r"(?P<subject>the value|the distance to the target) "
_EVIDENCE: Final = clauses(
    (
        "line",
        _SUBJECT + r"has (?P<movement>risen|fallen) by about <slope:v> a (?P<unit>month|quarter|year) " + _OVER,
    ),
    ("line", _SUBJECT + "has (?P<movement>neither clearly risen nor clearly fallen) " + _OVER),
    ("flat", _SUBJECT + "did not change " + _OVER),
    ("no_polarity", r"neither up nor down is better"),
    ("fragile", r"without the newest result the direction would be <direction:direction>"),
    ("not_tried", r"whether it depends on a single result was not checked, because there are <n:n> results"),
    ("depends", r"without (?:the result|any one of the results) for <periods:t> the direction would be different"),
    ("overlaps", r"the periods overlap, so the test finds trends too easily"),
)

TRAVEL: Final = _EVIDENCE + clauses(
    ("direction", r"the direction of travel is <direction:direction>(?=[:.])"),
    (
        "too_few",
        r"there (?:is|are) <n:n> results?(?: since the definition changed in <since:p>)?, and at least <needed:n> are needed",
    ),
    ("too_old", r"the latest result, for <last:p>, is too old"),
    ("no_target", r"some results have no target to compare them with"),
    ("accumulates", r"the total builds up through the year, so it shows no trend"),
    ("travel_withheld", r"a result is withheld"),
)

STATISTICS: Final = _EVIDENCE + clauses(
    ("method", r"By <rule:t> \(version <version:x>\):"),
    ("statistics_of", r"<who:who>: <direction:direction>(?=\. )"),
    (
        "statistics",
        r"the slope is <slope:v> a (?P<unit>month|quarter|year) \(p (?P<sign>[=<]) <p:x> at a significance level of <level:x>%, "
        r"by least squares(?:(?P<overlap> for overlapping periods)|(?P<to_date> for year-to-date rates))?\)",
    ),
)
