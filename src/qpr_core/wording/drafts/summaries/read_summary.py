"""read_summary: input is a published report, output is its summary."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from qpr_core.model.thresholds.scheme import Rag, Scheme, check_scheme
from qpr_core.model.time.financial_year import APRIL, FinancialYear, check_financial_year
from qpr_core.model.time.period import Period
from qpr_core.wording.drafts.reader import read_draft
from qpr_core.wording.drafts.requests import check_draft
from qpr_core.wording.drafts.summaries.known import known_facts
from qpr_core.wording.drafts.summaries.listed import list_facts
from qpr_core.wording.drafts.summaries.quarters import Quarters, length_of, quarters_of
from qpr_core.wording.drafts.summaries.record import Contradiction, StatedFact, SummaryRead
from qpr_core.wording.drafts.summaries.stated_facts import facts_in, period_fact
from qpr_core.wording.drafts.summaries.sums import Worked, work_out
from qpr_core.wording.drafts.summaries.wanted import Wanted
from qpr_core.wording.drafts.vocabulary import vocabulary_of
from qpr_core.wording.styles.printable_style import require_style
from qpr_core.wording.styles.style import KENT, Style

KnownFacts: TypeAlias = Mapping[str, int | str | Period]
"""Facts that a text does not state, by their paths."""


def read_summary(
    text: str,
    *,
    known: KnownFacts | None = None,
    scheme: type[Scheme] = Rag,
    style: Style = KENT,
    financial_year: FinancialYear = APRIL,
) -> SummaryRead:
    """Return the summary that a published cover report describes.

    It reads the quarter, the number of KPIs, the ratings, the KPIs without a rating, the directions of travel, their
    changes since the quarter before, and the lists of KPIs by band. What the text does not state stays unknown,
    unless it follows from other counts: if all 38 KPIs are rated, none is unrated.

    >>> report = "Performance to the end of September 2023. Of the 38 KPIs, 15 are Green, 15 Amber and 8 Red."
    >>> read = read_summary(report)
    >>> read.summary.ratings[Rag.AMBER], read.summary.unrated_count
    (15, 0)
    >>> print(read.facts[0])
    period: Q2 2023/24 ("September 2023")

    A change says what the quarter before was, but often not how many KPIs there were:

    >>> changed = report.replace("15 Amber", "15 Amber (four more than the previous Quarter)")
    >>> read_summary(changed).missing
    ('previous.indicators', 'previous.ratings.green', 'previous.ratings.red')
    >>> before = {"previous.indicators": 38, "previous.ratings.green": 16, "previous.ratings.red": 11}
    >>> read_summary(changed, known=before).summary.previous.ratings[Rag.AMBER]
    11

    Args:
        text: The report, in English.
        known: Facts that the text does not state, by the paths in `missing`, such as "previous.indicators".
        scheme: The rating scheme, whose bands the text names.
        style: The style of the text. If its grouping is not by service, the lists have names without services.
        financial_year: The financial year by which the text names its quarters.

    Returns:
        The summary, which is None while a fact is missing or contradictory; every fact with its words; what is missing;
        and what is contradictory.

    Raises:
        StyleError: If *text* is not a string, or *style* is not a `Style` that can be printed.
        SchemeError: If *scheme* is not a `Scheme`.
        SummaryError: If *known* has a path that is not a fact of a summary, or a value that is not a count.
        PeriodError: If *known* has a period that is not one, or *financial_year* is not a `FinancialYear`.
    """
    check_draft(text)
    style, scheme = require_style(style), check_scheme(scheme)
    given = list(known_facts({} if known is None else known, scheme, check_financial_year(financial_year)))
    read = list(read_draft(style.figures.in_english_marks(text), vocabulary_of(scheme, style, None, financial_year)))
    length = next((fact.value.frequency for fact in given if isinstance(fact.value, Period)), length_of(text, read))
    named = [period_fact(text, each) for each in quarters_of(read, financial_year, length)]
    named = sorted(named, key=_place) + [fact for fact in given if fact.path == "period"]
    periods = list(dict.fromkeys(fact.value for fact in named if isinstance(fact.value, Period)))
    quarters = Quarters(periods[0] if len(periods) == 1 else None, financial_year)
    counts = [*facts_in(text, read, quarters, style), *(fact for fact in given if fact.path != "period")]
    lists = list(list_facts(text, read, style.grouping))
    worked = work_out(counts, scheme)
    clashes = [*_two_periods(periods, named), *worked.contradictions, *_wrong_lists(lists, worked)]
    clashing = {each.path for each in clashes}
    wanted = Wanted(worked.values, scheme, quarters)
    missing = tuple(path for path in wanted.missing() if path not in clashing)
    facts = [*named, *counts, *lists]
    return SummaryRead(
        text=text,
        summary=None if missing or clashes else wanted.summary(periods[0], lists),
        facts=tuple(sorted(facts, key=_place)),
        missing=missing,
        contradictions=tuple(clashes),
    )


def _place(fact: StatedFact) -> tuple[bool, int]:
    """Return where a fact is in the text; known facts are behind it."""
    return fact.start is None, fact.start or 0


def _two_periods(periods: Sequence[Period], facts: Sequence[StatedFact]) -> Iterator[Contradiction]:
    if len(periods) > 1:
        yield Contradiction(path="period", values=tuple(periods), facts=tuple(facts))


def _wrong_lists(lists: Sequence[StatedFact], worked: Worked) -> Iterator[Contradiction]:
    """Yield the lists that are not as long as the count of their band."""
    for fact in lists:
        count = worked.values.get(fact.path.replace("listed", "ratings"))
        if count is not None and isinstance(fact.value, tuple) and len(fact.value) != count:
            yield Contradiction(path=fact.path, values=(len(fact.value), count), facts=(fact,))
