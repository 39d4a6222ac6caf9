"""The same jobs written by hand in Polars and DuckDB: safely, and naively.

The safe ones do what the library does. They give rows with missing, too large, too fine or contradictory figures a
status, compare whole millionths, and find two results of one period. Their trends are of the latest twelve results,
with sums around the lowest of them. The table has `indicator`, `period` (numbers), `service`, `value`, `target` and
`floor`, and higher is better.
"""

from typing import Final

import polars as pl

from qpr_core.analysis.methods.student import critical_t

WINDOW: Final = 12
FEWEST: Final = 5
SHARES: Final = [
    0.0 if points < FEWEST else (t := critical_t(0.05, points - 2)) ** 2 / (points - 2 + t**2)
    for points in range(WINDOW + 1)
]

_SCALED = "value * 1e6 as s, round(value * 1e6) as w, target * 1e6 as t, floor * 1e6 as f"
_CAN = """abs(w) < 2e15 and abs(w - s) * 1000 <= abs(s) and abs(t) < 2e15 and abs(f) < 2e15 and t >= f"""

SAFE_RATE: Final = f"""
with a as (select *, {_SCALED} from results), b as (select *, {_CAN} as can from a)
select indicator, period, service, value, target, floor,
    case when can then 'rated' when value is null or isnan(value) then 'no result'
        when not abs(w) < 2e15 then 'too large' when not abs(w - s) * 1000 <= abs(s) then 'too fine'
        when target is null then 'no target'
        when floor is null or t < f then 'contradiction' else 'too large' end as status,
    case when can then case when w >= t then 'Green' when w >= f then 'Amber' else 'Red' end end as rating
from b
"""

NAIVE_RATE: Final = """
select *, case when value >= target then 'Green' when value >= floor then 'Amber' else 'Red' end as rating from results
"""

SAFE_COUNTS: Final = f"""
with a as (select *, {_SCALED} from results), b as (select *, {_CAN} as can from a)
select service, count(*) as total, count(*) filter (can and w >= t) as green,
    count(*) filter (can and w < t and w >= f) as amber, count(*) filter (can and w < f) as red,
    count(*) filter (can is not true) as unrated,
    count(*) filter (can is not true and not (value is null or isnan(value) or target is null)) as faulty
from b group by service
"""

NAIVE_COUNTS: Final = """
select service, count(*) filter (value >= target) as green,
    count(*) filter (value < target and value >= floor) as amber, count(*) filter (value < floor) as red
from results group by service
"""


def safe_trends(at: int) -> str:
    """Write the safe trends in SQL.

    First find the latest results, then sum them around the lowest of the window.
    """
    return f"""
with r as (select indicator, {at} - period as ago, value * 1e6 as s, round(value * 1e6) as y,
        value is not null and not isnan(value) as has from results where period <= {at}),
    k as (select indicator, count(*) filter (has) as n,
        bit_count(bit_or(1::bigint << least(ago, 62)) filter (has)) as places,
        max(case when has and not (abs(y) < 2e15 and abs(y - s) * 1000 <= abs(s)) then 1 else 0 end) as fault,
        min(ago) filter (has) as newest, min(y) filter (has and ago < {WINDOW}) as centre,
        (min(ago, {WINDOW}) filter (has))[-1] as reach from r group by indicator),
    q as (select k.indicator, any_value(n) as n, any_value(places) as places, any_value(fault) as fault,
        any_value(newest) as newest, count(y) as m, sum(ago) as x, sum(ago * ago) as xx, sum(y - centre) as sy,
        sum(ago * (y - centre)) as xy, sum((y - centre) * (y - centre)) as yy, min(y) as low, max(y) as high
        from k left join r on r.indicator = k.indicator and r.has and r.ago <= k.reach group by k.indicator)
select indicator, -(m * xy - x * sy) / (m * xx - x * x) / 1e6 as slope, least(n, {WINDOW}) as points,
    case when fault = 1 then 'fault' when n <> places then 'duplicate' when newest > 1 then 'too old'
        when n < {FEWEST} then 'too few points' when low = high then 'stable'
        when (m * xy - x * sy) * (m * xy - x * sy)
            < ({SHARES}::double[])[m + 1] * (m * xx - x * x) * (m * yy - sy * sy) then 'stable'
        when m * xy - x * sy < 0 then 'positive' else 'negative' end as direction
from q
"""


def naive_trends(at: int) -> str:
    """Write the simplest trends in SQL.

    They use the correlation of the latest periods, including gaps.
    """
    return f"""
select indicator, regr_slope(value, period) as slope, count(value) as points,
    case when regr_r2(value, period) < ({SHARES}::double[])[count(value) + 1] then 'stable'
        when regr_slope(value, period) > 0 then 'positive' else 'negative' end as direction
from results where period > {at - WINDOW} group by indicator
"""


def _figures() -> tuple[dict[str, pl.Expr], pl.Expr]:
    value, target, floor = pl.col("value") * 1e6, pl.col("target") * 1e6, pl.col("floor") * 1e6
    figures = {"s": value, "w": value.round(), "t": target, "f": floor}
    s, w, t, f = (pl.col(name) for name in figures)
    can = (w.abs() < 2e15) & ((w - s).abs() * 1000 <= s.abs()) & (t.abs() < 2e15) & (f.abs() < 2e15) & (t >= f)
    return figures, can


