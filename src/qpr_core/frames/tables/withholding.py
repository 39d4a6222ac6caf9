"""Withholding of small counts in a table, as for a single indicator.

A row whose figures are withheld keeps its rating only if enough counts remain possible for each rating that it could
have. That depends on the thresholds of the row, and for a ratio on its denominator, and never on the count itself:

>>> import polars as pl
>>> from qpr_core import Polarity
>>> from qpr_core.frames import Columns, rate
>>> table = pl.DataFrame({"value": [3, 3, 12], "target": [6, 2, 2], "floor": [9, 3, 3]})
>>> columns = Columns(polarity=Polarity.LOWER_IS_BETTER, withhold_below=5)
>>> rate(table, columns=columns).select("value", "is_withheld", "rating", "status").rows()
[(None, True, 'Green', 'rated'), (None, True, None, 'withheld'), (12, False, 'Red', 'rated')]

In the first row, 1, 2, 3 and 4 would all be Green. In the second, only 3 would be Amber.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any, Final, TypeAlias

import narwhals.stable.v2 as nw
from attrs import evolve

from qpr_core.frames.tables.columns import TEMPORARY
from qpr_core.frames.tables.conditions import CAN_BE_RATED, count_conditions
from qpr_core.frames.tables.scaled_figures import Figures, all_of, with_steps
from qpr_core.frames.tables.table import Table
from qpr_core.model.values.records import Choice

IS_HIDDEN: Final = f"{TEMPORARY}is hidden"
"""The column that is True for a row whose figures are withheld."""


HAS_SECRET: Final = f"{TEMPORARY}has secret"
"""The column that is True for a row whose rating would reveal too much."""


_FEWEST: Final = 3
"""The fewest counts that a published rating leaves possible.

If there are fewer small counts, it is all of them.
"""


_TOTAL: Final = f"{TEMPORARY}of"
"""The column of the denominator of a ratio."""


_CANDIDATE: Final = f"{TEMPORARY}candidate"
"""The column of a count that a withheld row could have."""


Rater: TypeAlias = Callable[[Figures], tuple[Any, nw.Expr]]
"""A function that prepares the rows of a table for rating.

