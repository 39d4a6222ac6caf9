"""Every way for text of the user into the library: the same check refuses the same text."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from attrs import evolve, frozen

import qpr_core as qpr
from qpr_core.analysis.groups.rule import check_rule_members
from qpr_core.analysis.methods.method import check_members
from qpr_core.definitions import load
from qpr_core.display.excel import to_excel
from qpr_core.display.word import to_word
from qpr_core.groups import WorstOf, rate_group
from qpr_core.items import BandSeries, TrackedItem
from qpr_core.methods import LastPeriod, TravelRule
from qpr_core.rules import Band, RatingRule, Rule, Scheme, SecondRating
from qpr_core.styles import CommonWords, CoverWords, NumberStyle, Phrase, Style, Terms
from qpr_core.testing import a_report, a_series, a_summary, an_indicator
from qpr_core.text import CoverPaper, appendix, bullets, heading, paragraph
from qpr_core.units import Unit, YesNo

REPORT = a_report(qpr.Rag.RED)
CODE = REPORT.assessments[0].indicator.code
SERIES = a_series(80, 81)
PLAIN = {"code": "K1", "name": "Calls", "polarity": "higher is better", "unit": "%"}
UNPRINTABLE = "be one line of printable characters"
IN_LISTS = "be text of one line|be non-blank texts of one line"
"""The conditions in errors about whole words and lists of words."""

ITEM: dict[str, Any] = {"code": "P1", "name": "New library", "kind": "project"}


@frozen
class Quoted:
    """A method or group rule of third-party code, with the name of its rule."""

    of: Any
    name: str

    @property
    def rule(self) -> Rule:
        """Quote the name."""
        return Rule(self.name, 1)

    def __getattr__(self, name: str) -> Any:
        """Return the other members."""
        return getattr(self.of, name)


def decide(_: object) -> Any:
    """Return no answer; it is never called."""
    raise AssertionError


def listing(service: str, name: str) -> object:
    """Return a summary that lists a KPI."""
    listed: dict[str, list[tuple[str | None, str]]] = {"Red": [(service, name)]}
    return evolve(a_summary(red=1), listed=listed)


NAMES: dict[str, Callable[[str], object]] = {
    "code": lambda text: an_indicator(code=text),
    "name": lambda text: an_indicator(name=text),
    "service": lambda text: an_indicator(service=text),
    "owner": lambda text: an_indicator(owner=text),
    "grouping": lambda text: an_indicator(groups={text: "High"}),
    "place in a grouping": lambda text: an_indicator(groups={"priority": [text]}),
    "comparator": lambda text: an_indicator(comparators={text: SERIES}),
    "peer": lambda text: an_indicator(peers={text: SERIES}),
    "note on a definition": lambda text: an_indicator(redefined={"Q1 2023/24": text}),
    "earlier name": lambda text: an_indicator(renamed={"Q1 2023/24": text}),
    "code in a file": lambda text: load({"indicators": [PLAIN | {"code": text}]}),
    "name in a file": lambda text: load({"indicators": [PLAIN | {"name": text}]}),
    "unit": lambda text: Unit(name=text),
    "yes": lambda text: YesNo(yes=text),
    "band": lambda text: Scheme("Ours", {"GOOD": text, "POOR": "Poor"}),  # type: ignore[arg-type]  # names of an enumeration
    "symbol": lambda text: Scheme("Ours", {"GOOD": Band("Good", symbol=text)}),  # type: ignore[arg-type]  # names of an enumeration
    "rating rule": lambda text: RatingRule(name=text, version=1, decide=decide),
    "method": lambda text: TravelRule(name=text, version=1, decide=decide),
    "method of third parties": lambda text: check_members(Quoted(LastPeriod(), text), "K1"),
    "group rule of third parties": lambda text: check_rule_members(Quoted(WorstOf(), text)),
    "member of a group": lambda text: rate_group({text: qpr.Rag.RED}, rule=WorstOf()),
    "second rating": lambda text: SecondRating(name=text, ratings={}),
    "marker": qpr.answers.Marker,
    "item": lambda text: TrackedItem(**ITEM | {"name": text}),
    "code of an item": lambda text: TrackedItem(**ITEM | {"code": text}),
    "judge of an item": lambda text: TrackedItem(**ITEM | {"judged_by": text}),
    "marker of a band": lambda text: BandSeries({"Q1 2023/24": None}, markers={"Q1 2023/24": text}),
    "judge of a band": lambda text: BandSeries({"Q1 2023/24": "At risk"}, judged_by=text),
    "KPI in a summary": lambda text: listing("Housing", text),
    "service in a summary": lambda text: listing(text, "Calls"),
    "name of a band in a style": lambda text: CommonWords(band_names={qpr.Rag.RED: text}),
    "word for a count": lambda text: NumberStyle([text]),
    "term": lambda text: Terms(kpi=text),
    "title of a workbook": lambda text: to_excel(REPORT, decide, title=text),  # type: ignore[arg-type]  # the title is read first
    "author of a document": lambda text: to_word(REPORT, author=text),
}
"""Names: text of one line with a visible character."""

LINES: dict[str, Callable[[str], object]] = {
    "before a figure": lambda text: Unit(name="visits", before=text),
    "after a figure": lambda text: Unit(name="visits", after=text),
    "after one": lambda text: Unit(name="visits", after_one=text),
    "phrase for none": lambda text: Phrase(zero=text, one="", other=""),
    "phrase for two": lambda text: Phrase(zero="", one="", other="", two=text),
    "phrase of a style": lambda text: Style(cover=CoverWords(previous=text)),
    "separator": lambda text: CommonWords(comma=text),
    "mark of thousands": lambda text: NumberStyle(thousands=text),
}
"""Text of one line that may be empty, or spaces."""

BLOCKS: dict[str, Callable[[str], object]] = {
    "action": lambda text: qpr.narrate(REPORT, actions={CODE: text}),
    "commentary": lambda text: appendix(REPORT, commentary={CODE: text}),
    "heading": heading,
    "paragraph": paragraph,
    "list": lambda text: bullets([text], introduction=text),
    "sender of a paper": lambda text: CoverPaper(sender=text),
}
"""Text whose line breaks become spaces."""


def ways(*kinds: dict[str, Callable[[str], object]]) -> Iterator[object]:
    """Yield the ways of some kinds."""
    for kind in kinds:
        for name, make in kind.items():
            yield pytest.param(make, id=name)


@pytest.mark.parametrize("make", list(ways(NAMES, LINES, BLOCKS)))
def test_text_that_no_document_can_show_is_refused_everywhere(make: Callable[[str], object]) -> None:
    for text in ("a\x00b", "a\x1bb", "a\ud800b", "\u200b", "\u3164", "\u2066\u2069"):
        with pytest.raises(qpr.QprError, match=f" must ({UNPRINTABLE}|have a visible character|{IN_LISTS})"):
            make(text)


@pytest.mark.parametrize("make", list(ways(NAMES, LINES)))
def test_line_break_is_refused_where_one_line_is_meant(make: Callable[[str], object]) -> None:
    for text in ("%\n\n# All targets were met", "a\u2028b", "a\rb"):
        with pytest.raises(qpr.QprError, match=f" must ({UNPRINTABLE}|{IN_LISTS})"):
            make(text)


@pytest.mark.parametrize("make", list(ways(NAMES, BLOCKS)))
def test_blank_text_is_refused_where_a_name_is_meant(make: Callable[[str], object]) -> None:
    for text in ("", " "):
        with pytest.raises(qpr.QprError, match=r"blank|text of one line"):
            make(text)


@pytest.mark.parametrize("make", list(ways(LINES)))
def test_empty_text_and_spaces_are_accepted_between_others(make: Callable[[str], object]) -> None:
    for text in ("", " ", "\N{NO-BREAK SPACE}"):
        make(text)


@pytest.mark.parametrize("make", list(ways(BLOCKS)))
def test_line_breaks_in_a_block_of_text_become_spaces(make: Callable[[str], object]) -> None:
    made = make("More\nstaff\u2028# soon")
    assert "\n#" not in str(made)
    assert "More staff # soon" in repr(made)


@pytest.mark.parametrize("name", ["Our\n# scheme", "\u200b", "a\x1bb"])
def test_scheme_with_a_name_that_cannot_be_printed_is_refused(name: str) -> None:
    """Python itself refuses the null character in the name of a class."""
    with pytest.raises(qpr.QprError, match=r"^name of a rating scheme must "):
        Scheme(name, {"GOOD": "Good", "POOR": "Poor"})  # type: ignore[arg-type]  # names of an enumeration
