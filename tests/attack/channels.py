"""Channels: every output that a reader of a report can see, each as one text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from functools import cache
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import attrs

from attack.scenarios import AT, Scenario
from qpr_core import (
    Basis,
    Indicator,
    Period,
    Rag,
    Report,
    Scorecard,
    Section,
    Summary,
    assess,
    bridge,
    check_text,
    classify,
    compare,
    compare_methods,
    direction_of_travel,
    explain,
    in_period_results,
    latest_result,
    narrate,
    needed_by_year_end,
    notes,
    pool,
    project,
    rate,
    summarise,
    to_html,
    to_markdown,
    to_text,
    watch_list,
)
from qpr_core.answers import Entry, insights
from qpr_core.display.chart_rows import rows_of
from qpr_core.display.describing import describe
from qpr_core.display.excel import to_excel
from qpr_core.display.plot import Plot, plot_of, plot_of_assessment
from qpr_core.errors import QprError
from qpr_core.frames import report_table
from qpr_core.groups import ShareOnTarget, WorstOf, rate_group
from qpr_core.interchange import to_json
from qpr_core.model.thresholds.interval import Interval
from qpr_core.styles import BRIEF, KENT, MEETING_MINUTES, PLAIN, STATISTICAL, Style

MOST_NESTED: Final = 2
"""The most times that a record may be inside one of its kind: a report has the one before."""
KNOWN: Final = frozenset({"method", "rule", "unit", "scheme", "by_scheme", "all_assessments"})
"""The parts that definitions have, and those that are in other fields too."""


@attrs.define
class Case:
    """A scorecard with its report, from which all outputs are made."""

    scenario: Scenario
    card: Scorecard
    _report: Report | None = None

    @property
    def report(self) -> Report:
        """The report of the card as the scenario has it, made once."""
        if self._report is None:
            self._report = self.card.report(
                AT, periods=self.scenario.periods, second=self.scenario.second, published=self._published()
            )
        return self._report

    def _published(self) -> Summary | None:
        """Return the report of the quarter before as it was published, if the scenario has one."""
        if not self.scenario.is_published:
            return None
        try:
            return summarise(self.card.report(AT.shift(-1)))
        except QprError:  # a scorecard without KPIs or results then
            return None


def answer(make: Callable[..., object], *given: object) -> str:
    """Return what a call prints, or the text of its error: that is an output too."""
    try:
        return repr(make(*given))
    except QprError as error:
        return f"{type(error).__name__}: {error}"


def of_entries(make: Callable[[Entry], object]) -> Callable[[Case], str]:
    """Return a channel that calls a function for each indicator."""
    return lambda case: "\n".join(answer(make, entry) for entry in case.card)


def of_results(make: Callable[[Indicator, Any, Any], object]) -> Callable[[Case], str]:
    """Return a channel that calls a function for each result, if no total could reveal it.

    A function of one result cannot know of the totals that are published, so that it withholds small counts only.
    """
    return lambda case: "\n".join(
        answer(make, entry.indicator, each.result, each.period)
        for entry in case.card
        for each in entry.series.observations()
        if entry.indicator.aggregation is None and entry.indicator.basis is Basis.IN_PERIOD
    )


def of_periods(make: Callable[[Entry, Any], object]) -> Callable[[Case], str]:
    """Return a channel that calls a function for each indicator in the last five quarters."""
    return lambda case: "\n".join(answer(make, entry, AT.shift(-back)) for entry in case.card for back in range(5))


def contents(record: object, within: tuple[type, ...] = ()) -> Iterator[str]:
    """Yield every field and property of a record and of the records in it, without definitions."""
    kind: type[Any] = type(record)
    if isinstance(record, Mapping):
        for key, value in record.items():
            yield f"{key!r}:"
            yield from contents(value, within)
    elif isinstance(record, Sequence) and not isinstance(record, str):
        for value in record:
            yield from contents(value, within)
    elif not attrs.has(kind) or isinstance(record, Enum | Period | Fraction | Interval):
        yield repr(record)
    elif not isinstance(record, Indicator) and within.count(kind) < MOST_NESTED:
        for name in _names(kind):
            yield f".{name}"
            try:
                yield from contents(getattr(record, name), (*within, kind))
            except QprError as error:
                yield str(error)


@cache
def _names(kind: type) -> tuple[str, ...]:
    fields = [each.name for each in attrs.fields(kind) if each.name not in KNOWN]
    properties = [
        name
        for of in kind.__mro__
        for name, value in vars(of).items()
        if isinstance(value, property) and name[0] != "_"
    ]
    return tuple(dict.fromkeys([*fields, *(name for name in properties if name not in KNOWN)]))


def _claims(case: Case) -> str:
    """Return what the checker of drafts answers to claims about each indicator."""
    claims = [
        f"{each.name} {claim}."
        for each in case.report.all_assessments
        for claim in (
            *(f"was {count}" for count in (1, 2, 3)),
            *(f"is {band.value}" for band in each.indicator.scheme),
            *("has improved", "has worsened", "is unchanged", "is on an upward trend", "is better than England"),
        )
    ]
    return answer(lambda: list(contents(check_text("\n".join(claims), case.report))))


def _group(case: Case) -> str:
    return "\n".join(
        answer(rate_group, case.report, rule)
        for rule in (WorstOf(), ShareOnTarget(cut_offs={Rag.GREEN: "80%", Rag.AMBER: "50%"}))
    )


def _explained(case: Case) -> str:
    parts = (
        part
        for each in case.report.all_assessments
        for part in (each, each.standing, each.on_current_thresholds, each.comparison, each.direction_of_travel)
    )
    return "\n".join(str(explain(part, style=style)) for part in parts for style in (KENT, PLAIN))


def _narrated(style: Style) -> Callable[[Case], str]:
    """Return a channel of all sections of a report, with the source of each number."""

    def text(case: Case) -> str:
        made = narrate(case.report, sections=list(Section), style=style)
        return "\n".join([str(made), *map(repr, made.quantities)])

    return text


def _drawn(plot: Plot) -> list[object]:
    return [list(contents(plot)), rows_of(plot, KENT), describe(plot, plot, KENT)]


def _workbook(*, live: bool) -> Callable[[Case], str]:
    def cells(case: Case) -> str:
        to_excel(case.report, kept := BytesIO(), live=live)
        with ZipFile(kept) as file:
            return "\n".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())

    return cells


QUICK: Final[Mapping[str, Callable[[Case], str]]] = {
    "classify": of_results(lambda of, result, period: classify(of, result, at=period)),
    "rate": of_results(lambda of, result, period: list(contents(rate(of, result, at=period)))),
    "compare": of_periods(lambda entry, at: list(contents(compare(*entry, at)))),
    "direction_of_travel": of_periods(lambda entry, at: list(contents(direction_of_travel(*entry, at)))),
    "latest_result": of_periods(lambda entry, at: latest_result(*entry, at)),
    "in_period_results": of_entries(lambda entry: in_period_results(*entry)),
    "needed_by_year_end": of_entries(
        lambda entry: list(contents(needed_by_year_end(*entry, AT, target=40, made_by="sum")))
    ),
    "project": of_entries(lambda entry: list(contents(project(*entry, AT, target=4)))),
    "compare_methods": of_entries(lambda entry: list(contents(compare_methods(*entry, AT)))),
    "benchmarks": of_periods(lambda entry, at: list(contents(assess(*entry, at).benchmarks))),
    "peers": of_periods(lambda entry, at: list(contents(assess(*entry, at).peers))),
    "streak": of_periods(lambda entry, at: list(contents(assess(*entry, at).streak))),
    "record": of_periods(lambda entry, at: list(contents(assess(*entry, at).record))),
    "assess": of_periods(lambda entry, at: list(contents(assess(*entry, at)))),
    "report": lambda case: "\n".join([repr(case.report), *contents(case.report)]),
    "summarise": lambda case: answer(lambda: list(contents(summarise(case.report)))),
    "bridge": lambda case: answer(lambda: list(contents(bridge(case.report)))),
    "watch_list": lambda case: answer(lambda: list(contents(watch_list(case.report)))),
    "insights": lambda case: answer(lambda: list(contents(insights(case.report, most=9)))),
    "pool": lambda case: answer(lambda: list(contents(pool(case.report)))),
    "rate_group": _group,
    "explain": _explained,
    "notes": lambda case: str(notes(case.report)),
    "table": lambda case: answer(lambda: report_table(case.report, backend="polars").rows()),
    "json": lambda case: to_json(case.report),
    "narrate Kent": _narrated(KENT),
    "text": lambda case: to_text(case.report),
    "markdown": lambda case: to_markdown(case.report),
    "html": lambda case: to_html(case.report, page=True) + answer(lambda: to_html(summarise(case.report))),
    "chart of a series": of_entries(lambda entry: _drawn(plot_of(*entry, AT, None))),
    "chart of an assessment": lambda case: answer(
        lambda: [_drawn(plot_of_assessment(each)) for each in case.report.all_assessments]
    ),
}
"""Each channel by its name."""

SLOW: Final[Mapping[str, Callable[[Case], str]]] = {
    "narrate statistical": _narrated(STATISTICAL),
    "narrate minutes": _narrated(MEETING_MINUTES),
    "narrate plain": _narrated(PLAIN),
    "narrate brief": _narrated(BRIEF),
    "check_text": _claims,
    "excel": _workbook(live=False),
    "live excel": _workbook(live=True),
}
"""The channels that take longest, which are made from the others or like them."""
