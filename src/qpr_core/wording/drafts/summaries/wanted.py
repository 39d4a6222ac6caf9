"""Wanted: the counts that a summary needs, and the summary made of them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from qpr_core.analysis.answers import Direction
from qpr_core.analysis.reporting.summary import Summary
from qpr_core.model.thresholds.scheme import Scheme
from qpr_core.model.time.period import Period
from qpr_core.wording.drafts.summaries.quarters import Quarters
from qpr_core.wording.drafts.summaries.record import StatedFact
from qpr_core.wording.drafts.summaries.sums import DIRECTIONS, NOW, PREVIOUS, change_of, ratings_of


class Wanted(NamedTuple):
    """The counts that are known, and what a summary needs of them."""

    values: Mapping[str, int]
    scheme: type[Scheme]
    quarters: Quarters

    def missing(self) -> Iterator[str]:
        """Yield the paths of the facts that a summary needs and that are not known."""
        if self.quarters.period is None:
            yield "period"
        needed = self._needed(NOW)
        if self._has_previous():
            needed += self._needed(PREVIOUS)
        yield from (path for path in needed if path not in self.values)

    def _needed(self, quarter: str) -> list[str]:
        directions = DIRECTIONS if self._has_directions(quarter) else []
        return [f"{quarter}{path}" for path in ("indicators", *ratings_of(self.scheme), *directions)]

    def _has_previous(self) -> bool:
        return any(path.startswith((PREVIOUS, "change_in_")) for path in self.values)

    def _has_directions(self, quarter: str) -> bool:
        """Return True if the text states directions, or a change of them."""
        paths = (*DIRECTIONS, "without_direction_count")
        counts = {f"{quarter}{path}" for path in (*paths, "directed_count")}
        return bool((counts | set(map(change_of, paths))) & self.values.keys())

    def summary(self, period: Period, lists: Iterable[StatedFact]) -> Summary:
        """Return the summary, with the one of the quarter before if the text has it."""
        before = self._summary(PREVIOUS, period.shift(-1), None, ()) if self._has_previous() else None
        return self._summary(NOW, period, before, lists)

    def _summary(self, quarter: str, period: Period, previous: Summary | None, lists: Iterable[StatedFact]) -> Summary:
        printed = [(fact.path, fact.value) for fact in lists]
        travels = zip(Direction, DIRECTIONS, strict=True) if self._has_directions(quarter) else None
        return Summary(
            period=period,
            indicators=self.values[f"{quarter}indicators"],
            ratings={band: self.values[f"{quarter}ratings.{band.name.lower()}"] for band in self.scheme},
            directions=None if travels is None else {each: self.values[f"{quarter}{path}"] for each, path in travels},
            listed={path.removeprefix("listed."): value for path, value in printed if isinstance(value, tuple)},
            previous=previous,
            financial_year=self.quarters.financial_year,
        )
