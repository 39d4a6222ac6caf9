"""to_excel: a report as an Excel workbook."""

from collections.abc import Mapping
from io import TextIOBase
from os import PathLike
from pathlib import Path
from typing import BinaryIO, Final

from attrs import evolve

from qpr_core.analysis.reporting.report import Report
from qpr_core.display.excel.book import Setting, write_book
from qpr_core.display.excel.cover_sheet import cover_sheet
from qpr_core.display.excel.definitions_sheet import definitions_sheet
from qpr_core.display.excel.groups_sheet import groups_sheet
from qpr_core.display.excel.items_sheet import items_sheet
from qpr_core.display.excel.notes_sheet import notes_sheet
from qpr_core.display.excel.references import LONGEST_QUOTED
from qpr_core.display.excel.results_sheet import results_sheet
from qpr_core.display.excel.scorecard_sheet import scorecard_sheet
from qpr_core.display.excel.targets_sheet import targets_sheet
from qpr_core.display.excel.workbook_context import Context, plain
from qpr_core.display.palette import GOV_UK, Palette
from qpr_core.display.properties import check_property
from qpr_core.errors import ReportError, StyleError
from qpr_core.model.values.arguments import check_flag, check_kind
from qpr_core.wording.sections.context import read_actions
from qpr_core.wording.sections.grouped import check_groups
from qpr_core.wording.styles.scheme_terms import styles_by_scheme
from qpr_core.wording.styles.scorecard_table import ScorecardColumn, ScorecardTable
from qpr_core.wording.styles.style import KENT, Style
from qpr_core.wording.text.phrases import fill
from qpr_core.wording.text.spans import Words

_LIVE: Final = frozenset(
    {ScorecardColumn.RESULT, ScorecardColumn.NUMERATOR, ScorecardColumn.DENOMINATOR, ScorecardColumn.RATING}
)
"""The columns that the formulas of a live workbook need."""


def to_excel(  # noqa: PLR0913  a report, a file and the options of a workbook
    report: Report,
    file: str | PathLike[str] | BinaryIO,
    *,
    actions: Mapping[str, str] | None = None,
    live: bool = False,
    freeze: bool = True,
    title: str | None = None,
    author: str | None = None,
    style: Style = KENT,
    palette: Palette = GOV_UK,
    table: ScorecardTable | None = None,
) -> None:
    """Write a report as an Excel workbook.

    The sheets are a cover with the counts by rating, the scorecard, the counts by group if there are other groups than
    services, the projects and other items, the notes on the data, the definitions, the results, and the targets that
    change. Each has one table with a name and a description, no merged cells, and a set-up for printing on A4. Text is
    never read as a formula. Withheld counts are in no part of the file. The same report gives the same bytes.

    >>> from io import BytesIO
    >>> from openpyxl import load_workbook
    >>> from qpr_core import Indicator, Scorecard, Thresholds, TimeSeries
    >>> calls = Indicator(code="C1", name="=SUM(A1:A9)", polarity="higher is better", unit="%",
    ...                   thresholds=Thresholds(target=85, floor=80))
    >>> report = Scorecard([(calls, TimeSeries({"Q1 2023/24": 79, "Q2 2023/24": 84}))]).report("Q2 2023/24")
    >>> to_excel(report, kept := BytesIO())
    >>> workbook = load_workbook(kept, read_only=True)
    >>> workbook.sheetnames
    ['Cover', 'Scorecard', 'Notes', 'Definitions', 'Results']
    >>> name = workbook["Scorecard"]["B5"]
    >>> name.value, name.data_type
    ('=SUM(A1:A9)', 's')

    Args:
        report: A report from `Scorecard.report`.
        file: The path of the workbook, or a binary file that is open for writing.
        actions: The management actions by the code of their indicator. If None, there is no column for them.
        live: True to write ratings, margins, changes and counts as formulas. Defaults to their values.
        freeze: True to freeze the rows of the headings. The Analysis Function advises against it, because it hides
            cells from readers who enlarge the text. Defaults to True.
        title: The title in the properties. If None, that of the cover.
        author: The author in the properties. If None, they have no author.
        style: The phrases.
        palette: The colours.
        table: The columns of the scorecard sheet. Defaults to those of the style.

    Raises:
        ReportError: If *report* is not a `Report`, or does not fit into Excel. Also if *file* is neither a path nor a
            binary file or has a suffix other than .xlsx. Also if an action is not text or has a code that is not in
            the report, or the report does not have the grouping of *style*.
        StyleError: If *style*, *palette*, *table*, *title* or *author* has the wrong type. Also if *live* is True, and
            formulas cannot use the name of a rating or *table* lacks a column that they need.
        OSError: If the file cannot be written.

    Source: Government Analysis Function, Releasing statistics in spreadsheets, and its checklist of the basics.
    """
    check_kind(report, Report, "report")
    check_flag(live, "live", ReportError)
    check_flag(freeze, "freeze", ReportError)
    schemes = [each.scheme for each in report.by_scheme]
    styles = styles_by_scheme(style, schemes, report.period.frequency, table)
    given_style = style if table is None else evolve(style, table=table)
    check_kind(palette, Palette, "palette")
    check_groups(style, report)
    given_title, given_author = check_property(title, "title"), check_property(author, "author")
    is_path = isinstance(file, str | PathLike)
    if not is_path and (isinstance(file, TextIOBase) or not callable(getattr(file, "write", None))):
        raise ReportError("file must be a path, or a file that is open for writing bytes", given=file)
    if isinstance(file, str | PathLike) and Path(file).suffix.lower() not in {"", ".xlsx"}:
        raise ReportError("path of a workbook must end in .xlsx (other formats are not written)", given=file)
    context = Context(
        report=report,
        given_style=given_style,
        styles=styles,
        palette=palette,
        is_live=live,
        actions=read_actions(report, actions),
    )
    if live:
        _check_names(context)
        _check_columns(styles.whole.table)
    content = _content(context, is_frozen=freeze, title=given_title, author=given_author)
    if isinstance(file, str | PathLike):
        Path(file).write_bytes(content)
    else:
        file.write(content)


