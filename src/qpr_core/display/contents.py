"""The anchors of a page, and its contents list."""

import re
from collections import Counter
from html import escape
from typing import Final

from qpr_core.wording.styles.report_words import ReportWords
from qpr_core.wording.text.chart import Chart
from qpr_core.wording.text.narrative import Narrative
from qpr_core.wording.text.printed_pages import in_pages

LONG: Final = 1500
"""A report with this many words has a contents list.

That is about four printed pages.
"""

_CHART: Final = 190
"""The words for which a chart counts: those of half a printed page."""

_FEWEST: Final = 3
"""The least number of sections for which a report has a contents list."""

_PAGES: Final = 5
"""A report with this many parts on separate pages has a contents list."""


class Anchors:
    """The anchors of one page, and the sections for its contents list.

    Each anchor is used once.

    >>> anchors = Anchors()
    >>> anchors.of_section("What moved", "What moved"), anchors.of_section("What moved", "What moved")
    (' id="section-what-moved"', ' id="section-what-moved-2"')
    >>> anchors.of_indicator("CS 01"), anchors.of_indicator("CS 01")
    (' id="indicator-CS-01"', '')
    """

    def __init__(self) -> None:
        """Start without anchors."""
        self._used: set[str] = set()
        self._codes: set[str] = set()
        self._sections: list[tuple[str, str]] = []
        self._regions: Counter[str] = Counter()

    def of_section(self, text: str, drawn: str) -> str:
        """Return the attribute for the heading of a section.

        *text* is the plain text of the heading, and *drawn* its HTML.
        """
        name = self._unused("-".join(["section", *re.findall(r"\w+", text.lower())]))
        self._sections.append((name, drawn))
        return _attribute(name)

    def of_indicator(self, code: str) -> str:
        """Return the attribute for a row of an indicator, empty for all but its first row."""
        if code in self._codes:
            return ""
        self._codes.add(code)
        return _attribute(self._unused("-".join(["indicator", *code.split()])))

    def _unused(self, stem: str) -> str:
        """Return the stem, with a number if it is already used, and count it as used."""
        number, name = 1, stem
        while name in self._used:
            number += 1
            name = f"{stem}-{number}"
        self._used.add(name)
        return name

    def of_region(self, label: str) -> str:
        """Return the label of a table or a picture, with a number if it is already used.

        Screen readers list the tables and pictures of a page by their labels.

        >>> anchors = Anchors()
        >>> anchors.of_region("Activity"), anchors.of_region("Activity")
        ('Activity', 'Activity (2)')
        """
        self._regions[label] += 1
        number = self._regions[label]
        return label if number == 1 else self.of_region(f"{label} ({number})")

    def contents(self, narrative: Narrative, words: ReportWords, *, wanted: bool | None = None) -> str:
        """Return the list of the sections with links.

        If *wanted* is None, it is empty for a short report.
        """
        has_list = len(self._sections) >= _FEWEST and _is_long(narrative) if wanted is None else wanted
        if not has_list or not self._sections:
            return ""
        links = "".join(f'<li><a href="#{escape(name, quote=True)}">{drawn}</a></li>' for name, drawn in self._sections)
        title = f'<p id="qpr-contents"><b>{escape(words.contents_heading)}</b></p>'
        return f'<nav class="qpr-contents" aria-labelledby="qpr-contents">{title}<ul>{links}</ul></nav>'


def _is_long(narrative: Narrative) -> bool:
    words = sum(_CHART if isinstance(part, Chart) else len(str(part).split()) for part in narrative.parts)
    return words >= LONG or len(in_pages(narrative.parts)) >= _PAGES


def _attribute(name: str) -> str:
    return f' id="{escape(name, quote=True)}"'
