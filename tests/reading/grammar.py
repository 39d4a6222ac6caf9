"""Grammar: the sentences of each section, and the grammar of each style."""

from typing import Final, NamedTuple

from reading.clauses import DUE_MARKED, MARKED, Clause, clauses
from reading.grammar_of_covers import KENT_COVER, MINUTES_COVER, RESTATED, STATISTICAL_COVER
from reading.grammar_of_one import CHANGE, IMPLAUSIBLE, REASON, REMARKS, STATISTICS, SUBJECT, THRESHOLDS, TRAVEL
from reading.periods import KENT_NAMES, STATISTICAL_NAMES, PeriodNames


class Grammar(NamedTuple):
    """The grammar of one style."""

    names: PeriodNames
    headings: dict[str, str]
    clauses: dict[str, tuple[Clause, ...]]
    says_zero_with_meaning: bool = False
    says_zeros: bool = False


_MOVED: Final = clauses(
    ("rise", r"<n:n>(?: KPIs?)? (?:moved|up) to <band:band>:(?: |$)"),
    ("fall", r"<n:n>(?: KPIs?)? (?:fell|down) to <band:band>:(?: |$)"),
    (
        "mover",
        r"<name:name> \(<code:code>, from <band:band>(?P<target>, because (?P<both>both performance and )?the target changed)?\)",
    ),
    ("group", r"<n:n>(?: KPIs?)? (?P<how>gained a rating|lost a rating|joined the report|left the report):(?: |$)"),
    ("grouped", r"<name:name> \(<code:code>, now <now:place>\)"),
    ("joiner", r"<name:name> \(<code:code>, <now:place>\)"),
    ("grouped", r"<name:name> \(<code:code>, no longer <before:place>: <reason:t>\)(?=[,;.]| and |$)"),
    ("leaver", r"<name:name> \(<code:code>, <before:place> in <against:p>\)"),
    ("nothing_moved", r"No KPI moved from one rating to another"),
    ("nothing_moved", r"No ratings changed"),
)

_WATCHED: Final = (
    *clauses(
        ("watch_count", r"<n:n> KPIs? needs? watching\. "),
        (
            "watch_kinds",
            r"The list is for any KPI that is <worst:band> and not clearly improving(?:, <middle:t> and getting worse)?, or "
            r"no more than <near:x>% of its target away from a worse rating",
        ),
        ("nothing_watched", r"There is no watch-list, because no KPI is rated"),
        ("watched", r"<name:name> \(<code:code>(?:, <service:t>)?\): "),
        ("worsening", r"<band:band> and worsening(?=;|,|\.|$| \()"),
        ("flat_concern", r"<band:band> and not improving(?=;|,|\.|$| \()"),
        ("too_little_history", r"<band:band>, with too little history for a direction of travel(?=;|,|\.|$| \()"),
        ("negative_trend", r"<band:band> with a negative trend, "),
        ("no_trend", r"<band:band> with no clear trend, "),
        ("better_than", r"though better than in <against:p>"),
        ("risen_from", r"though up from <before:band> in <against:p>"),
        ("behind", r"<band:band>, (?:and (?=no)|(?=worse))(?P<how>no better|worse) than in <against:p>(?P<year>, the same time last year)?"),
        ("too_little_history", r"<band:band>, without a direction of travel(?=;|,|\.|$| \()"),
        ("close", r"(?:<band:band> and|, and) close to a worse rating"),
        ("watched_of", r" \(result for <of:p>(?P<carried>, carried forward)?\)" + DUE_MARKED),
        ("exactly_on", r"<value:r> is exactly on (?P<edge>target|the floor standard|the level for <band:band>)"),
        ("no_margin", r"<value:r> is on the boundary with <band:band>"),
        ("margin", r"<value:r> is <margin:v> from <band:band>"),
    ),
    *REASON,
)  # fmt: skip

