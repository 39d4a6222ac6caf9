"""Workbooks of one known scorecard in the many forms that people give them."""

from collections.abc import Callable
from fractions import Fraction
from io import BytesIO
from typing import Any, Final

from attrs import frozen
from hypothesis import strategies as st

from frames.scorecards.workbooks import CALLS, workbook
from qpr_core import Period

PERCENT: Final = "percent"
"""The form of a figure in a percentage cell."""

FIGURES: Final[dict[str, Callable[[Fraction], Any]]] = {
    "number": float,
    "text": lambda figure: f"{float(figure):.2f}",
    "percent text": lambda figure: f" {float(figure):.1f} %",
    PERCENT: lambda figure: float(figure / 100),
}
"""The ways to type a percentage with one decimal place into a cell."""

PERIODS: Final[dict[str, Callable[[Period], Any]]] = {
    "name": str,
    "year first": lambda period: "{1} {0}".format(*str(period).split()),
    "words": lambda period: f"Quarter {str(period)[1]}, {str(period).split()[1]}",
    "hyphen": lambda period: str(period).replace("/", "-"),
    "last day": lambda period: period.last_day,
    "written day": lambda period: f"{period.last_day:%d/%m/%Y}",
}
"""The ways to write a quarter."""

CODES: Final[dict[str, Callable[[str], str]]] = {
    "same": str,
    "lower": str.lower,
    "spaced": lambda code: f" {code[0]} {code[1:]} ",
}


@frozen(kw_only=True)
class Form:
    """The form of a workbook."""

    is_long: bool
    is_one_sheet: bool
    has_two_header_rows: bool
    figures: str
    periods: str
    codes: str
    title_rows: int
    footnotes: int
    marker: str | None


def forms() -> st.SearchStrategy[Form]:
    """Return forms in which every period is clear."""
    return st.builds(
        Form,
        is_long=st.booleans(),
        is_one_sheet=st.booleans(),
        has_two_header_rows=st.booleans(),
        figures=st.sampled_from(sorted(FIGURES)),
        periods=st.sampled_from(sorted(PERIODS)),
        codes=st.sampled_from(sorted(CODES)),
        title_rows=st.integers(0, 3),
        footnotes=st.integers(0, 2),
        marker=st.sampled_from([None, "n/a", "TBC"]),
    )


def written(results: dict[str, dict[Period, Fraction | None]], form: Form) -> BytesIO:
    """Return a workbook with the results of each code, in a form."""
    headings = [*CALLS, "Frequency"]
    definitions = {code: [code, f"Name of {code}", "high", "%", "quarterly"] for code in results}
    periods = sorted({period for own in results.values() for period in own}, key=lambda period: period.first_day)
    percent: list[str] = []
    above = [["Performance report"], *([[]] * (form.title_rows - 1))][: form.title_rows]
    below = [["* Provisional"], ["Source: the systems of the services"]][: form.footnotes]

    def cell(figure: Fraction | None) -> Any:
        return form.marker if figure is None else FIGURES[form.figures](figure)

    own_code = CODES[form.codes]
    head: list[list[Any]]
    start = definitions if form.is_one_sheet else {code: [own_code(code)] for code in results}
    first = headings if form.is_one_sheet else ["KPI ref"]
    if form.is_long:
        head = [[*first, "Period", "Value"]]
        rows = [
            [
                own_code(code) if number else start[code][0],
                *start[code][1:],
                PERIODS[form.periods](period),
                cell(figure),
            ]
            for code, own in results.items()
            for number, (period, figure) in enumerate(own.items())
        ]
    else:
        names = [PERIODS[form.periods](period) for period in periods]
        head = [[*first, *names]]
        if form.has_two_header_rows:
            years = [str(period).split()[1] for period in periods]
            head = [[*[None] * len(first), *years], [*first, *(str(period).split()[0] for period in periods)]]
        rows = [[*start[code], *(cell(own.get(period)) for period in periods)] for code, own in results.items()]
    top = len(above) + len(head)
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            if form.figures == PERCENT and isinstance(value, float):
                percent.append(f"Results!{'ABCDEFGHIJKLMNOP'[place]}{top + number + 1}")
    sheets: dict[str, Any] = {"Results": [*above, *head, *rows, *below]}
    if not form.is_one_sheet:
        sheets = {"KPIs": [*above, headings, *definitions.values(), *below], **sheets}
    return workbook(sheets, percent=percent)
