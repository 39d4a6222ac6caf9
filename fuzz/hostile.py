"""Feeds the library what nobody would write, led by which lines it reaches: only errors of ours may come out.

`python fuzz/hostile.py -runs=1000000` tries so many inputs; a crash is kept in a file, which is tried again if it is
named. Needs what `requirements/fuzz.txt` lists.
"""

import sys

import atheris

with atheris.instrument_imports(include=["qpr_core"]):
    import qpr_core as qpr
    from qpr_core import interchange
    from qpr_core.testing import A_COUNCIL, an_indicator

    LOADED = [getattr(qpr, name) for name in qpr.__all__]  # while imports are watched

CALLS = an_indicator()
REPORT = A_COUNCIL.report("Q2 2023/24")
SUMMARY = qpr.summarise(REPORT)


FIGURES = [
    lambda one, _: qpr.classify(CALLS, one),
    qpr.Ratio,
    lambda one, other: qpr.Thresholds(target=one, floor=other),
    lambda one, other: qpr.Thresholds(target=one, tolerance=other),
    lambda one, _: qpr.Tolerance(one),
    qpr.Interval,
    lambda one, _: qpr.Regression(level=one),
    lambda one, _: qpr.Unit.named(one),
]
PERIODS = [
    lambda one, _: qpr.Period.parse(one),
    lambda one, _: qpr.Period.containing(one, qpr.Frequency.QUARTERLY),
    lambda one, _: qpr.FinancialYear(one),
    lambda one, other: qpr.TimeSeries({one: 1, other: 2}),
    lambda one, other: qpr.TimeSeries({"Q1 2023/24": one, "Q2 2023/24": other}),
]


def figures(source: atheris.FuzzedDataProvider) -> object:
    """Read text as each thing that holds a figure."""
    return source.PickValueInList(FIGURES)(text(source), text(source))


def periods(source: atheris.FuzzedDataProvider) -> object:
    """Read text as a period, a day, a month of the year, and as what a series is made of."""
    return source.PickValueInList(PERIODS)(text(source), text(source))


def words(source: atheris.FuzzedDataProvider) -> object:
    """Read a draft, and put names into words and pages."""
    one = text(source)
    match source.ConsumeIntInRange(0, 2):
        case 0:
            return [str(found) for found in qpr.check_text(one, SUMMARY)]
        case 1:
            card = qpr.Scorecard([(an_indicator(name=one, code=one, service=one), qpr.TimeSeries({"Q2 2023/24": 85}))])
            told = qpr.narrate(card.report("Q2 2023/24"))
            return str(told), told.to_markdown(), qpr.to_html(told, page=True)
        case _:
            return qpr.Style(heading=one, comma=text(source))


def documents(source: atheris.FuzzedDataProvider) -> object:
    """Read JSON, and JSON of a record with a piece of it replaced."""
    if source.ConsumeBool():
        return interchange.from_json(text(source))
    whole = SEEDS[source.ConsumeIntInRange(0, len(SEEDS) - 1)]
    start = source.ConsumeIntInRange(0, len(whole) - 1)
    end = source.ConsumeIntInRange(start, min(len(whole), start + 40))
    return interchange.from_json(whole[:start] + text(source) + whole[end:])


SEEDS = [interchange.to_json(record) for record in (CALLS, SUMMARY, A_COUNCIL.entries[1].series)]
TARGETS = (figures, periods, words, documents)


def text(source: atheris.FuzzedDataProvider) -> str:
    """Take some text, mostly of the signs that mean something here."""
    if source.ConsumeBool():
        return str(source.ConsumeUnicode(60))
    return "".join(source.PickValueInList(PIECES) for _ in range(source.ConsumeIntInRange(0, 8)))


PIECES = [*"0123456789-+.,/% eE_{}<>&[]()*`|#\"'\n\t\x00\ud800\u202e\u2013\u00bd\u0661\u00a3"]
PIECES += [
    "nan",
    "inf",
    "null",
    "true",
    "Q1",
    "Q2 ",
    "2023/24",
    "2023",
    "May ",
    "Jul-Sep ",
    "December",
    "per 1,000",
    "{count}",
]
PIECES += ["Green", "Red", "are ", "fewer ", "more ", "of ", "and ", "fifteen ", "half ", "KPIs ", "{count}", "=1+1"]


def try_once(data: bytes) -> None:
    """Try one input."""
    source = atheris.FuzzedDataProvider(data)
    target = source.PickValueInList(list(TARGETS))
    try:
        target(source)
    except qpr.QprError as error:
        if len(str(error)) > 2_000:
            raise


if __name__ == "__main__":
    atheris.Setup(sys.argv, try_once)
    atheris.Fuzz()
