"""Grammar: patterns of sentences by section, each with the check of its claims.

A pattern is a regular expression in which `<name:kind>` stands for a part that is read: `n` is a count, `v` a figure
with its unit, `r` a result (a figure, or two counts with one), `x` a number without a unit, `p` a period, `q` a quarter
with its whole name, `band` and `rating` a rating, `who` the name of an indicator with its code, `t` any text, `edge`
a threshold.
To teach the reader a new sentence, add a line here; if it makes a new kind of claim, add a check to `claims`.
"""

from typing import Final, NamedTuple

from reading.periods import KENT_NAMES, STATISTICAL_NAMES, PeriodNames


class Clause(NamedTuple):
    """A pattern, and the name of the check of its claims."""

    pattern: str
    check: str


class Grammar(NamedTuple):
    """The grammar of one style."""

    names: PeriodNames
    headings: dict[str, str]
    clauses: dict[str, tuple[Clause, ...]]
    says_zero_with_meaning: bool = False
    says_zeros: bool = False


def _clauses(*pairs: tuple[str, str] | Clause) -> tuple[Clause, ...]:
    return tuple(pair if isinstance(pair, Clause) else Clause(pair[1], pair[0]) for pair in pairs)


_MARKED: Final = r"(?: \(marked \"<marker:t>\"\))?"
_DUE_MARKED: Final = r"(?: \(the result that was due is marked \"<marker:t>\"\))?"

REASON: Final = _clauses(
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
    ("withheld", r"its result is withheld, because it is based on a small count"),
    ("unrated", r"(?P<why>there is no result)(?! (?:for|to|up))" + _MARKED),
    ("unrated", r"(?P<why>there was nothing to count|there is no target(?! for)|it is reported as data only)"),
    ("unrated", r"(?P<why>there is no target for the total at this point in the year)"),
    ("unrated", r"(?P<why>its first result is not yet due)"),
    ("unrated", r"(?P<why>its latest result is too old)" + _DUE_MARKED),
    (
        "unrated",
        r"(?P<why>there is no earlier result for the rule to use|its result covers a different part of the year)",
    ),
)

