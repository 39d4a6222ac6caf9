"""Known facts: what the caller adds to a text that does not state them."""

from collections.abc import Iterator, Mapping

from qpr_core.errors import SummaryError
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.financial_year import FinancialYear
from qpr_core.model.time.period import as_period
from qpr_core.model.values.figures import whole_number
from qpr_core.wording.drafts.summaries.record import StatedFact
from qpr_core.wording.drafts.summaries.sums import changes_of, counts_of


def known_facts(known: object, scheme: type[Scheme], financial_year: FinancialYear) -> Iterator[StatedFact]:
    """Yield the facts that the caller knows.

    Raises:
        SummaryError: If *known* is not a mapping, a path is not that of a fact, or a value is not a count.
        PeriodError: If the value of "period" is not a period.
    """
    if not isinstance(known, Mapping):
        raise SummaryError("known must map the paths of facts to their values", given=known)
    counts, changes = counts_of(scheme), changes_of(scheme)
    for path, value in known.items():
        if path == "period":
            yield StatedFact(path=path, value=as_period(value, financial_year, whose="known"))
            continue
        if path not in {*counts, *changes}:
            raise SummaryError(f"known must have paths such as {counts[1]!r} or 'previous.indicators'", given=path)
        number = whole_number(value)
        if number is None or (number < 0 and path in counts):
            raise SummaryError(f"known must have a whole number of 0 or more for {path!r}", given=value)
        yield StatedFact(path=path, value=number)
