"""Stated: what a sentence claims, before it is compared with anything."""

from fractions import Fraction
from typing import Final, NamedTuple

from qpr_core.model.values.records import Choice
from qpr_core.wording.drafts.amount import Amount
from qpr_core.wording.drafts.words import Subject, Token

AIM: Final = "it states an aim or a forecast"
NOT_OURS: Final = "it is about things other than KPIs"
PART: Final = "it is about a part of the KPIs that is not known"
PLACE: Final = "it may be about a part of the KPIs"
OTHER_PERIOD: Final = "it may be about a different period"
NEGATED: Final = "it has a negation"
VERB: Final = "its words may be about a direction of travel or about a change"
FOLLOWS: Final = "it may not be about the KPI before"
UNKNOWN: Final = "its words are not known"
PARTLY: Final = "only some of its words are known"


DISCLOSES: Final = "it states what is withheld"
"""The reason for not judging a claim, which would reveal a withheld result."""


class ClaimKind(Choice):
    """The kind of a claim."""

    COUNT = "15 are Green"
    SOME = "two Red KPIs have a plan"
    BEFORE = "16 were Green in the quarter before"
    UNNAMED = "15 Green (16)"
    CHANGE = "2 more are Green"
    TURN = "more are Green"
    RATIO = "Reds have halved"
    TOTAL = "there are 38 KPIs"
    SHARE = "39% are Green"
    SHARE_CHANGE = "up 2 percentage points"
    PART = "39% of 38"
    MOVED = "2 moved to Red"
    KEPT = "5 stayed Red"
    CAME = "of the 22 Greens, 17 were Green before"
    DIFFERENCE = "15 more Greens than Reds"
    MULTIPLE = "twice as many Greens as Reds"
    ALL_BUT = "all but 7 are Green or Amber"
    MOST = "Housing has the most Reds"
    ONLY = "Housing is the only service without Reds"
    PERIOD = "the report covers Quarter 2"
    SAME_PERIOD = "September (Quarter 2)"
    RATING = "CS01 is Red"
    RATING_BEFORE = "CS01 was Amber"
    RESULT = "CS01 is at 78%"
    RESULT_BEFORE = "CS01 fell from 80%"
    TARGET = "a target of 85%"
    FLOOR = "a floor of 80%"
    RESULT_CHANGE = "CS01 fell by 2 points"
    DISTANCE = "CS01 missed its target by 7 points"
    DIRECTION = "CS01 is improving"
    RESULT_TURN = "CS01 fell"
    STREAK = "CS01 has been Red for three quarters"
    EXTREME = "CS01 is at its highest in ten quarters"
    FIRST_TIME = "CS01 is Green for the first time"
    TIMES = "CS01 was Red in three of the last four quarters"
    STREAK_BEFORE = "CS01 is Green after two quarters at Red"
    EVERY = "CS01 rose in every quarter since Quarter 3"
    LEVEL_STREAK = "CS01 has been above 85% for two quarters"
    EQUALS = "CS01 equals its best result, of Quarter 2"
    LAST_TIME = "CS01 was last Amber in Quarter 1"
    RECORD = "the best result of CS01 was 92%"
    VARIED = "CS01 has fluctuated since Quarter 3"
    CARRIED_FROM = "CS01 is carried forward from Quarter 1"
    SERIES = "CS01 was at 85%, 82% and 78%"
    LISTED = "the Reds are CS01 and CS02"


class Stated(NamedTuple):
    """A claim: its kind, its tokens, and what it says.

    `first` and `last` are positions of tokens in the sentence. `when` is the token of the period that is counted,
    and `base` that of the period it is compared with. `group` is a service. `within` is the number of KPIs of a
    part, such as 12 for "of the 12 housing KPIs". A total `is_beside` a part in "22 of 40". `named_at` is the token
    of its KPI, if the claim is about several. With other `readings` it is wrong only if they all are. `turn` is 1
    for a rise and -1 for a fall. A `doubt` is why the claim may be about something else: it is then never called
    wrong.
    """

    kind: ClaimKind
    first: int
    last: int
    amount: Amount = Amount(Fraction(0))
    subject: Subject | None = None
    when: Token | None = None
    base: Token | None = None
    group: str | None = None
    name: str | None = None
    origin: Subject | None = None
    whole: Amount | None = None
    within: Amount | None = None
    turn: int = 0
    doubt: str | None = None
    names: tuple[str, ...] = ()
    is_beside: bool = False
    named_at: int = -1
    readings: tuple["Stated", ...] = ()
