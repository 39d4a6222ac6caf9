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


_D: Final = r"<d:v>"

_MARKED: Final = r"(?: \(marked \"<marker:t>\"\))?"
_DUE_MARKED: Final = r"(?: \(the result that was due is marked \"<marker:t>\"\))?"

REASON: Final = _clauses(
    ("meets", r"<value:r> meets the target of <target:v>"),
    ("misses", r"<value:r> misses the target of <target:v> by <short:v>"),
    ("within_tolerance", r", which is within the tolerance of <size:v>(?P<relative> of the target)?"),
    ("beyond_tolerance", r", which is more than the tolerance of <size:v>(?P<relative> of the target)?"),
    ("floor_met", r"<value:r> meets the floor standard of <floor:v> and misses the target of <target:v> by <short:v>"),
    (
        "floor_missed",
        r"<value:r> misses the floor standard of <floor:v> by <below:v> and the target of <target:v> by <short:v>",
    ),
    ("level_met", r"<value:r> meets the level of <level:span> for <band:band>"),
    ("level_missed", r"<value:r> misses the level of <level:span> for <band:band> by <short:v>"),
    (
        "level_between",
        r"<value:r> meets the level of <level:span> for <band:band> and misses the level of <better:span> for "
        r"<best:band> by <short:v>",
    ),
    ("in_range", r"<value:r> is within the expected range of <range:span>"),
    ("out_of_range", r"<value:r> is <by:v> (?P<side>above|below) the expected range of <range:span>"),
    ("looked_back", r", and was <before:v> in the earlier period that the rule uses"),
    ("by_rule", r" \(rule: <rule:t>, version <version:x>\)"),
    ("as_displayed", r" \(it would be <rating:rating> if the displayed figure of <shown:v> were used\)"),
    ("exactly", r" \(it would be <rating:rating> if the exact figure of <exact:v> were used\)"),
    ("cases", r"; <n:n> (?P<way>more|fewer) cases? would have made it <band:band>"),
    ("withheld", r"its rating comes from a result that is withheld \(it is based on a small count\)"),
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

THRESHOLDS: Final = _clauses(
    (
        "threshold",
        r"(?P<what>target|floor standard|tolerance|tolerance for <tolerance_band:band>|level for <level_band:band>) "
        r"from <before:edge> to <now:edge>",
    ),
    ("threshold", r"(?P<what>expected range) <now:edge> \(previously <before:edge>\)"),
    ("nothing", r"different thresholds from before"),
    (
        "target_effect",
        r", against which the result for <against:p> would be <rating:rating> \(it was <before:rating>\)",
    ),
)

IMPLAUSIBLE: Final = _clauses(
    (
        "implausible",
        r"(?:; )?(?:the|figures such as the) (?P<part>result|target|floor standard|level|end of the expected range|"
        r"tolerance|comparator) of <value:v> for <period:p> (?:may be (?:a fraction instead of a percentage|"
        r"fractions instead of percentages)|(?:is|are) about a hundred times larger or smaller than the other(?: figure)?s|"
        # words allowed: only facts are printed as digits
        r"(?:is|are) over a hundred per cent, unlike the usual figures) \((?:if [a-z ]+, enter <enter:t>|"
        r"check whether it should be <meant:x>|check (?:it|them))\)",
    ),
)

CHANGE: Final = _clauses(
    ("changed", r"; it is (?P<movement>up|down) <by:v> on <against:p>, <judgement:judgement>"),
    ("unchanged", r"; it is unchanged from <against:p>"),
    ("not_compared", r"; it cannot be compared with <against:p>, because there is no result for <missing:p>" + _MARKED),
    (
        "change_withheld",
        r"; it is (?P<movement>up|down|unchanged) on <against:p>, <judgement:judgement> \(its figures are withheld\)",
    ),
)

REMARKS: Final = (
    THRESHOLDS
    + IMPLAUSIBLE
    + _clauses(
        ("thresholds_changed", r"; its thresholds have changed(?: since <against:p>)?: "),
        ("provisional", r"; the result is provisional"),
        ("revised", r"; the result has been revised since it was first reported"),
        ("published_as", r"; it was published as <rating:rating>"),
        (
            "target_changed",
            r"; its target has changed: on the thresholds of <period:p> the result of <against:p> would be <rating:rating>",
        ),
        ("redefined", r"; its definition has changed since <against:p>: <note:t>(?=; |\.|$)"),
        ("other_year", r"; the two figures cover different parts of different years"),
        ("benchmark", r"; it is <by:v> (?P<side>above|below) <name:t> \(<period:p>\), <judgement:judgement>"),
        ("benchmark_equal", r"; it is the same as <name:t> \(<period:p>\)"),
    )
)

SUBJECT: Final = _clauses(
    ("subject", r"<who:who> is <rating:rating> for <period:p>"),
    ("of_period", r", based on its result for <period:p>(?P<carried>, which is carried forward)?" + _DUE_MARKED),
    ("today", r" \(against the current thresholds it would be <rating:rating>\)"),
    ("as_before", r" \(as in <against:p>\)"),
    ("was_before", r" \(it was <rating:rating> in <against:p>\)"),
    ("is_new", r" \(it was not in the report for <against:p>\)"),
    ("nothing", r", because "),
    ("direction", r"; its direction of travel is <direction:direction>"),
)

TRAVEL: Final = _clauses(
    ("direction", r"\. The direction of travel is <direction:direction>"),
    (
        "line",
        r": over the <n:n> results from <first:p> to <last:p>, (?P<subject>the value|the distance to the target) "
        r"(?:(?P<movement>rose|fell) by <slope:v> a (?P<unit>month|quarter|year)|neither rose nor fell) "
        r"\(p (?P<sign>[=<]) <p:x>, at a significance level of <level:x>%(?P<overlap>, allowing for overlapping periods)?\)",
    ),
    (
        "flat",
        r": over the <n:n> results from <first:p> to <last:p>, (?P<subject>the value|the distance to the target) did not change",
    ),
    (
        "line_withheld",
        r": it is based on the <n:n> results from <first:p> to <last:p> \(figures based on small counts are withheld\)",
    ),
    ("no_polarity", r", and neither up nor down is better"),
    ("fragile", r"; without the newest result the direction would be <direction:direction>"),
    ("depends", r"; without (?:the result|any one of the results) for <periods:t> the direction would be different"),
    ("overlaps", r"; because the figures cover overlapping periods, the test finds trends too easily"),
    ("too_few", r": there (?:is|are) <n:n> results? up to <period:p>, and at least <needed:n> are needed"),
    (
        "too_few",
        r": there (?:is|are) <n:n> results? up to <period:p> since the definition changed in <since:p>, and at least "
        r"<needed:n> are needed",
    ),
    ("too_old", r": the latest result, for <last:p>, is too old"),
    ("no_target", r": some results have no target to compare them with"),
    ("accumulates", r": the total builds up through the year, so it shows no trend"),
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
    ("flow_came", r", (?:<n:n> of them )?(?P<how>new to the report|not rated then)"),
    (
        "flow_gone",
        r", and <n:n> (?P<which>of these|of those counted then) "
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
        ("listed", r"The (?:<n:n> KPIs|KPI) rated <band:band>(?:, by service,)? (?:is|are):"),
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
        ("change", r", <n:n> (?P<way>more|fewer) than in the previous quarter"),
        ("same", r", the same as in the previous quarter"),
        ("base", r"Changes are from the previous quarter as restated"),
        ("all_same", r"These counts are the same as in the previous quarter"),
        ("positive", r"<n:n> KPIs? (?:is|are) improving"),
        ("stable", r"<n:n> (?:(?:has|have) no|are without a) clear trend"),
        ("negative", r"<n:n> (?:is|are) worsening"),
        ("no_direction", r"<n:n> (?:has|have) no direction of travel"),
        ("nothing", r"By direction of travel, "),
        (
            "restated",
            r"<n:n> ratings? of the previous quarter (?:has|have) been restated since (?:it was|they were) published:",
        ),
    )
    + _COUNTS
    + _UNDIRECTED
)

_MINUTES_COVER: Final = (
    *_clauses(
        ("title", r"Performance, <quarter:q>"),
        ("presents", r"Performance to the end of <month:t>, compared with last quarter"),
        ("total", r"Of <n:n> KPIs?, "),
        ("total", r"<scheme:t> status of <n:n> KPIs?:"),
        ("listed", r"<n:n> <band:band> KPIs?:"),
        ("none_listed", r"No <band:band> KPIs(?=\.)"),
        ("change", r" \(<n:n> (?P<way>more|fewer)"),
        ("same", r" \(no change"),
        ("base", r"Changes are from last quarter as restated"),
        ("all_same", r" \(unchanged from last quarter"),
        ("positive", r"<n:n> positive"),
        ("stable", r"<n:n> stable"),
        ("negative", r"<n:n> negative"),
        ("no_direction", r"<n:n> without a direction"),
        ("nothing", r"Direction of travel: "),
        ("restated", r"<n:n> ratings? of last quarter (?:has|have) been restated since (?:it was|they were) published:"),
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
    ("grouped", r"<name:name> \(<code:code>, from <before:place>, because <reason:t>\)(?=[,;.]| and |$)"),
    ("grouped", r"<name:name> \(<code:code>, <before:place> before\)"),
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
        ("worsening", r"<band:band> and worsening(?=;|,|$| \()"),
        ("flat_concern", r"<band:band> and not improving(?=;|,|$| \()"),
        ("too_little_history", r"<band:band>, with too little history for a direction of travel(?=;|,|$| \()"),
        ("near", r"(?:<band:band> and|, and) near to falling(?=;|,|$| \()"),
        ("negative_trend", r"<band:band> with a negative trend, "),
        ("no_trend", r"<band:band> with no clear trend, "),
        ("better_than", r"though better than in <against:p>"),
        ("risen_from", r"though up from <before:band> in <against:p>"),
        ("behind", r"<band:band>, and (?P<how>no better|worse) than in <against:p>(?P<year>, the same time last year)?"),
        ("too_little_history", r"<band:band>, without a direction of travel(?=;|,|$| \()"),
        ("close", r"(?:<band:band> and|, and) close to a worse rating"),
        ("watched_of", r" \(result for <period:p>(?P<carried>, carried forward)?\)" + _DUE_MARKED),
        ("exactly_on", r"<value:r> is exactly on (?P<edge>target|the floor standard|the level for <band:band>)"),
        ("no_margin", r"<value:r> is on the boundary with <band:band>"),
        ("margin", r"<value:r> is <margin:v> from <band:band>"),
    ),
    *REASON,
)  # fmt: skip

_PLACES: Final = r"<who:who>: <before:place> before, <now:place> now"
_CHANGES: Final = _clauses(
    ("list:newly_rated", r"<n:n> KPIs? (?:has|have) gained a rating:"),
    ("list:newly_unrated", r"<n:n> KPIs? (?:has lost its rating|have lost their ratings):"),
    ("list:joined", r"<n:n> KPIs? joined the report:"),
    ("list:left", r"<n:n> KPIs? left the report:"),
    ("list:redefined", r"The definitions? of <n:n> KPIs? changed:"),
    ("list:renamed", r"<n:n> KPIs? (?:has|have) been renamed:"),
    ("list:targets_changed", r"The thresholds? of <n:n> KPIs? changed:"),
    ("places", _PLACES),
    ("cause_first", r", because a target was set(?! or)"),
    ("cause_ended", r", because its target has ended"),
    *THRESHOLDS,
    ("item", r"<who:who>: (?=target|floor|tolerance|level|expected|other)"),
    ("cause_target", r", because the target changed"),
    ("cause_both", r", because both performance and the target changed"),
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
            r"(?P<all>The only activity indicator has|Both activity indicators have|All <n:n> activity indicators have) "
            r"no result or no expected range",
        ),
        ("expected", r"<n:n> (?:is|are) (?P<place>above|within|below) expectations"),
        ("unexpected", r"<n:n> (?:has no result or no expected range|have no result or no expected range)"),
        ("item", r"<who:who>: "),
    ),
    *REASON,
)

