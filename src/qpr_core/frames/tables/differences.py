"""The difference between two results of a series, and the words for it.

A value is compared in millionths, as a float: 84 and 85 are 84,000,000 and 85,000,000, and differ by 1,000,000. Counts
are compared by multiplication. 79 of 100 and 85 of 110 are the same as 8,690 of 11,000 and 8,500 of 11,000:

>>> 85 * 100 - 79 * 110
-190

The ratio has fallen, by 190 out of 11,000. The change in the unit of the values is `per` times that ratio:

>>> 100 * -190 / (110 * 100)
-1.7272727272727273
"""

from typing import Final

import narwhals.stable.v2 as nw

from qpr_core.analysis.answers import Judgement, Movement, NoComparison
from qpr_core.frames.tables.columns import MILLION, TEMPORARY
from qpr_core.frames.tables.conditions import as_code
from qpr_core.frames.tables.exact_floats import quotient_of, rounded
from qpr_core.frames.tables.row_codes import CLOSEST, CODE, HIGHER, LOWER, NEITHER, SIGN, is_nameless, status_words
from qpr_core.frames.tables.row_status import RowStatus
from qpr_core.frames.tables.scaled_figures import LARGEST_PRODUCT, Figures
from qpr_core.model.thresholds.polarity import Polarity
from qpr_core.model.thresholds.scheme import Rag

VALUE: Final = f"{TEMPORARY}value"
"""The column of the value in millionths, or of the numerator.

The suffix " now" or " before" follows.
"""


TOTAL: Final = f"{TEMPORARY}total"


TARGET: Final = f"{TEMPORARY}target"


BAND: Final = f"{TEMPORARY}band"


WITHHELD: Final = f"{TEMPORARY}withheld"
"""The column of 1 for a withheld result, and 0 for others."""


COUNT: Final = f"{TEMPORARY}count"


_USABLE: Final = f"{TEMPORARY}usable"


_BOTH: Final = f"{TEMPORARY}both"


_DIFFERENCE: Final = f"{TEMPORARY}difference"


_GAIN: Final = f"{TEMPORARY}gain"


_SIDES: Final = ("now", "before")


_DIFFERENCE_ERROR: Final = 2.0**-51
"""The error of a difference of floats, as a share of the figures."""


_SMALL: Final = 1e9
"""A smaller difference in millionths is rounded to six more decimal places.

That removes the error of floats.
"""


def differences(figures: Figures) -> list[list[nw.Expr]]:
    """Return the steps that compare both sides and write the words."""
    codes = [_code(figures, side).alias(f"{CODE} {side}") for side in _SIDES]
    usable = [_usable(side).alias(f"{_USABLE} {side}") for side in _SIDES]
    both = nw.col(f"{_USABLE} now") & nw.col(f"{_USABLE} before")
    if figures.by_counts:
        both = both & _fits(figures)
    steps = [codes, usable, [both.fill_null(value=False).alias(_BOTH)]]
    if figures.by_counts:
        steps.append([_whole_or_zero(part, side) for part in _counted(figures) for side in _SIDES])
        steps.append([_too_large(side) for side in _SIDES])
    difference, gain = (_of_counts if figures.by_counts else _of_values)(figures)
    steps.append([difference.alias(_DIFFERENCE), gain.alias(_GAIN)])
    return [*steps, [*_values(figures), *_words(figures)]]


def _code(figures: Figures, side: str) -> nw.Expr:
    nameless = is_nameless(figures.columns)
    code = nw.col(f"{CODE} {side}").fill_null(RowStatus.NO_RESULT.code)
    twice = (nw.col(f"{COUNT} {side}") > 1) & (code < RowStatus.DUPLICATE.code)
    code = nw.when(twice).then(as_code(RowStatus.DUPLICATE)).otherwise(code)
    now, before = (nw.col(f"{SIGN} {each}") for each in _SIDES)
    mixed = ~now.is_null() & ~before.is_null() & (now != before)
    code = (
        nw.when(mixed & (code < RowStatus.MIXED_POLARITY.code)).then(as_code(RowStatus.MIXED_POLARITY)).otherwise(code)
    )
    return nw.when(nameless).then(as_code(RowStatus.NO_NAME)).otherwise(code)


def _usable(side: str) -> nw.Expr:
    """Return True if a side has one correct result.

    If closest to target is best, its target must be correct too.
    """
    code = nw.col(f"{CODE} {side}")
    closest = nw.col(f"{SIGN} {side}") == CLOSEST
    fault = (code >= RowStatus.DUPLICATE.code) | (closest & (code > RowStatus.RATED.code))
    return ~nw.col(f"{VALUE} {side}").is_null() & ~fault


