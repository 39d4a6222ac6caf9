"""Published ratings that the thresholds do not give, as warnings with the cell."""

from collections.abc import Iterable, Mapping
from typing import Final

from qpr_core.analysis.reporting.assessment import assess
from qpr_core.analysis.reporting.entry import Entry
from qpr_core.errors import QprError, TableError
from qpr_core.frames.scorecards.cell_faults import CellFaults
from qpr_core.frames.scorecards.cells import code_key
from qpr_core.frames.scorecards.found import Found
from qpr_core.frames.scorecards.plausible import warning_name
from qpr_core.model.series.observation import Status
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.values.figures import as_code

KIND: Final = "published rating"
"""The kind of these warnings."""


_RULE: Final = "published rating must be the one that the thresholds give (correct it, the result or the thresholds)"


def warn_of_ratings(entries: Iterable[Entry], found: Mapping[str, Found], faults: CellFaults) -> None:
    """Keep published ratings that the thresholds do not give as warnings.

    Only the published rating of the latest result is checked, and only if that result was due. Earlier ratings, and
    those of revised results, may have been published before the results or targets changed. The report lists them as
    restated. Months that are combined are rated by the quarter.
    """
    for indicator, series in entries:
        own = found.get(code_key(indicator.code), Found())
        latest = series.latest()
        band = None if latest is None else own.published.get(latest.period)
        if latest is None or band is None or latest.status is Status.REVISED or indicator.aggregation is not None:
            continue
        try:
            assessment = assess(indicator, series, latest.period)
        except QprError:  # the error of a custom rule, which the report raises again
            continue
        standing = assessment.standing
        is_rated = isinstance(standing.rating, Scheme) and assessment.result_period == latest.period
        if is_rated and standing.rating is not band:
            value = "it" if standing.value is None else as_code(standing.value)
            shown = f"{band.value!r} for {latest.period}, where {value} is {standing.rating.value}"
            error = TableError(_RULE, shown=shown, whose=indicator.code)
            place = own.published_rows[latest.period].place("published")
            faults.add(error, place, name=warning_name(KIND, indicator.code))