_NOTES: Final = (
    *_clauses(
        ("title", r"Notes(?: on the data)?, <quarter:q>"),
        ("nothing_noted", r"There is nothing to note"),
        ("list:unrated", r"KPIs without a rating \(<n:n> of <total:n>\):"),
        (
            "list:carried",
            r"<n:n> indicators? uses? (?:a result carried forward from an earlier period|results carried forward from "
            r"earlier periods):",
        ),
        ("list:provisional", r"<n:n> indicators? uses? (?:a provisional result|provisional results):"),
        (
            "list:revised",
            r"<n:n> indicators? uses? (?:a result that was revised after it was|results that were revised after they "
            r"were) first reported:",
        ),
        (
            "list:redefined",
            r"The definitions? of <n:n> indicators? (?:has|have) changed:",
        ),
        (
            "list:crosses",
            r"<n:n> year-to-date indicators? (?:is compared with a different part of a different year|are compared with "
            r"different parts of different years):",
        ),
        ("list:rounding", r"<n:n> ratings? depends? on whether the exact or the displayed figure is used:"),
        ("list:small", r"<n:n> ratings? would change with one case more or fewer:"),
        (
            "list:withheld",
            r"The figures for <n:n> indicators? are withheld, because they are based on small counts:",
        ),
        ("list:target_changed", r"The thresholds of <n:n> indicators? have changed:"),
        (
            "list:implausible",
            r"<n:n> indicators? (?:has a figure that was|have figures that were) probably entered wrongly:",
        ),
        ("item_since", r"<who:who>: since <against:p>, "),
        *THRESHOLDS,
        *IMPLAUSIBLE,
        ("item_alone", r"<who:who>(?=$)"),
        ("item_of", r"<who:who>: result for <period:p>" + _DUE_MARKED + r"(?=$)"),
        (
            "item_target",
            r"<who:who>: the result for <against:p> would be <rating:rating> on the thresholds of <period:p>, and was "
            r"<before:rating>",
        ),
        ("item_against", r"<who:who>: <period:p> compared with <against:p>(?=$)"),
        ("item_redefined", r"<who:who>: <note:t> \(changed since <against:p>\)(?=$)"),
        ("item", r"<who:who>: "),
    ),
    *REASON,
    *_ACTIVITY[:5],
)

_ONE_BY_ONE: Final = (*SUBJECT, *REASON, *CHANGE, *REMARKS, *TRAVEL)

_COMPARISON: Final = THRESHOLDS + _clauses(
    (
        "compared",
        r"From <before:r> in <against:p> to <now:r> in <period:p>, it is (?P<movement>up|down|unchanged)(?: <by:v>)?, "
        r"<judgement:judgement>",
    ),
    (
        "compared_withheld",
        r"From <against:p> to <period:p>, it is (?P<movement>up|down|unchanged), <judgement:judgement> "
        r"\(its figures are withheld\)",
    ),
    (
        "no_comparison",
        r"<period:p> cannot be compared with <against:p>, because there is no result for <missing:p>" + _MARKED,
    ),
    ("ratings", r"; it was <before:rating> and is now <now:rating>"),
    ("ratings", r"; it is still <now:rating>"),
    ("other_year", r" \(the two figures cover different parts of different years\)"),
    ("rebased", r" \(against the thresholds for <period:p> it would have been <rating:rating> before\)"),
    ("thresholds_changed", r"; its thresholds have changed(?: since <against:p>)?: "),
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