def _counted(figures: Figures) -> list[str]:
    return [VALUE, TOTAL, *([TARGET] if figures.columns.distances_from is not None else [])]


def _fits(figures: Figures) -> nw.Expr:
    """Return True if the products of the counts of both periods fit into 64 bits."""
    now, before = (nw.col(f"{VALUE} {side}") for side in _SIDES)
    total, total_before = (nw.col(f"{TOTAL} {side}") for side in _SIDES)
    fits = (now * total_before < LARGEST_PRODUCT) & (before * total < LARGEST_PRODUCT)
    if figures.columns.distances_from is None:
        return fits
    scale = figures.columns.per * MILLION
    far = nw.lit(value=False)
    for side, counted, its_total in (("now", now, total), ("before", before, total_before)):
        distance = (counted * scale) + nw.col(f"{TARGET} {side}").abs() * its_total
        far = far | ((distance * total >= LARGEST_PRODUCT) | (distance * total_before >= LARGEST_PRODUCT)).fill_null(
            value=False
        )
    return fits & ~((nw.col(f"{SIGN} now") == CLOSEST) & far)


def _whole_or_zero(part: str, side: str) -> nw.Expr:
    """Convert a figure to a 64-bit integer, or to 0 if it is not needed."""
    name = f"{part} {side}"
    needed = nw.col(_BOTH)
    if part == TARGET:
        needed = needed & (nw.col(f"{SIGN} now") == CLOSEST) & ~nw.col(name).is_null()
    figure = nw.when(needed).then(nw.col(name)).otherwise(nw.lit(0.0))
    return figure.cast(nw.Int64).alias(f"{name} whole")


def _too_large(side: str) -> nw.Expr:
    code = nw.col(f"{CODE} {side}")
    beyond = nw.col(f"{_USABLE} now") & nw.col(f"{_USABLE} before") & ~nw.col(_BOTH)
    return nw.when(beyond).then(as_code(RowStatus.TOO_LARGE)).otherwise(code).alias(f"{CODE} {side}")


def _of_values(figures: Figures) -> tuple[nw.Expr, nw.Expr]:
    """Return the rise and the improvement of the value, in millionths."""
    now, before = (nw.col(f"{VALUE} {side}") for side in _SIDES)
    difference, nearer = now - before, None
    if figures.columns.distances_from is not None:
        target, target_before = (nw.col(f"{TARGET} {side}") for side in _SIDES)
        nearer = (before - target_before).abs() - (now - target).abs()
        if figures.any_kept:
            size = now.abs() + before.abs() + target.abs() + target_before.abs()
            nearer = nw.when(nearer.abs() <= size * _DIFFERENCE_ERROR).then(nearer * 0).otherwise(nearer)
    if figures.any_kept:
        parts = quotient_of(rounded(difference * float(MILLION)), MILLION)
        difference = nw.when(difference.abs() < _SMALL).then(parts).otherwise(difference)
    return difference, _by_polarity(figures, difference, nearer)


def _of_counts(figures: Figures) -> tuple[nw.Expr, nw.Expr]:
    """Return the rise and the improvement of the ratio, times both denominators."""
    now, before = (nw.col(f"{VALUE} {side} whole") for side in _SIDES)
    total, total_before = (nw.col(f"{TOTAL} {side} whole") for side in _SIDES)
    difference, nearer = now * total_before - before * total, None
    if figures.columns.distances_from is not None:
        target, target_before = (nw.col(f"{TARGET} {side} whole") for side in _SIDES)
        scale = figures.columns.per * MILLION
        distance, distance_before = now * scale - target * total, before * scale - target_before * total_before
        both = ~nw.any_horizontal(*(nw.col(f"{TARGET} {side}").is_null() for side in _SIDES), ignore_nulls=True)
        nearer = nw.when(both).then(distance_before.abs() * total - distance.abs() * total_before)
    return difference, _by_polarity(figures, difference, nearer)


def _by_polarity(figures: Figures, difference: nw.Expr, nearer: nw.Expr | None) -> nw.Expr:
    """Return the improvement: the rise, the fall, or the approach to the target."""
    match figures.columns.polarity:
        case Polarity.HIGHER_IS_BETTER:
            return difference
        case Polarity.LOWER_IS_BETTER:
            return difference * -1
        case _:
            sign = nw.col(f"{SIGN} now")
            near = nw.when(sign == CLOSEST).then(nw.lit(None) if nearer is None else nearer)
            other = nw.when(sign == LOWER).then(difference * -1).otherwise(near)
            return nw.when(sign == HIGHER).then(difference).otherwise(other)