def safe_rate(table: pl.LazyFrame) -> pl.LazyFrame:
    """Rate in Polars."""
    figures, can = _figures()
    s, w, t, f = (pl.col(name) for name in figures)
    status = (
        pl.when(pl.col("can"))
        .then(pl.lit("rated"))
        .when(s.is_null() | s.is_nan())
        .then(pl.lit("no result"))
        .when(~(w.abs() < 2e15))
        .then(pl.lit("too large"))
        .when(~((w - s).abs() * 1000 <= s.abs()))
        .then(pl.lit("too fine"))
        .when(t.is_null())
        .then(pl.lit("no target"))
        .when(f.is_null() | (t < f))
        .then(pl.lit("contradiction"))
        .otherwise(pl.lit("too large"))
    )
    band = pl.when(w >= t).then(pl.lit("Green")).when(w >= f).then(pl.lit("Amber")).otherwise(pl.lit("Red"))
    made = table.with_columns(**figures).with_columns(can=can)
    return made.with_columns(status=status, rating=pl.when(pl.col("can")).then(band)).drop(*figures, "can")


def naive_rate(table: pl.LazyFrame) -> pl.LazyFrame:
    """Compare floats in Polars, and nothing else."""
    value = pl.col("value")
    below = pl.when(value >= pl.col("floor")).then(pl.lit("Amber")).otherwise(pl.lit("Red"))
    return table.with_columns(rating=pl.when(value >= pl.col("target")).then(pl.lit("Green")).otherwise(below))


def safe_counts(table: pl.LazyFrame) -> pl.LazyFrame:
    """Count ratings by service in Polars."""
    figures, can = _figures()
    s, w, t, f = (pl.col(name) for name in figures)
    made = table.with_columns(**figures).with_columns(can=can.fill_null(value=False))
    ok = pl.col("can")
    return made.group_by("service").agg(
        total=pl.len(),
        green=(ok & (w >= t)).sum(),
        amber=(ok & (w < t) & (w >= f)).sum(),
        red=(ok & (w < f)).sum(),
        unrated=(~ok).sum(),
        faulty=(~ok & ~(s.is_null() | s.is_nan() | t.is_null())).sum(),
    )


def naive_counts(table: pl.LazyFrame) -> pl.LazyFrame:
    """Count what floats say, by service, in Polars."""
    value, target, floor = pl.col("value"), pl.col("target"), pl.col("floor")
    return table.group_by("service").agg(
        green=(value >= target).sum(), amber=((value < target) & (value >= floor)).sum(), red=(value < floor).sum()
    )


def safe_polars_trends(table: pl.LazyFrame, at: int) -> pl.LazyFrame:
    """Find trends in Polars."""
    s, has = pl.col("value") * 1e6, pl.col("value").is_not_null() & pl.col("value").is_not_nan()
    sharp = (s.round().abs() < 2e15) & ((s.round() - s).abs() * 1000 <= s.abs())
    rows = table.filter(pl.col("period") <= at).with_columns(
        ago=at - pl.col("period"), y=s.round(), has=has, fault=has & ~sharp
    )
    ago = pl.col("ago").filter(pl.col("has"))
    known = rows.group_by("indicator").agg(
        n=pl.col("has").sum(),
        places=ago.n_unique(),
        fault=pl.col("fault").any(),
        newest=ago.min(),
        reach=ago.sort().head(WINDOW).last(),
        centre=pl.col("y").filter(pl.col("has") & (pl.col("ago") < WINDOW)).min(),
    )
    x, y = pl.col("ago").cast(pl.Float64), pl.col("y") - pl.col("centre")
    joined = known.join(rows.filter("has"), on="indicator", how="left")
    sums = joined.filter((pl.col("ago") <= pl.col("reach")) | pl.col("ago").is_null()).group_by("indicator").agg(
        *(pl.col(name).first() for name in ("n", "places", "fault", "newest")),
        m=pl.col("y").count(), x=x.sum(), xx=(x * x).sum(), sy=y.sum(), xy=(x * y).sum(), yy=(y * y).sum(),
        low=y.min(), high=y.max(),
    )  # fmt: skip
    m = pl.col("m")
    spread = m * pl.col("xy") - pl.col("x") * pl.col("sy")
    of_x, of_y = m * pl.col("xx") - pl.col("x") ** 2, m * pl.col("yy") - pl.col("sy") ** 2
    share = m.replace_strict(dict(enumerate(SHARES)), default=None, return_dtype=pl.Float64)
    direction = (
        pl.when(pl.col("fault"))
        .then(pl.lit("fault"))
        .when(pl.col("n") != pl.col("places"))
        .then(pl.lit("duplicate"))
        .when(pl.col("newest") > 1)
        .then(pl.lit("too old"))
        .when(pl.col("n") < FEWEST)
        .then(pl.lit("too few points"))
        .when((pl.col("low") == pl.col("high")) | (spread * spread < share * of_x * of_y))
        .then(pl.lit("stable"))
        .when(spread < 0)
        .then(pl.lit("positive"))
        .otherwise(pl.lit("negative"))
    )
    return sums.select(
        "indicator", direction=direction, slope=-spread / of_x / 1e6, points=pl.min_horizontal("n", WINDOW)
    )


def naive_polars_trends(table: pl.LazyFrame, at: int) -> pl.LazyFrame:
    """Find trends in Polars by the correlation of the last periods, gaps and all."""
    x, y = pl.col("period").cast(pl.Float64), pl.col("value")
    found = table.filter(pl.col("period") > at - WINDOW).group_by("indicator").agg(r=pl.corr(x, y), points=y.count())
    share = pl.col("points").replace_strict(dict(enumerate(SHARES)), default=None, return_dtype=pl.Float64)
    way = pl.when(pl.col("r") > 0).then(pl.lit("positive")).otherwise(pl.lit("negative"))
    return found.with_columns(direction=pl.when(pl.col("r") ** 2 < share).then(pl.lit("stable")).otherwise(way))
