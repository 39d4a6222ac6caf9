"""WorkbookWords: the words of Excel workbooks."""

import re
from typing import Final

from attrs import frozen

from qpr_core.errors import StyleError
from qpr_core.model.values.calls import explains_calls
from qpr_core.model.values.names import check_name
from qpr_core.model.values.records import shown_as_given
from qpr_core.wording.text.phrases import PERIOD_TERMS, check_parts

_SHEETS: Final = ("cover", "scorecard", "groups", "items", "notes", "definitions", "results", "targets")


_LONGEST_NAME: Final = 31


_LONGEST: Final = {"fixed_title": 32, "fixed": 255, "page": 200}
"""The greatest number of characters of the words of messages and footers in Excel."""


_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\]|^'|'$|^history$", re.IGNORECASE)


@explains_calls
@frozen(kw_only=True, repr=False)
class WorkbookWords:
    r"""The words of Excel workbooks: names of sheets, headings and explanations.

    The sheets of definitions, results and targets keep their headings in any style, so that they can be read again.

    >>> WorkbookWords(cover="Summary").cover
    'Summary'
    >>> WorkbookWords(cover="Q1/Q2")
    Traceback (most recent call last):
    qpr_core.errors.StyleError: name of a sheet must have 1 to 31 characters and none of []:*?/\, got 'Q1/Q2' (cover)

    Raises:
        StyleError: If a word is not text or has a placeholder that cannot be filled, if a sheet has a name that Excel
            does not allow, or if two sheets have the same name.
    """

    cover: str = "Cover"
    scorecard: str = "Scorecard"
    groups: str = "Groups"
    items: str = "Items"
    notes: str = "Notes"
    definitions: str = "Definitions"
    results: str = "Results"
    targets: str = "Targets"

    scorecard_title: str = "Scorecard, {quarter}"
    groups_title: str = "Counts by group, {quarter}"
    items_title: str = "Projects and other items, {quarter}"
    definitions_title: str = "Definitions of the {indicators}"
    results_title: str = "Results behind the scorecard"
    targets_title: str = "Targets that change over time"

    contents: str = "This workbook contains:"
    contents_of: str = "{sheet}: {about}"
    about_counts: str = "the number of {indicators} with each rating"
    about_scorecard: str = "the result, rating, change and direction of travel of each {indicator}"
    about_groups: str = "the number of {kpis} with each rating and direction of travel in each group"
    about_items: str = "the status of each project, action, milestone or risk"
    about_notes: str = "what a reader needs to know about the data"
    about_definitions: str = "what each {indicator} measures, and its target"
    about_results: str = "up to 12 of the latest results of each {indicator}, and the one before them"
    about_targets: str = "targets that change over time, each with its first period"

    one_table: str = "This sheet contains one table."
    colours: str = "A rating has a colour, a symbol and a word."
    changes: str = "Changes are in the unit of the {indicator}, and in percentage points if that is per cent."
    sparklines: str = (
        "The column {recent} contains only small charts (sparklines). Their figures are in the sheet {results}. A "
        "total of the year to date has only those of this year."
    )
    blanks: str = "A blank cell has the default value. If there is no default, it has no value."
    ends: str = "Each target is in force until the next one of its {indicator}. A row without a target ends it."
    live: str = (
        "Ratings are formulas: type a different figure in the column {result}, without its unit (84 for 84%), or two "
        "counts in {numerator} and {denominator}."
    )
    live_read: str = (
        "Figures are read to six decimal places, as the report reads them. Directions of travel, notes and sparklines "
        "stay as they were reported."
    )
    groups_live: str = "The counts stay as they were reported."

    grouping: str = "Grouping"
    group: str = "Group"
    scale: str = "Scale"
    kind: str = "Kind"
    item: str = "Name"
    rating: str = "Rating"
    number: str = "Number of {indicators}"
    no_position: str = "Without an expected range"
    before: str = "In {previous}"
    change: str = "Change"

    service: str = "Service"
    unit: str = "Unit"
    period: str = "Period"
    numerator: str = "Numerator"
    denominator: str = "Denominator"
    judgement: str = "Better or worse"
    margin_to_better: str = "Margin to a better rating"
    margin_to_worse: str = "Margin to a worse rating"

    owner: str = "Owner"
    action: str = "Management action"
    is_live: str = "Live"
    live_yes: str = "live"
    not_live: str = "not live: {reason}"
    because_rule: str = "custom rule"
    because_answer: str = "its result is yes or no"
    because_withheld: str = "withheld"
    because_rounded: str = "counts are rounded"
    because_digits: str = "more digits than Excel keeps"
    because_length: str = "too long for a formula"
    not_a_figure: str = "Not rated: not a figure"
    not_possible: str = "Not rated: not a possible value"
    too_long: str = "Not rated: more digits than Excel keeps"
    not_counts: str = "Not rated: two counts are needed"
    fixed: str = "This cell is part of a formula. Change the definition, and write the workbook again."
    fixed_title: str = "This cell cannot be changed"

    note: str = "Note"
    subject: str = "Subject"
    page: str = "Page {page} of {pages}"

    __repr__ = shown_as_given

    def __attrs_post_init__(self) -> None:
        """Check every word, and the names of the sheets."""
        check_parts(self, terms=PERIOD_TERMS)
        for name, most in _LONGEST.items():
            if len(words := getattr(self, name)) > most:
                rule = f"{name} must have no more than {most} characters, as Excel allows"
                raise StyleError(rule, shown=f"{len(words)}")
        seen: dict[str, str] = {}
        for sheet in _SHEETS:
            name = check_name(getattr(self, sheet), f"name of a sheet ({sheet})", StyleError)
            if len(name) > _LONGEST_NAME or _NOT_IN_NAMES.search(name):
                raise StyleError(
                    "name of a sheet must have 1 to 31 characters and none of []:*?/\\", given=name, whose=sheet
                )
            if name.casefold() in seen:
                raise StyleError(
                    "sheets must have different names", shown=f"{name!r} for {seen[name.casefold()]} and {sheet}"
                )
            seen[name.casefold()] = sheet