def _check_names(context: Context) -> None:
    """Check that formulas can distinguish all ratings by their names.

    Raises:
        StyleError: If two ratings have the same name and mark, or a name is too long for a formula.
    """
    names = [context.rating_text(rating) for rating in context.ratings_shown()]
    for name in names:
        if len(name) > LONGEST_QUOTED:
            rule = f"ratings of a live workbook must have names of no more than {LONGEST_QUOTED} characters"
            raise StyleError(rule, shown=f"{len(name)} from {name[:20]!r}")
        if names.count(name) > 1:
            raise StyleError("ratings of a live workbook must have different names", shown=f"{name!r} twice")


def _check_columns(table: ScorecardTable) -> None:
    """Check that a live workbook has the columns of its formulas.

    Raises:
        StyleError: If it lacks one of them.
    """
    if table.columns is not None and not _LIVE.issubset(table.columns):
        needed = ", ".join(repr(column.value) for column in ScorecardColumn if column in _LIVE)
        rule = f"columns of a live workbook must include {needed} (or pass live=False)"
        raise StyleError(rule, given=[column.value for column in table.columns])


def _content(context: Context, *, is_frozen: bool, title: str, author: str) -> bytes:
    words = context.words
    results = results_sheet(context)
    groups = groups_sheet(context)
    targets = targets_sheet(context)
    items = items_sheet(context)
    sheets = [
        scorecard_sheet(context, results.drawn),
        *(() if groups is None else (groups,)),
        *(() if items is None else (items,)),
        notes_sheet(context),
        definitions_sheet(context),
        results.sheet,
        *(() if targets is None else (targets,)),
    ]
    cover = cover_sheet(context, tuple(sheet.table.lower() for sheet in sheets))
    footer = plain(fill(words.page, page=Words("\0"), pages=Words("\1")))
    setting = Setting(
        palette=context.palette,
        is_frozen=is_frozen,
        footer='&L&"Arial,Regular"&A&R&"Arial,Regular"'
        + footer.replace("&", "&&").replace("\0", "&P").replace("\1", "&N"),
        title=title or cover.title,
        author=author,
        read_as={
            "indicators": words.definitions,
            "results": words.results,
            **({} if targets is None else {"targets": words.targets}),
        },
    )
    return write_book([cover, *sheets], setting)