It returns them with an expression for their ratings.
"""


def with_withheld(table: Table, rater: Rater, ratings: Iterable[Choice]) -> Table:
    """Add `IS_HIDDEN` and `HAS_SECRET`, if small counts are withheld.

    Args:
        table: An opened table.
        rater: The function that rates the rows of the table, and each candidate in place of their results.
        ratings: The ratings that it may return.
    """
    below = table.columns.withhold_below
    if below is None:
        return table
    names, figures = list(table.frame.collect_schema().names()), Figures(table)
    counters = {rating.value: f"{TEMPORARY}fit {rating.value}" for rating in ratings}
    kept = [*names, IS_HIDDEN, *([_TOTAL] if figures.by_counts else []), HAS_SECRET, *counters.values()]
    results = figures.columns.results
    frame = with_steps(
        table.frame,
        figures.scaled(results),
        figures.whole_numbers(results),
        [
            _is_hidden(figures, below).alias(IS_HIDDEN),
            (~_is_candidate(figures)).fill_null(value=True).alias(HAS_SECRET),
            *([figures.whole(results[-1]).alias(_TOTAL)] if figures.by_counts else []),
            *(nw.lit(0, nw.Int64).alias(counter) for counter in counters.values()),
        ],
    ).select(*kept)
    for candidate, is_possible in _candidates(figures, below):
        rows, rating = rater(_with_candidate(table, with_steps(frame, [candidate.alias(_CANDIDATE)])))
        rated = is_possible & nw.col(CAN_BE_RATED)
        fits = [
            (nw.col(counter) + nw.when(rated & (rating == word)).then(nw.lit(1)).otherwise(nw.lit(0))).alias(counter)
            for word, counter in counters.items()
        ]
        frame = with_steps(rows, fits).select(*kept)
    fewest = min(_FEWEST, below - 1)
    too_few = [(nw.col(counter) > 0) & (nw.col(counter) < fewest) for counter in counters.values()]
    secret = reduce(or_, too_few, nw.col(HAS_SECRET))
    return table._replace(frame=with_steps(frame, [secret.alias(HAS_SECRET)]).select(*names, IS_HIDDEN, HAS_SECRET))


def with_hidden(table: Table) -> Table:
    """Add only the column `IS_HIDDEN` to a table whose small counts are withheld."""
    below = table.columns.withhold_below
    if below is None:
        return table
    names, figures = list(table.frame.collect_schema().names()), Figures(table, with_thresholds=False)
    results = figures.columns.results
    hidden = _is_hidden(figures, below).alias(IS_HIDDEN)
    made = with_steps(table.frame, figures.scaled(results), figures.whole_numbers(results), [hidden])
    return table._replace(frame=made.select(*names, IS_HIDDEN))


def _is_hidden(figures: Figures, below: int) -> nw.Expr:
    """Return True for a row with a small count.

    A result that is not a count cannot be checked, and is hidden too.
    """
    names, unit = figures.columns.results, 10 ** figures.columns.places_of(figures.columns.results[0])
    sizes = [figures.whole(name).abs() for name in names]
    if figures.by_counts:
        sizes.append((figures.whole(names[1]) - figures.whole(names[0])).abs())
    small = [((size > 0) & (size < below * unit)).fill_null(value=False) for size in sizes]
    known = ~reduce(or_, [figures.is_missing(name) for name in names])
    return reduce(or_, small, known & ~all_of(count_conditions(figures)).fill_null(value=False))


def _is_candidate(figures: Figures) -> nw.Expr:
    """Return True for a withheld row whose result is among the candidates.

    It must not be negative, nor above 100%.
    """
    first, last = (figures.whole(figures.columns.results[place]) for place in (0, -1))
    return (first >= 0) & (first <= last)


def _candidates(figures: Figures, below: int) -> Iterator[tuple[nw.Expr, nw.Expr]]:
    """Yield each count that a withheld row could have.

    With it comes a condition, as the count must be possible with the denominator of the row.
    """
    if not figures.by_counts:
        yield from ((nw.lit(float(count)), nw.lit(value=True)) for count in range(1, below))
        return
    total = nw.col(_TOTAL)
    yield nw.lit(0.0), (total > 0) & (total < below)
    for count in range(1, below):
        yield nw.lit(float(count)), total >= count
        yield total - count, total - count >= below


def _with_candidate(table: Table, frame: Any) -> Figures:
    """Return figures with a candidate in place of the results or the numerators."""
    columns = table.columns
    with_counts = evolve(columns, numerator=_CANDIDATE) if columns.value is None else evolve(columns, value=_CANDIDATE)
    schema = {**table.schema, _CANDIDATE: nw.Float64()}
    return Figures(Table(frame, evolve(with_counts, withhold_below=None), schema))


def is_hidden(figures: Figures) -> nw.Expr:
    """Return True for a row whose figures are withheld."""
    return nw.lit(value=False) if figures.columns.withhold_below is None else nw.col(IS_HIDDEN)


def has_secret(figures: Figures) -> nw.Expr:
    """Return True for a row whose rating is withheld, if it can be rated."""
    return is_hidden(figures) if figures.columns.withhold_below is None else nw.col(IS_HIDDEN) & nw.col(HAS_SECRET)


def shown(table: Table) -> list[nw.Expr] | list[str]:
    """Return the columns of a table, without the figures that are withheld."""
    columns = table.columns
    if columns.withhold_below is None:
        return list(table.schema)
    return [
        nw.when(~nw.col(IS_HIDDEN)).then(nw.col(name)).alias(name) if name in columns.results else nw.col(name)
        for name in table.schema
    ]