_CHANGES: Final = clauses(
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

_FIRST_ENDS: Final = r"<then:n> of <then_total:n> to <now:n> of <now_total:n>"
_COUNTED: Final = clauses(
    ("since", r"In that time, <joined:n> KPIs? joined the report(?: and <left:n> left it)?"),
    ("since", r"In that time, <left:n> KPIs? left the report"),
    ("history", rf"<band:band> KPIs (?P<form>(?:rose|fell|went) from) {_FIRST_ENDS}"),
    ("history", r"<band:band> KPIs (?P<form>stayed at) <now:n> of <now_total:n>"),
    ("history", r"<band:band> (?P<form>(?:(?:rose|fell) )?from) <then:n> to <now:n>"),
    ("history", r"<band:band> (?P<form>(?:stayed )?at) <now:n>"),
    ("history_unrated", rf"KPIs not rated (?P<form>(?:rose|fell|went) from) {_FIRST_ENDS}"),
    ("history_unrated", r"KPIs not rated (?P<form>stayed at) <now:n> of <now_total:n>"),
    ("history_unrated", r"those not rated (?P<form>(?:rose|fell) from) <then:n> to <now:n>"),
    ("history_unrated", r"those not rated (?P<form>stayed at) <now:n>"),
)

_LAST_YEAR: Final = clauses(("span_of_year", r"In the year since <quarter:p>, ")) + _COUNTED

_OF_DIRECTION: Final = r"(?P<who>KPIs whose direction of travel|those whose direction) is <direction:direction> "
_HISTORY: Final = _COUNTED + clauses(
    ("span", r"From <first:p> to <last:p>, "),
    ("span", r"In the quarters since <since:p>, "),
    ("history_direction", _OF_DIRECTION + r"(?P<form>(?:(?:rose|fell) )?from) <then:n> to <now:n>"),
    ("history_direction", _OF_DIRECTION + r"(?P<form>(?:stayed )?at) <now:n>"),
    ("nothing", r"KPIs by rating and by direction of travel, quarter by quarter"),
)

_ACTIVITY: Final = (
    *clauses(
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
        ("too_old_result", r"its latest result, <value:v> for <last:p>, is too old" + DUE_MARKED),
        ("expected_of", r" \(result for <of:p>, carried forward\)"),
        ("item", r"<who:who>: "),
    ),
    *REASON,
)

_NOTES: Final = (
    *clauses(
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
            r"The figures for <n:n> indicators? are withheld to protect small counts:",
        ),
        ("protected", r"Small counts are protected in this report:"),
        (
            "suppressed",
            r"(?P<codes>[^:\n]+): small counts up to (?P<last>\d+) are withheld, and so is any figure that would reveal "
            r"them\. Ratings of small counts are shown only if each possible rating fits (?P<fewest>\d+) or more of them",
        ),
        (
            "rounded",
            r"(?P<codes>[^:\n]+): counts are rounded to the nearest (?P<base>\d+)\. Sums, ratings and everything else are "
            r"worked out from the rounded counts",
        ),
        (
            "band_only",
            r"(?P<codes>[^:\n]+): only ratings are shown\. They are withheld as well if one of the possible ratings fits "
            r"fewer than (?P<fewest>\d+) counts",
        ),
        (
            "unprotected",
            r"A reader who knows other totals or other facts may still work out a small count\. Other publications, and "
            r"earlier or later versions of this report, may reveal one too",
        ),
        ("list:target_changed", r"The thresholds of <n:n> (?P<more>more )?indicators? have changed:"),
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
    *_ACTIVITY[:7],
)

_ONE_BY_ONE: Final = (*SUBJECT, *REASON, *CHANGE, *REMARKS, *TRAVEL)

_COMPARISON: Final = THRESHOLDS + clauses(
    (
        "compared",
        r"It was <before:r> in <against:p> and is <now:r> in <period:p>\. It is (?P<movement>up|down|unchanged)"
        r"(?: <by:v>)?(?:, <judgement:judgement>)?",
    ),
    ("comparison_withheld", r"<period:p> cannot be compared with <against:p>: its figures are withheld"),
    (
        "no_comparison",
        r"<period:p> cannot be compared with <against:p>: there is no result for <missing:p>" + MARKED,
    ),
    ("ratings", r"it was <before:rating> and is now <now:rating>"),
    ("ratings", r"it is still <now:rating>"),
    ("other_year", r"the two figures cover different parts of different years"),
    ("rebased", r" \(against the thresholds for <period:p> it would have been <rating:rating> before\)"),
    ("thresholds_changed", r"its thresholds have changed: "),
)

_TABLES: Final = clauses(
    ("caption", r"Key performance indicators, <quarter:q>"),
    ("caption", r"Activity indicators, <quarter:q>"),
)

_SECTIONS: Final = {
    "restated": RESTATED,
    "moved": _MOVED,
    "watch": _WATCHED,
    "scorecard": _TABLES,
    "changes": _CHANGES,
    "last_year": _LAST_YEAR,
    "history": _HISTORY,
    "activity": _ACTIVITY,
    "notes": _NOTES,
    "one_by_one": _ONE_BY_ONE,
    "statistics": STATISTICS,
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
    {"cover": (*KENT_COVER, *RESTATED), **_SECTIONS},
    says_zero_with_meaning=True,
    says_zeros=True,
)
STATISTICAL: Final = Grammar(STATISTICAL_NAMES, _HEADINGS, {"cover": (*STATISTICAL_COVER, *RESTATED), **_SECTIONS})
MEETING_MINUTES: Final = Grammar(
    KENT_NAMES,
    _HEADINGS,
    {"cover": (*MINUTES_COVER, *RESTATED), **_SECTIONS},
    says_zero_with_meaning=True,
)
