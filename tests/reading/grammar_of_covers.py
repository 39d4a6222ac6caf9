"""Grammar of the covers, which count KPIs and name those with the worst rating."""

from typing import Final

from reading.clauses import clauses

_DIRECTIONS: Final = clauses(
    ("positive", r"<n:n> indicators? shows? a positive trend"),
    ("stable", r"<n:n> (?:is|are) stable or with no clear trend"),
    ("negative", r"<n:n> (?:is|are) showing a negative trend"),
    ("no_direction", r"<n:n> (?:has|have) no direction of travel"),
    ("nothing", r"With regards to Direction of Travel, "),
)

_UNDIRECTED: Final = clauses(
    ("too_little_history_for_any", r"There is too little history to tell the direction of any KPI yet"),
    ("nothing_directed", r"No KPI has a direction of travel"),
)

_KENT_BANDS: Final = clauses(
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

_COUNTS: Final = clauses(
    ("nothing", r"\)"),
    ("flows_came", r", with <new:n> new to the report and <newly_rated:n> newly rated"),
    ("flow_came", r", (?:with <n:n> |and it (?:is|was) )?(?P<how>new to the report|not rated then|newly rated)"),
    (
        "flow_gone",
        r", and (?:<n:n> (?P<which>of these|of those counted then)|(?P<only>that KPI|the KPI counted then)) "
        r"(?P<how>(?:has|have) no result now|(?:has|have) no rating now|(?:has|have) left the report)",
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

KENT_COVER: Final = (
    *clauses(
        ("title", r"Quarterly Performance Report, <quarter:q>"),
        ("presents", r"This report presents performance to the end of <month:t> \(<quarter:q>\)"),
        ("total", r"Of the <n:n> Key Performance Indicators? \(KPIs?\) contained within the QPR, "),
        ("total", r"Of <n:n> KPIs?, "),
        ("total", r"Of the <n:n> KPIs included in the report, the latest <scheme:t> status are as follows:"),
        ("total_of_one", r"The latest <scheme:t> status of the only KPI is as follows:"),
        ("listed", r"The (?:<n:n> indicators|indicator) where the <scheme:t> rating is <band:band>,? (?:is|are)(?: in)?:"),
        ("none_listed", r"There are no indicators where the <scheme:t> rating is <band:band>"),
        ("change", r" \(<n:n> (?P<way>more|fewer) than the previous Quarter"),
        ("same", r" \(remaining the same as in the previous Quarter"),
        ("base", r"Changes are from the previous Quarter as restated"),
        ("restated", r"<n:n> ratings? of the previous Quarter (?:has|have) been restated since (?:it was|they were) published:"),
    ),
    *_DIRECTIONS, *_KENT_BANDS, *_COUNTS, *_UNDIRECTED,
)  # fmt: skip

STATISTICAL_COVER: Final = (
    clauses(
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
        ("share", r" \((?P<bound>more than |less than )?<share:x>%(?: of the <rated:n> rated)?\)"),
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

MINUTES_COVER: Final = (
    *clauses(
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

RESTATED: Final = clauses(("restated_item", r"<who:who>: <now:place>, published as <then:place>"))