_THRESHOLD: Final = (
    r"the (?P<what>target|floor standard|tolerance|tolerance for <tolerance_band:band>|level for <level_band:band>"
    r"|expected range) "
)
THRESHOLDS: Final = _clauses(
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

IMPLAUSIBLE: Final = _clauses(
    (
        "implausible",
        r"(?:the|figures such as the) (?P<part>result|target|floor standard|level|end of the expected range|"
        r"tolerance|comparator) of <value:v> for <period:p> "
        r"(?:(?:may be (?:a fraction, not a percentage|fractions, not percentages)"
        r"\. If (?:so|it is a share of the target|they are shares of the target), enter <enter:x>%?)"
        r"|(?:looks about a hundred times too large or too small|look a hundred times too large or too small)"
        r"\. Check whether it should be <meant:x>"
        # words allowed: only facts are printed as digits
        r"|(?:is|are) over a hundred per cent\. The usual figures are not\. Check (?:it|them))",
    ),
)

_BY: Final = r"it is (?P<movement>up|down)(?: <by:v>)? on <against:p>(?:, <judgement:judgement>)?"
CHANGE: Final = _clauses(
    ("changed", _BY + r"(?! \()"),
    ("unchanged", r"it is unchanged from <against:p>"),
    ("no_result_before", r"there is no result for <against:p>" + _MARKED + r" to compare it with"),
    (
        "change_withheld",
        r"it is (?P<movement>up|down|unchanged) (?:on|from) <against:p>(?:, <judgement:judgement>)? "
        r"\(its figures are withheld\)",
    ),
)

REMARKS: Final = (
    THRESHOLDS
    + IMPLAUSIBLE
    + _clauses(
        ("thresholds_changed", r"since <against:p>, "),
        ("provisional", r"the result is provisional"),
        ("revised", r"the result has been revised since it was first reported"),
        ("published_as", r"it was published as <rating:rating>"),
        ("redefined", r"its definition has changed since <against:p>: <note:t>(?=\.)"),
        ("other_year", r"the two figures cover different parts of different years"),
        (
            "benchmark",
            r"the result is <by:v> (?P<side>above|below) <name:t> for <period:p>(?:, <judgement:judgement>)?",
        ),
        ("benchmark_equal", r"the result is the same as <name:t> for <period:p>"),
    )
)

SUBJECT: Final = _clauses(
    ("subject", r"<who:who> is <rating:rating> for <period:p>"),
    (
        "subject_carried",
        r"<who:who> has no figure for <period:p>(?: yet| \(marked \"<marker:t>\"\)); it is <rating:rating> on its result "
        r"for <of:p>",
    ),
    ("of_period", r", on its result for <of:p>"),
    ("today", r" \(against the current thresholds it would be <rating:rating>\)"),
    ("as_before", r" \(as in <against:p>\)"),
    ("was_before", r" \(it was <rating:rating> in <against:p>\)"),
    ("is_new", r" \(it was not in the report for <against:p>\)"),
    ("direction", r"its direction of travel is <direction:direction>"),
)

_OVER: Final = r"over the <n:n> results from <first:p> to <last:p>"
_SUBJECT: Final = r"(?P<subject>the value|the distance to the target) "
_EVIDENCE: Final = _clauses(
    (
        "line",
        _SUBJECT + r"has (?P<movement>risen|fallen) by about <slope:v> a (?P<unit>month|quarter|year) " + _OVER,
    ),
    ("line", _SUBJECT + "shows (?P<movement>no clear trend) " + _OVER),
    ("flat", _SUBJECT + "did not change " + _OVER),
    (
        "line_withheld",
        r"it is based on the <n:n> results from <first:p> to <last:p>\. Figures based on small counts are withheld",
    ),
    ("no_polarity", r"neither up nor down is better"),
    ("fragile", r"without the newest result the direction would be <direction:direction>"),
    ("depends", r"without (?:the result|any one of the results) for <periods:t> the direction would be different"),
    ("overlaps", r"the periods overlap, so the test finds trends too easily"),
)

TRAVEL: Final = _EVIDENCE + _clauses(
    ("direction", r"the direction of travel is <direction:direction>(?=[:.])"),
    (
        "too_few",
        r"there (?:is|are) <n:n> results?(?: since the definition changed in <since:p>)?, and at least <needed:n> are needed",
    ),
    ("too_old", r"the latest result, for <last:p>, is too old"),
    ("no_target", r"some results have no target to compare them with"),
    ("accumulates", r"the total builds up through the year, so it shows no trend"),
)

_STATISTICS: Final = _EVIDENCE + _clauses(
    ("method", r"By <rule:t> \(version <version:x>\):"),
    ("statistics_of", r"<who:who>: <direction:direction>(?=\. )"),
    (
        "statistics",
        r" \(slope <slope:v> a (?P<unit>month|quarter|year), p (?P<sign>[=<]) <p:x> at a significance level of <level:x>%, "
        r"by least squares(?P<overlap> that allow for overlapping periods)?\)",
    ),
)

_DIRECTIONS: Final = _clauses(
    ("positive", r"<n:n> indicators? shows? a positive trend"),
    ("stable", r"<n:n> (?:is|are) stable or with no clear trend"),
    ("negative", r"<n:n> (?:is|are) showing a negative trend"),
    ("no_direction", r"<n:n> (?:has|have) no direction of travel"),
    ("nothing", r"With regards to Direction of Travel, "),
)

_UNDIRECTED: Final = _clauses(
    ("too_little_history_for_any", r"There is too little history to tell the direction of any KPI yet"),
    ("nothing_directed", r"No KPI has a direction of travel"),
)

_KENT_BANDS: Final = _clauses(
    ("rated_green", r"<n:n> achieved target \(<band:band>\)"),
    ("rated_amber", r"<n:n> achieved or exceeded the floor standard but did not meet target \(<band:band>\)"),
    ("rated_red", r"<n:n> KPIs? (?:did not meet|fell below) the floor standard \(<band:band>\)"),
    ("whole_green", r"(?P<all>The only KPI|Both KPIs|All <n:n> KPIs) achieved target \(<band:band>\)"),
    (
        "whole_amber",
        r"(?P<all>The only KPI|Both KPIs|All <n:n> KPIs) achieved or exceeded the floor standard but did not meet target "
        r"\(<band:band>\)",
    ),
    ("whole_red", r"(?P<all>The only KPI) did not meet the floor standard \(<band:band>\)"),
    ("whole_red", r"(?P<all>Neither of the two KPIs|None of the <n:n> KPIs) met the floor standard \(<band:band>\)"),
    ("means_green", r" – the target was achieved or exceeded"),
    ("means_amber", r" – performance achieved or exceeded the expected floor standard but did not meet target"),
    ("means_red", r" – performance did not meet the expected floor standard"),
)

_COUNTS: Final = _clauses(
    ("nothing", r"\)"),
    ("flow_came", r", (?:<n:n> of them |and it (?:is|was) )?(?P<how>new to the report|not rated then)"),
    (
        "flow_gone",
        r", and (?:<n:n> (?P<which>of these|of those counted then)|(?P<only>that one|the one counted then)) "
        r"(?P<how>had no result this quarter|(?:has|have) no rating now|(?:has|have) left the report)",
    ),
    (
        "carried",
        r"<n:n> of the <rated:n> ratings (?:is|are) carried forward from (?:an earlier result|earlier results)",
    ),
    ("carried", r"(?:The only rating|Each of the <n:n> ratings) is carried forward from an earlier result"),
    ("rated", r"<n:n>(?: KPIs?)? (?:is|are) rated <band:band>"),
    ("counted", r"<n:n>(?: (?P<form>is|are))? (?:<band:band>(?! KPI)|not rated)"),
    ("none_of_worst", r"No KPI is <band:band>"),
    ("whole", r"(?P<all>The only KPI is|Both KPIs are|All <n:n> KPIs are) <band:band>"),
    (
        "none_rated",
        r"(?P<all>The only KPI is not|Neither of the two KPIs is|None of the <n:n> KPIs is) rated"
        r"(?:: (?P<why>it is|both are|all are) reported for information)?",
    ),
    ("not_rated", r"<n:n> KPIs? (?:is|are) not rated"),
    ("nothing", r" – no rating could be given"),
)

_KENT_COVER: Final = (
    *_clauses(
        ("title", r"Quarterly Performance Report, <quarter:q>"),
        ("presents", r"This report presents performance to the end of <month:t> \(<quarter:q>\)"),
        ("total", r"Of the <n:n> Key Performance Indicators? \(KPIs?\) contained within the QPR, "),
        ("total", r"Of <n:n> KPIs?, "),
        ("total", r"Of the <n:n> KPIs? included in the report, the latest <scheme:t> status (?:is|are) as follows:"),
        ("listed", r"The (?:<n:n> indicators|indicator) where the <scheme:t> rating is <band:band>,? (?:is|are)(?: in)?:"),
        ("none_listed", r"There are no indicators where the <scheme:t> rating is <band:band>"),
        ("change", r" \(<n:n> (?P<way>more|fewer) than the previous Quarter"),
        ("same", r" \(remaining the same as in the previous Quarter"),
        ("base", r"Changes are from the previous Quarter as restated"),
        ("restated", r"<n:n> ratings? of the previous Quarter (?:has|have) been restated since (?:it was|they were) published:"),
    ),
    *_DIRECTIONS, *_KENT_BANDS, *_COUNTS, *_UNDIRECTED,
)  # fmt: skip

_STATISTICAL_COVER: Final = (
    _clauses(
        ("title", r"Performance report: <quarter:q>"),
        ("presents", r"This report covers performance to the end of <month:t>(?=\.)"),
        ("total", r"Of the <n:n> key performance indicators? \(KPIs?\), "),
        ("total", r"Of <n:n> KPIs?, "),
        ("total", r"Of the <n:n> KPIs, by latest <scheme:t> rating:"),
        ("only", r"Rating of the only KPI:"),
        ("listed", r"The (?:<n:n> KPIs|KPI) rated <band:band>(?:, by service,)? (?:is|are)(?: in)?:"),
        ("none_listed", r"No KPI is rated <band:band>"),
        ("whole_green", r"(?P<all>The only KPI|Both KPIs|All <n:n> KPIs) met the target \(<band:band>\)"),
        (
            "whole_amber",
            r"(?P<all>The only KPI|Both KPIs|All <n:n> KPIs) met the floor standard but not the target \(<band:band>\)",
        ),
        ("whole_red", r"(?P<all>The only KPI|Both KPIs|All <n:n> KPIs) missed the floor standard \(<band:band>\)"),
        ("rated_green", r"<n:n> met the target \(<band:band>\)"),
        ("rated_amber", r"<n:n> met the floor standard but not the target \(<band:band>\)"),
        ("rated_red", r"<n:n> missed the floor standard \(<band:band>\)"),
        ("means_green", r": the target was met"),
        ("means_amber", r": the floor standard was met but the target was not"),
        ("means_red", r": the floor standard was missed"),
        ("share", r" \((?P<bound>more than |less than )?<share:x>% of the <rated:n> rated\)"),
        ("moved", r", (?P<movement>up|down) from <then:n> in <against:p>"),
        ("same", r", the same as in <against:p>"),
        ("base", r"Changes are from <against:p> as restated"),
        ("all_same", r"These counts are the same as in <against:p>"),
        ("positive", r"<n:n> (?:is|are) improving"),
        ("stable", r"<n:n> (?:(?:has|have) no|are without a) clear trend"),
        ("negative", r"<n:n> (?:is|are) worsening"),
        ("no_direction", r"<n:n> (?:has|have) no direction of travel"),
        ("nothing", r"Of the KPIs, "),
        (
            "restated",
            r"<n:n> ratings? of <against:p> (?:has|have) been restated since (?:it was|they were) published:",
        ),
    )
    + _COUNTS
    + _UNDIRECTED
)

_MINUTES_COVER: Final = (
    *_clauses(
        ("title", r"Performance, <quarter:q>"),
        ("presents_compared", r"Performance to the end of <month:t>(?:, compared with <against:p>)?(?=\.$)"),
        ("total", r"Of <n:n> KPIs?, "),
        ("total", r"<scheme:t> status of <n:n> KPIs?:"),
        ("listed", r"<n:n> <band:band> KPIs?:"),
        ("none_listed", r"No <band:band> KPIs(?=\.)"),
        ("moved", r" \((?P<movement>up|down) from <then:n>"),
        ("same", r" \(no change"),
        ("base", r"Changes are from <against:p> as restated"),
        ("all_same", r" \(unchanged from <against:p>"),
        ("positive", r"<n:n> positive"),
        ("stable", r"<n:n> stable"),
        ("negative", r"<n:n> negative"),
        ("no_direction", r"<n:n> without a direction"),
        ("nothing", r"Direction of travel: "),
        ("restated", r"<n:n> ratings? of <against:p> (?:has|have) been restated since (?:it was|they were) published:"),
    ),
    *_KENT_BANDS, *_COUNTS, *_UNDIRECTED,
)  # fmt: skip

_RESTATED: Final = _clauses(("restated_item", r"<who:who>: <now:place>, published as <then:place>"))

_MOVED: Final = _clauses(
    ("rise", r"<n:n>(?: KPIs?)? (?:moved|up) to <band:band>:(?: |$)"),
    ("fall", r"<n:n>(?: KPIs?)? (?:fell|down) to <band:band>:(?: |$)"),
    ("mover", r"<name:name> \(<code:code>, from <band:band>(?P<target>, because the target changed)?\)"),
    ("group", r"<n:n>(?: KPIs?)? (?P<how>gained a rating|lost a rating|joined the report|left the report):(?: |$)"),
    ("grouped", r"<name:name> \(<code:code>, now <now:place>\)"),
    ("joiner", r"<name:name> \(<code:code>, <now:place>\)"),
    ("grouped", r"<name:name> \(<code:code>, no longer <before:place>: <reason:t>\)(?=[,;.]| and |$)"),
    ("leaver", r"<name:name> \(<code:code>, <before:place> in <against:p>\)"),
    ("nothing_moved", r"No KPI moved from one rating to another"),
    ("nothing_moved", r"No ratings changed"),
)

_WATCHED: Final = (
    *_clauses(
        ("watch_count", r"<n:n> KPIs? needs? watching\. "),
        (
            "watch_kinds",
            r"The list is for any KPI that is <worst:band> and not clearly improving(?:, <middle:t> and getting worse)?, or "
            r"no more than <near:x>% of its target away from a worse rating",
        ),
        ("watched", r"<name:name> \(<code:code>(?:, <service:t>)?\): "),
        ("worsening", r"<band:band> and worsening(?=;|,|\.|$| \()"),
        ("flat_concern", r"<band:band> and not improving(?=;|,|\.|$| \()"),
        ("too_little_history", r"<band:band>, with too little history for a direction of travel(?=;|,|\.|$| \()"),
        ("near", r"(?:<band:band> and|, and) near to falling(?=;|,|\.|$| \()"),
        ("negative_trend", r"<band:band> with a negative trend, "),
        ("no_trend", r"<band:band> with no clear trend, "),
        ("better_than", r"though better than in <against:p>"),
        ("risen_from", r"though up from <before:band> in <against:p>"),
        ("behind", r"<band:band>, and (?P<how>no better|worse) than in <against:p>(?P<year>, the same time last year)?"),
        ("too_little_history", r"<band:band>, without a direction of travel(?=;|,|\.|$| \()"),
        ("close", r"(?:<band:band> and|, and) close to a worse rating"),
        ("watched_of", r" \(result for <of:p>(?P<carried>, carried forward)?\)" + _DUE_MARKED),
        ("exactly_on", r"<value:r> is exactly on (?P<edge>target|the floor standard|the level for <band:band>)"),
        ("no_margin", r"<value:r> is on the boundary with <band:band>"),
        ("margin", r"<value:r> is <margin:v> from <band:band>"),
    ),
    *REASON,
)  # fmt: skip

_CHANGES: Final = _clauses(
    ("list:newly_rated", r"<n:n> KPIs? gained a rating:"),
    ("list:newly_unrated", r"<n:n> KPIs? lost (?:its rating|their ratings):"),
    ("list:joined", r"<n:n> KPIs? joined the report:"),
    ("list:left", r"<n:n> KPIs? left the report:"),
    ("list:redefined", r"The definitions? of <n:n> KPIs? changed:"),
    ("list:renamed", r"<n:n> KPIs? (?:has|have) been renamed:"),
    ("list:targets_changed", r"The thresholds? of <n:n> KPIs? changed:"),
    ("places", r"<who:who>: from <before:place> to <now:place>"),
    ("places", r"<who:who>: now <now:place>"),
    ("places", r"<who:who>: no longer <before:place>"),
    ("place", r"<who:who>: <now:place>"),
    ("place", r"<who:who>: <before:place> in <against:p>"),
    ("cause_first", r", because a target was set"),
    ("cause_ended", r", because its target has ended"),
    *THRESHOLDS,
    ("item", r"<who:who>: (?=the )"),
    ("cause_target", r", because the target changed"),
    ("cause_both", r", because both performance and the target changed"),
    ("lost_because", r", because <reason:t>(?=$)"),
    ("item_renamed", r"<who:who>, formerly <then:t>(?=$)"),
    ("item_redefined", r"<who:who>: <note:t>(?=$)"),
)

_SINCE: Final = _clauses(
    (
        "since",
        r"Since <quarter:p>, <joined:n> KPIs? (?:has|have) joined the report(?: and <left:n> (?:has|have) left it)?",
    ),
    ("since", r"Since <quarter:p>, <left:n> KPIs? (?:has|have) left the report"),
)

_LAST_YEAR: Final = _SINCE + _clauses(
    ("then_total", r"In <quarter:p> there (?:was|were) <n:n> KPIs?: "),
    ("then_rated", r"<n:n> (?:was|were) rated <band:band> \(<now:n> now\)"),
    ("then_unrated", r"<n:n> (?:was not rated|were not rated|were without a rating) \(<now:n> now\)"),
)

_WENT: Final = r"(?P<form>went from|from) <then:n> to <now:n>"
_STAYED: Final = r"(?P<form>stayed at) <now:n>"
_HISTORY: Final = _SINCE + _clauses(
    ("span", r"From <first:p> to <last:p>, "),
    (
        "history",
        r"the number of <band:band> KPIs (?P<form>went from) <then:n> of <then_total:n> to <now:n> of <now_total:n>",
    ),
    ("history", r"the number of <band:band> KPIs (?P<form>stayed at) <now:n> of <now_total:n>"),
    ("history", rf"<band:band> {_WENT}"),
    ("history", rf"<band:band> {_STAYED}"),
    (
        "history_unrated",
        r"the number of KPIs not rated (?P<form>went from) <then:n> of <then_total:n> to <now:n> of <now_total:n>",
    ),
    ("history_unrated", r"the number of KPIs not rated (?P<form>stayed at) <now:n> of <now_total:n>"),
    ("history_unrated", rf"the number not rated {_WENT}"),
    ("history_unrated", rf"the number not rated {_STAYED}"),
    ("history_direction", rf"the number of KPIs whose direction of travel is <direction:direction> {_WENT}"),
    ("history_direction", rf"the number of KPIs whose direction of travel is <direction:direction> {_STAYED}"),
    ("history_direction", rf"the number whose direction is <direction:direction> {_WENT}"),
    ("history_direction", rf"the number whose direction is <direction:direction> {_STAYED}"),
    ("nothing", r"KPIs by rating and by direction of travel, quarter by quarter"),
)

_ACTIVITY: Final = (
    *_clauses(
        ("activity_total", r"Of the <n:n> activity indicators?, "),
        (
            "activity_whole",
            r"(?P<all>The only activity indicator is|Both activity indicators are|All <n:n> activity indicators are) "
            r"(?P<place>above|within|below) expectations",
        ),
        (
            "activity_missing",
            r"(?P<all>The only activity indicator cannot|Neither activity indicator can|None of the <n:n> activity indicators can) "
            r"be compared with an expected range",
        ),
        ("expected", r"<n:n> (?:is|are) (?P<place>above|within|below) expectations"),
        ("unexpected", r"<n:n> cannot be compared with an expected range"),
        ("expected_of", r" \(result for <of:p>, carried forward\)"),
        ("item", r"<who:who>: "),
    ),
    *REASON,
)

_NOTES: Final = (
    *_clauses(
        ("title", r"Notes(?: on the data)?, <quarter:q>"),
        ("nothing_noted", r"There is nothing to note"),
        ("list:unrated", r"<n:n> of the <total:n> KPIs (?:is|are) not rated:"),
        ("all_unrated", r"(?P<all>The only KPI is not|Neither KPI is|None of the <n:n> KPIs is) rated:"),
        (
            "list:carried",
            r"<n:n> indicators? (?:has no new result, so its last one is|have no new results, so their last ones are) "
            r"carried forward:",
        ),
        ("list:provisional", r"<n:n> indicators? (?:has a provisional result|have provisional results):"),
        (
            "list:revised",
            r"<n:n> indicators? (?:has a result that was revised after it was|have results that were revised after they "
            r"were) first reported:",
        ),
        (
            "list:redefined",
            r"The definitions? of <n:n> indicators? (?:has|have) changed:",
        ),
        (
            "list:crosses",
            r"The two figures of <n:n> year-to-date indicators? cover different parts of different years:",
        ),
        ("list:rounding", r"<n:n> ratings? depends? on whether the exact or the displayed figure is used:"),
        ("list:small", r"<n:n> ratings? would change with one more or one fewer case:"),
        (
            "list:withheld",
            r"The figures for <n:n> indicators? are withheld, because they are based on small counts:",
        ),
        ("list:target_changed", r"The thresholds of <n:n> indicators? have changed:"),
        (
            "list:implausible",
            r"<n:n> indicators? (?:has a figure that|have figures that) may be wrong:",
        ),
        ("item_since", r"<who:who>: compared with <against:p>, "),
        *THRESHOLDS,
        *IMPLAUSIBLE,
        ("item_alone", r"<who:who>(?=$)"),
        (
            "item_of",
            r"<who:who>: result for <of:p>(?:, because the one due is marked \"<marker:t>\")?(?=$)",
        ),
        ("item_against", r"<who:who>: <period:p> compared with <against:p>(?=$)"),
        ("item_redefined", r"<who:who>: <note:t> \(changed since <against:p>\)(?=$)"),
        ("item", r"<who:who>: "),
    ),
    *REASON,
    *_ACTIVITY[:6],
)

_ONE_BY_ONE: Final = (*SUBJECT, *REASON, *CHANGE, *REMARKS, *TRAVEL)

_COMPARISON: Final = THRESHOLDS + _clauses(
    (
        "compared",
        r"It was <before:r> in <against:p> and is <now:r> in <period:p>\. It is (?P<movement>up|down|unchanged)"
        r"(?: <by:v>)?(?:, <judgement:judgement>)?",
    ),
    (
        "compared_withheld",
        r"From <against:p> to <period:p>, it is (?P<movement>up|down|unchanged)(?:, <judgement:judgement>)?\. Its figures "
        r"are withheld",
    ),
    (
        "no_comparison",
        r"<period:p> cannot be compared with <against:p>: there is no result for <missing:p>" + _MARKED,
    ),
    ("ratings", r"it was <before:rating> and is now <now:rating>"),
    ("ratings", r"it is still <now:rating>"),
    ("other_year", r"the two figures cover different parts of different years"),
    ("rebased", r" \(against the thresholds for <period:p> it would have been <rating:rating> before\)"),
    ("thresholds_changed", r"its thresholds have changed: "),
)

_TABLES: Final = _clauses(
    ("caption", r"Key performance indicators, <quarter:q>"),
    ("caption", r"Activity indicators, <quarter:q>"),
)

_SECTIONS: Final = {
    "restated": _RESTATED,
    "moved": _MOVED,
    "watch": _WATCHED,
    "scorecard": _TABLES,
    "changes": _CHANGES,
    "last_year": _LAST_YEAR,
    "history": _HISTORY,
    "activity": _ACTIVITY,
    "notes": _NOTES,
    "one_by_one": _ONE_BY_ONE,
    "statistics": _STATISTICS,
    "comparison": _COMPARISON,
}

_HEADINGS: Final = {
    r"What moved": "moved",
    r"Watch-list": "watch",
    r"Scorecard": "scorecard",
    r"Changes to the list of KPIs": "changes",
    r"The same quarter last year": "last_year",
    r"The last (?:(?P<n>\d+) quarters|quarter)": "history",
    r"(?P<n>\d+) quarters from .+ to .+": "history",
    r"Activity indicators": "activity",
    r"Notes on the data": "notes",
    r"Indicators one by one": "one_by_one",
    r"Statistics of the directions of travel": "statistics",
}

KENT: Final = Grammar(
    KENT_NAMES,
    _HEADINGS,
    {"cover": (*_KENT_COVER, *_RESTATED), **_SECTIONS},
    says_zero_with_meaning=True,
    says_zeros=True,
)
STATISTICAL: Final = Grammar(STATISTICAL_NAMES, _HEADINGS, {"cover": (*_STATISTICAL_COVER, *_RESTATED), **_SECTIONS})
MEETING_MINUTES: Final = Grammar(
    KENT_NAMES,
    _HEADINGS,
    {"cover": (*_MINUTES_COVER, *_RESTATED), **_SECTIONS},
    says_zero_with_meaning=True,
)
