"""The vocabulary of drafts: patterns of numbers, periods, directions and links.

All patterns are for lower-case text.
"""

import re
from typing import Final

from qpr_core.analysis.answers import Direction
from qpr_core.model.time.financial_year import MONTHS
from qpr_core.wording.drafts.kinds import Kind, Missing

_UNITS: Final = re.findall(
    r"\w+",  # words allowed: drafts by people may have the old word for zero
    "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
)

_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

NUMBERS: Final[dict[str, int]] = {
    "none": 0,
    "nil": 0,
    "zero": 0,
    **{word: number for number, word in enumerate(_UNITS)},
    **{ten: 10 * tens for tens, ten in enumerate(_TENS, start=2)},
    **{f"{ten}-{_UNITS[unit]}": 10 * tens + unit for tens, ten in enumerate(_TENS, start=2) for unit in range(1, 10)},
}
"""Numbers in words, up to ninety-nine."""

NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
"""A whole number in digits or words: "1,200", "fifteen", "none"."""

KPIS: Final = r"(?:kpis?|(?:key )?performance indicators?(?: \(kpis?\))?|indicators?|measures?)"
"""KPIs: "KPIs", "key performance indicators", "measures"."""

_MONTH: Final = "(?:" + "|".join(f"{month}|{month[:3]}" for month in map(str.lower, MONTHS)) + "|sept)"

_YEAR: Final = r"[0-9]{4}(?: ?[/-] ?[0-9]{2,4}| to [0-9]{4})?"

_MEASURED: Final = (
    r"(?:percentage )?points?|(?:working |calendar )?(?:days?|weeks?|months?|quarters?|years?|hours?|minutes?)|results?"
    r"|points|per 1|pp\b|(?:more |fewer )?cases?|(?:activity )indicators?"
)

_FIRST: Final = r"(?<!\w)(?<![0-9][,.])"  # never search again inside a number: that would take quadratic time

_PLAIN_DECIMAL: Final = rf"{_FIRST}[0-9]+(?:,[0-9]+)*+\.[0-9]+\b(?! ?(?:%|per ?cent))"

FIGURE: Final = rf"{_FIRST}[0-9]+(?:[,.][0-9]+)*+"

MEASURE: Final = rf"£ ?[0-9][0-9,.]*|(?:{FIGURE}|\b{NUMBER}) ?(?:{_MEASURED})\b|{_PLAIN_DECIMAL}"
"""A figure that is not a count of KPIs: "£5", "three days", "2.5"."""

MORE_THAN: Final = r"(?:more than|greater than|over|above)\s+"

LESS_THAN: Final = r"(?:less than|fewer than|under|below)\s+"

BOUND: Final = rf"\b{MORE_THAN}|\b{LESS_THAN}"

DIRECTIONS: Final = {
    Direction.POSITIVE: r"positive(?: trend| direction)?|improving",
    Direction.STABLE: r"stable(?: or (?:with )?no clear trend)?|no clear trend",
    Direction.NEGATIVE: r"negative(?: trend| direction)?|worsening|deteriorating",
}
"""The directions of travel: "improving", "no clear trend"."""

MISSING: Final = {
    Missing.DIRECTION: r"(?:has|have|with) no direction(?: of travel)?|without (?:one|a direction(?: of travel)?)",
    Missing.RATING: r"not rated|unrated|no rating(?! ha(?:s|ve) one)|without a rating",
}
"""KPIs without an answer: "not rated", "without a direction"."""

PERIODS: Final = (
    rf"{_MONTH} to {_MONTH} [0-9]{{4}}|{_MONTH} [0-9]{{4}}|(?:quarter|q) ?[1-4](?:,? (?:of )?{_YEAR})?"
    rf"|[0-9]{{4}}/[0-9]{{2}},? (?:quarter|q) ?[1-4]|[0-9]{{4}} ?[/-] ?[0-9]{{2,4}}"
    r"|(?:19|20)[0-9]{2}(?: to (?:19|20)[0-9]{2})?"
)
"""Names of periods: "Quarter 1", "Q1 2023/24", "April to June 2023"."""

LINKS: Final = (
    (
        Kind.YEAR_AGO,
        r"(?:the )?(?:same )?(?:(?:quarter|period|time|point) (?:of )?)?last year|a year (?:ago|earlier|before)",
    ),
    (Kind.BEFORE, r"(?:previous|last|preceding|prior) (?:quarter|period)"),
    (Kind.MORE, r"more|higher|additional"),
    (Kind.FEWER, r"fewer|less|lower"),
    (Kind.SAME, r"(?:remain(?:s|ed|ing)? |is |are )?the same|no change|unchanged"),
    (Kind.MOVE, r"moved|moving|went|has gone|have gone"),
    (Kind.RISE, r"rose|rising|risen|improved|grew|grown|increased?|increase|up"),
    (Kind.FALL, r"fell|falling|fallen|dropped|declined|reduced|reduction|decreased?|decrease|down"),
    (Kind.KPIS, KPIS),
    (Kind.OF, r"(?:out )?of"),
    (Kind.FROM, r"from|(?:in comparison|compared) (?:with|to)"),
    (Kind.TO, r"to"),
)
"""Words between counts, bands and periods; the first one that fits gives the kind."""