def _values(figures: Figures) -> list[nw.Expr]:
    """Return the values of both sides and the change, in the unit of the values."""
    difference = nw.when(nw.col(_BOTH)).then(nw.col(_DIFFERENCE)).cast(nw.Float64)
    scaled = [nw.col(f"{VALUE} {side}") for side in _SIDES]
    if not figures.by_counts:
        values, change = [_in_units(each) for each in scaled], _in_units(difference)
    else:
        per, (total, total_before) = figures.columns.per, [nw.col(f"{TOTAL} {side}") for side in _SIDES]
        values = [each * per / of for each, of in zip(scaled, (total, total_before), strict=True)]
        change = difference * per / (total * total_before)
    usable = [nw.col(f"{_USABLE} {side}") for side in _SIDES]
    now, before = (nw.when(can).then(value) for can, value in zip(usable, values, strict=True))
    return [now.alias("value"), before.alias("value_before"), change.alias("change")]


def _in_units(millionths: nw.Expr) -> nw.Expr:
    """Divide by a million that is not a constant.

    Polars multiplies by the inverse of a constant, which can be wrong in the last digit.
    """
    return millionths / (millionths * 0 + MILLION)


def _words(figures: Figures) -> list[nw.Expr]:
    columns, both = figures.columns, nw.col(_BOTH)
    difference, gain, sign = nw.col(_DIFFERENCE), nw.col(_GAIN), nw.col(f"{SIGN} now")
    reason = _why_not(figures)
    movement = _by_sign(difference, Movement.UP.value, Movement.DOWN.value, Movement.UNCHANGED.value)
    judgement = _by_sign(gain, Judgement.BETTER.value, Judgement.WORSE.value, Judgement.SAME.value)
    judgement = nw.when(gain.is_null()).then(nw.lit(NoComparison.NO_TARGET.value)).otherwise(judgement)
    judgement = nw.when(sign == NEITHER).then(nw.lit(NoComparison.NO_POLARITY.value)).otherwise(judgement)
    words = [
        nw.when(both).then(movement).otherwise(reason).alias("movement"),
        nw.when(both).then(judgement).otherwise(reason).alias("judgement"),
    ]
    for side, suffix in zip(_SIDES, ("", "_before"), strict=True):
        code = nw.col(f"{CODE} {side}")
        if columns.withhold_below is not None:
            words.append(_is_withheld(side).alias(f"{columns.is_withheld}{suffix}"))
        words.append(_rating(side).alias(f"{columns.rating}{suffix}"))
        words.append(status_words(code, list(RowStatus)).alias(f"{columns.status}{suffix}"))
    return words


def _by_sign(figure: nw.Expr, above: str, below: str, zero: str) -> nw.Expr:
    rest = nw.when(figure < 0).then(nw.lit(below)).otherwise(nw.lit(zero))
    return nw.when(figure > 0).then(nw.lit(above)).otherwise(rest)


def _why_not(figures: Figures) -> nw.Expr:
    """Return the reason why there is no comparison; null if a result has a fault."""
    known, known_before = (_is_known(figures, side) for side in _SIDES)
    missing, missing_before = (
        (nw.col(f"{COUNT} {side}").fill_null(0) == 0) & (nw.col(f"{CODE} {side}") <= RowStatus.RATED.code)
        for side in _SIDES
    )
    withheld: nw.Expr = nw.lit(None, nw.String)
    if figures.columns.withhold_below is not None:
        either = known & known_before & (_is_withheld("now") | _is_withheld("before"))
        withheld = nw.when(either).then(nw.lit(NoComparison.WITHHELD.value))
    before = nw.when(missing_before & known).then(nw.lit(NoComparison.NO_RESULT_BEFORE.value)).otherwise(withheld)
    return nw.when(missing).then(nw.lit(NoComparison.NO_RESULT.value)).otherwise(before)


def _is_withheld(side: str) -> nw.Expr:
    return (nw.col(f"{WITHHELD} {side}") == 1).fill_null(value=False)


def _is_known(figures: Figures, side: str) -> nw.Expr:
    """Return True if a side has one correct result, withheld or not."""
    usable = nw.col(f"{_USABLE} {side}")
    if figures.columns.withhold_below is None:
        return usable
    return usable | (_is_withheld(side) & (nw.col(f"{CODE} {side}") <= RowStatus.RATED.code))


def _rating(side: str) -> nw.Expr:
    band = nw.col(f"{BAND} {side}")
    best, middle, worst = (nw.lit(each.value) for each in Rag)
    rating = nw.when(band == 0).then(best).otherwise(nw.when(band == 1).then(middle).otherwise(worst))
    return nw.when(nw.col(f"{CODE} {side}") == RowStatus.RATED.code).then(rating)
