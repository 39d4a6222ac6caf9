"""The lexicon of drafts: words and phrases of reports, and the kind of each.

Phrases are in lower case without hyphens. Between the words of a phrase, a draft may have a determiner such as "their".
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from qpr_core.wording.drafts.amount import Bound
from qpr_core.wording.drafts.history_words import EVER, EXTREMES, RECORD, SAME_QUARTERS_AGO, VARIED, YEAR_SO_FAR
from qpr_core.wording.drafts.it_words import IT, it_value
from qpr_core.wording.drafts.movement_words import FALLS, IMPROVES, RISES, WORSENS
from qpr_core.wording.drafts.span_words import SPANS, span_value
from qpr_core.wording.drafts.subject_words import SUBJECTS, VERBS
from qpr_core.wording.drafts.words import Kind, Value

FILLERS: Final = frozenset(
    # articles, forms of "be" and "have", and words that only link a count with its band
    re.findall(
        r"\S+",
        "a an the our all its their these this is are was were be been being has have had having do does did done "
        "there rated graded ranked classified classed scored identified reported reporting recorded assessed shown "
        "showing show shows showed displayed judged deemed considered coded marked categorised listed noted finished "
        "ended rag brag status statuses rating ratings grade as at with currently now still also only just again "
        "overall remain remains remained remaining stand stands stood sit sits now today quarter's so far year month "
        "date and/or total totalled totalling latest present presents presented presenting however therefore "
        "meanwhile similarly respectively both either performing performed performance perform level levels category "
        "categories us we members member that each altogether together report reports council's corporate noting note "
        "notes noted see sees means said says say indicate indicates indicated found reveals key finally first second "
        "overall encouragingly positively unfortunately disappointingly importantly notably pleased such among end "
        "position picture quarterly half-year performance's result's yet already once however thus hence very . ! ? "
        "different follows following carry carries straight summary authority's committee cabinet board panel "
        "resolved agreed recommended although though because why explain explains trend trends that's council "
        "services lights ones dashboard scorecard below above-listed all every receiving received receive awarded "
        "alone given giving fully well lie lies lay lying fall came comes carrying carried getting got stood standing "
        "she he councillor cllr go goes went doing",
    )
)
"""Words that change nothing about what is counted."""

DETERMINERS: Final = frozenset(
    re.findall(
        r"\S+",
        "the their its a an agreed set quarterly annual relevant respective published all",
    )
)
"""Words that may be between the words of a phrase."""

SAME_QUARTERS: Final = tuple(
    f"{the}{same} {quarter} {of}"
    for the in ("the ", "")
    for same in ("same", "corresponding", "comparable", "equivalent")
    for quarter in ("quarter", "period", "point", "time", "three months")
    for of in ("of", "in")
)
"""Words before the name of a year: "the same quarter of 2024/25"."""

_KPIS: Final = ("kpi", "kpis", "indicator", "indicators", "measure", "measures")

STATES: Final[Mapping[Kind, str]] = {
    Kind.THAN: (
        "than|compared with|compared to|in comparison with|in comparison to|since|versus|against|relative to|"
        "when compared with|when compared to|as compared with|as compared to|as against|compares with|compares to|"
        "compare with|compare to|compares favourably with|compares well with|compares poorly with|"
        "compares unfavourably with|compared favourably with|unlike|in contrast to|in contrast with"
    ),
    Kind.MORE: "outnumber|outnumbers|outnumbered|more|higher|additional|extra|greater|longer|slower",
    Kind.FEWER: "fewer|less|lower|shorter|quicker|faster",
    Kind.SAME: (
        "the same|the same number|the same number as|the same as|unchanged|no change|"
        "not changed|no changes|little changed|same number|same as|did not change|"
        "no different|stayed the same|remained the same|remaining the same|remains the same|remain the same|"
        "maintained|stayed level|is the same|are the same|was the same|were the same|static|stayed stable|"
        "remained stable|stayed|stays|staying|held at|kept at|remained at|remains at|identical|level with|"
        "on a par with|in line with|stayed put|did not move|remained static|"
        "kept steady|held steady|steady|kept|held on to|retained"
    ),
    Kind.RISE: RISES,
    Kind.FALL: FALLS,
    Kind.BETTER: IMPROVES,
    Kind.WORSE: WORSENS,
    Kind.HALVED: "halved|have halved|has halved",
    Kind.DOUBLED: "doubled|has doubled|have doubled",
    Kind.MOVED: (
        "moved|moving|move|moves|went|gone|changed|changing|shifted|turned|turning|became|become|becoming|came|"
        "switched|progressed"
    ),
    Kind.FROM: "from|moved out of|came out of|went out of|rose out of|climbed out of|slipped out of",
    Kind.TO: "to|into|and into|back into|back to|→|->",
    Kind.OF: "of|out of|among|amongst|/",
    Kind.BY: "by",
    Kind.IN: (
        "the responsibility of|belong to|belongs to|come from|fall under|fall within|are owned by|"
        "in|within|under|across|for|on|at the end of|by the end of|as at the end of|at the close of|during|as of|"
        "the end of|end of|as at"
    ),
    Kind.AND: "and|plus|while|whilst|whereas|with a further|but",
    Kind.OR: "or",
    Kind.THOSE: "those|them|they|these|the rest|the remainder|the others|others|remaining",
    Kind.WHICH: "which|who|whose|where",
    Kind.RATED: (
        "could be rated|can be rated|can be assessed|could be assessed|can be scored|could be measured|"
        "rated|available|carry a rag|carry rag|carry a rating|carry a rag rating|carried a rating|be rated|"
        "have a rating|had a rating|with a rating|given a rating|capable of being rated|could be scored"
    ),
    Kind.NUMBER_OF: (
        "number of|the number of|proportion of|the proportion of|percentage of|the percentage of|share of|"
        "the share of|total number of|numbers of|the number|the proportion|the percentage|the share|"
        "the numbers|the total"
    ),
    Kind.TARGET: "expected range|expected range of|target|targets|target of|target is|target was|against target",
    Kind.FLOOR: (
        "floor|floor standard|floors|minimum standard|red limit|floor standard of|tolerance|tolerance level|"
        "limit of tolerance|tolerance limit|tolerance threshold|upper limit|lower limit|upper threshold|"
        "lower threshold|red threshold|floor level|amber limit|minimum level|lower tolerance|upper tolerance"
    ),
    Kind.AIM: (
        "ask|asks|asked|want|wants|wish|wishes|expect|expects|expected to|are expected|is expected|expected by|"
        "forecast|forecasts|aim|aims|aiming|aimed|ambition|goal|goals|plan to|plans to|planned|planning|project|"
        "projected|projection|hope|hopes|intend|intends|intended|will|would|should|may|might|likely|anticipate|"
        "anticipated|predict|predicted|estimated|must|if|target is that|target is for|aspiration|objective is|"
        "by the end of the year|year end|by march|to be green by"
    ),
    Kind.NOT: "on the displayed figure|on the displayed figure of|on the exact figure|"
    "not|nor|without|neither|instead of|rather than|no longer",
    Kind.EXCEPT: (
        "except|except for|excluding|other than|apart from|aside from|with the exception of|save for|bar|excepting|"
        "all but one|all but two|all but three|"
        + "|".join(f"{kpi} but {number}" for kpi in _KPIS for number in ("one", "two", "three"))
    ),
    Kind.ELSEWHERE: (
        "county average|national average|national averages|england average|scottish average|welsh average|"
        "regional average|average for|england|national|nationally|regionally|government's|neighbours|neighbouring|"
        "median|quartile|top quartile|comparator|comparators|peers|peer group|other councils|other authorities|"
        "family group|elsewhere|statutory"
    ),
    Kind.KPIS: (
        "kpi|kpis|key performance indicator|key performance indicators|performance indicator|"
        "performance indicators|indicator|indicators|measure|measures|performance measure|performance measures|pi|"
        "pis|metric|metrics|key indicators|key indicator|key measures|key measure|corporate indicators|"
        "corporate measures|key performance measures|headline indicators|headline measures|strategic indicators"
    ),
    Kind.OTHER: (
        "project|projects|programme|programmes|risk|risks|action|actions|award|awards|flag|flags|case|cases|"
        "people|staff|objective|objectives|milestone|milestones|priority|priorities|activity indicator|"
        "activity indicators|activity|activities|recommendation|recommendations|audit|audits|inspections|schools|"
        "complaint|complaints|home|homes|authorities|team|teams|commitment|commitments|deliverable|deliverables|"
        "task|tasks|site|sites|park|parks|visit|visits|children|tonnes|quarterly reports|workstream|workstreams|"
        "contract|contracts|strategy|strategies|theme|themes|partner|partners|directorate|directorates|department|"
        "departments|borough|boroughs|ward|wards|budget|budgets|saving|savings|bid|bids|grant|grants|area|areas|"
        "plan actions|line|lines|zone|zones|spaces|space|light|lights|infrastructure|belt|waste|activity measures|"
        "activity measure|targets were|vacancies|posts|employees|beds|patients|members of staff"
    ),
    Kind.LABEL: "appendix|annex|table|figure|page|paragraph|section|item|chart|chapter|part|objective|priority|kpi|pi|"
    "goal|theme|pillar|outcome|indicator|measure|project|risk|version|note|footnote|row|slide|exhibit|mission|no.|"
    "number|ref|reference|agenda item|minute",
    Kind.CONTAINS: (
        "counts|it counts|there are|there were|there is|there was|contains|contain|contained|includes|include|"
        "included|comprises|comprise|comprising|consists of|consist of|made up of|a total of|total of|totals|"
        "set of|a set of|we have|reports on|reporting on|we report on|monitors|monitored|we monitor|containing|"
        "including|total|in total|suite of|a suite of|basket of|covers all|are reported on|we track|tracks|"
        "list of|reporting against|reports against|reported against|measures itself against|monitored through|"
        "monitored by|tracked through|measured by|measured through|judged by|tracked by|followed through"
    ),
    Kind.COVERS: (
        "covers|cover|covering|to the end of|up to the end of|relates to|relate to|relating to|for the period to|"
        "period ending|quarter ending|for the quarter ending|period ended|quarter ended|"
        "performance for|performance in|performance report for|presents performance for|performance during|"
        "summary of performance for|performance report|monitoring report|quarterly report|"
        "quarterly performance report|performance monitoring report|paper is for|presents results for|results for|"
        "figures are for|report is for|reports on performance in|update for|monitoring report for|"
        "sets out performance for"
    ),
    Kind.BEFORE: (
        "last quarter|the last quarter|previous quarter|the previous quarter|prior quarter|preceding quarter|"
        "the quarter before|quarter before|the previous period|previous period|last period|previously|last time|"
        "the preceding quarter|the prior quarter|last report|the last report|previous report|the previous report|"
        "at last quarter|quarter earlier|a quarter ago|last q|previous q|three months ago|three months earlier|"
        "a quarter earlier|three months before|three months previously|a quarter before|one quarter ago|"
        "one quarter earlier|quarter on quarter|prior period|before|the three months before|previous three months|"
        "the previous three months|the preceding three months|preceding report|the preceding report"
    ),
    Kind.YEAR_AGO: (
        "at this point last year|this point last year|at this stage last year|"
        "last year|a year ago|a year earlier|a year before|the same quarter last year|same quarter last year|"
        "the same period last year|same period last year|this time last year|the same time last year|"
        "the same quarter in the previous year|same quarter of the previous year|same quarter of last year|"
        "the same quarter of last year|the corresponding quarter last year|previous year|the previous year|"
        "the same point last year|same point last year|the year before|year on year|"
        "the equivalent quarter last year|the equivalent period last year|12 months ago|12 months earlier|"
        "twelve months earlier|twelve months ago|twelve months before|12 months before|twelve months previously|"
        "a year previously|one year ago|one year earlier|one year before|"
        "the same three months last year|the same three months of last year|same three months of last year|"
        "same quarter a year ago|same quarter a year earlier|same quarter the year before|"
        + "|".join(SAME_QUARTERS_AGO)
    ),
    Kind.NOW: (
        "this time|this quarter|the quarter|current quarter|the current quarter|this period|now|at quarter end|"
        "reporting period|the reporting period|the period"
    ),
    Kind.FILLER: (
        "once more|yet again|numbered|once again|a long way|some way|a good way|quite some way|namely|specifically|"
        "to wit|"
        "will wish to|may wish to|might wish to|will want to|may want to|will recall|may recall|will remember|"
        "may remember|will welcome|may be interested|will be interested|should bear in mind|will note|"
        "will wish to note|will be aware that|should be aware|"
        "will see|will recall|will be aware|should note|may wish to note|wish to note|asked to note|to note|"
        "will be pleased|are asked to note|is asked to note|be asked to note|invited to note|agree to note|"
        "a whisker|a shade|a touch|a fraction|a hair|marginally|fractionally|i.e|i.e.|that is to say|in all|"
        "at last|at long last|held firm|holding firm|holds firm|held its own|"
        "all in all|in total|in basket|in suite|in set|other way|opposite way|in other direction|in opposite direction|"
        ""
        "as well|as well as this|too|pointed out|drew attention to|replied|commented|observed|stated|heard|highlighted|"
        "stressed|confirmed|advised|informed|emphasised|reaching|reached|hitting|registered|comfortably|narrowly|"
        "easily|"
        "applies to|apply to|turned out|turn out|came out|come out|make up|makes up|come to|comes to|amount to|"
        "amounts to|direction of travel|directions of travel|add up to|adds up to|as follows|taken together|"
        "made up|account for|accounts for|accounted for|followed by|taken together"
    ),
    Kind.UNKNOWN: "half year|first half|first half of the year|second half|"
    "never|not only|not just|not merely|or worse|or lower|no rating has one|no rating have one|"
    "no rating before|costing|within tolerance of|tolerance for|level for|"
    "levels for|limit for|limits for|" + "|".join(SAME_QUARTERS),
    Kind.BRACKETS: "in brackets|in parentheses|brackets|shown in brackets|figures in brackets",
    Kind.IT: IT,
    Kind.YEAR_SO_FAR: YEAR_SO_FAR,
    Kind.ALSO: "as is|as are|as was|as were|so is|so are|so was|so were|as does|as do",
    Kind.THE_SERVICE: "the service|the service's|this service|this service's|the department|the directorate|"
    "this directorate|this department|this portfolio|this division|the division|the portfolio",
    Kind.FIRST_TIME: "for the first time|the first time|first breached|first missed|first fell|"
    "first became|first went|first turned|"
    "first met|first reached|first achieved",
    Kind.SPAN: SPANS,
}
"""The words of each kind, separated by bars; determiners may be left out."""

BOUNDS: Final[Mapping[Bound, str]] = {
    Bound.OVER: "more than|over|greater than|above|in excess of|upwards of|well over|exceeding|a little over",
    Bound.UNDER: "less than|fewer than|under|below|well under",
    Bound.AT_LEAST: "at least|no fewer than|no less than|not less than|a minimum of|not fewer than",
    Bound.AT_MOST: "at most|no more than|not more than|up to|a maximum of",
    Bound.ABOUT: "about|around|approximately|roughly|some|circa|approx|approx.|c.|in the region of|close to|or so",
    Bound.ALMOST: "almost|nearly|just under|close on|just below|not quite|approaching",
    Bound.JUST_OVER: "just over|slightly more than|just above|slightly over|a little more than|marginally over",
}

ELLIPTICAL: Final = "not"
"""The value of a negation that may stand for an outcome: "15 did not"."""

VAGUE: Final = "some|several|a few|few|many|a number of|a handful of|a couple of|various|numerous|lots of|a handful"


_SERVICES: Final = {
    "any other": "any other service|any other directorate|any other department|any other portfolio|any other area|"
    "all other services|any other",
    "the only": "the only service|only service|only directorate|only department|only portfolio|only area",
}
"""Words that compare services."""

_POSSESSIVE: Final = ("quarter", "year", "period", "report")


def _value(phrase: str, kind: Kind) -> Value:
    if kind is Kind.IT:
        return it_value(phrase)
    if kind is Kind.IN and phrase == "for":
        return phrase
    if kind is Kind.SPAN:
        return span_value(phrase)
    return VERBS.get(kind)


def entries() -> Iterator[tuple[str, Kind, Value]]:
    """Yield every phrase with its kind; later ones replace earlier ones.

    >>> [kind.name for phrase, kind, _ in entries() if phrase == "fell"]
    ['FALL']
    """
    for phrase in VAGUE.split("|"):
        yield phrase, Kind.VAGUE, None
    for extreme, phrases in EXTREMES.items():
        yield from ((phrase, Kind.VAGUE, extreme) for phrase in phrases.split("|"))
        if extreme not in {RECORD, VARIED}:
            ever = ((f"{phrase} {tail}", phrase) for phrase in phrases.split("|") for tail in EVER)
            yield from ((phrase, Kind.VAGUE, f"{extreme} {RECORD}") for phrase, _ in ever)
    for value, phrases in _SERVICES.items():
        yield from ((phrase, Kind.VAGUE, value) for phrase in phrases.split("|"))
    for kind, phrases in STATES.items():
        if kind is not Kind.LABEL:
            yield from ((phrase, kind, _value(phrase, kind)) for phrase in phrases.split("|"))
        if kind in {Kind.BEFORE, Kind.YEAR_AGO}:  # "last quarter's 98.1%"
            yield from ((f"{phrase}'s", kind, None) for phrase in phrases.split("|") if phrase.endswith(_POSSESSIVE))
    yield from ((phrase, Kind.NOT, ELLIPTICAL) for phrase in ("not", "not do so", "not manage it", "not manage to"))
    for bound, phrases in BOUNDS.items():
        yield from ((phrase, Kind.BOUND, bound.value) for phrase in phrases.split("|"))
    for subject, (kind, phrases) in SUBJECTS.items():
        yield from ((phrase, kind, subject) for phrase in phrases.split("|"))
