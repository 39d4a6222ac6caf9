"""Withheld results: what a released series has in place of a small count."""

from typing import NamedTuple

from attrs import field, frozen

from qpr_core.errors import SeriesError
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.model.values.items import items_of
from qpr_core.model.values.records import evolvable


@evolvable
class PublishedRating(NamedTuple):
    """The rating of a withheld result by some thresholds, which may be published.

    >>> from qpr_core import Indicator, Thresholds, TimeSeries
    >>> from qpr_core.disclosure import released
    >>> falls = Indicator(code="F1", name="Falls", polarity="lower is better", unit="number", withhold_below=5,
    ...                   thresholds=Thresholds(target=8, floor=12))
    >>> released(falls, TimeSeries({"Q1 2023/24": 3}))["Q1 2023/24"].ratings
    (PublishedRating(thresholds=Thresholds(target=8, floor=12), rating=Rag.GREEN),)
    """

    thresholds: AnyThresholds
    rating: Scheme | Expectation


def _read_ratings(given: object) -> tuple[PublishedRating, ...]:
    items = items_of(given)
    if items is None or not all(isinstance(each, PublishedRating) for each in items):
        raise SeriesError("ratings of a withheld result must be PublishedRatings", given=given)
    return tuple(each for each in items if isinstance(each, PublishedRating))


@frozen(repr=False)
class Withheld:
    """A result that is withheld. It has no figure.

    `ratings` are those that may be published. A rating is one of them only if enough other results would have it too.

    >>> from qpr_core import TimeSeries
    >>> series = TimeSeries({"Q1 2023/24": 12, "Q2 2023/24": Withheld()})
    >>> series["Q2 2023/24"], len(series.observations())
    (Withheld(), 1)

    Raises:
        SeriesError: If *ratings* are not those of a withheld result.
    """

    ratings: tuple[PublishedRating, ...] = field(default=(), converter=_read_ratings)

    def __repr__(self) -> str:
        """Return the code that creates it."""
        return f"Withheld({f'ratings={self.ratings!r}' if self.ratings else ''})"

    def rating_by(self, thresholds: AnyThresholds) -> Scheme | Expectation | None:
        """Return the published rating by some *thresholds*; `None` if it is withheld."""
        return next((each.rating for each in self.ratings if each.thresholds == thresholds), None)
