"""Names are text and nothing else: what is inside of a document or a picture has the elements of one with plain names.

Pages are looked at by a browser, and Markdown is read by a parser, in separate tests.
"""

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import matplotlib as mpl
import pytest
from lxml import etree  # type: ignore[import-untyped]  # what reads Word documents for python-docx

from pictured import HOSTILE, made
from qpr_core import Report, bridge, narrate
from qpr_core.display.charts import history_chart, indicator_chart, movement_matrix, small_multiples
from qpr_core.display.word import to_word
from qpr_core.methods import XmR
from qpr_core.rules import Levels, Scheme
from qpr_core.units import Unit
from small_reports import report_of

PLAIN = "Calls answered in time"
NAMES = [*HOSTILE, "_hidden", r"$\frac$", r"\alpha_1^{2}"]
FEW = {HOSTILE[0], "$x^2$"}
"""Markup and mathematics, which `make test` tries; `make large` tries every name."""
DRAWN = [name if name in FEW else pytest.param(name, marks=pytest.mark.large) for name in NAMES]


def report_on(name: str) -> Report:
    """Have every name that a user can give be this one, made unlike where two must not be the same."""
    bands: Any = Scheme("Bands", {"BEST": name, "WORST": f"{name} 2"})  # type: ignore[arg-type]  # it makes a class
    parts = {"name": name, "service": name, "unit": Unit(name=name), "thresholds": Levels({bands.BEST: 80})}
    entries = [made(86, 84, 85, 81, 80, 78, code=f"{name}{place}", **parts) for place in (1, 2)]
    return report_of(*entries, quarters=6)


def trees(report: Report) -> Iterator[etree._Element]:
    """Parse every part of the Word document of a report."""
    actions = {each.indicator.code: each.indicator.name for each in report.assessments}
    to_word(narrate(report, actions=actions)).save(kept := BytesIO())
    with ZipFile(kept) as zipped:
        for part in zipped.namelist():
            if part.endswith((".xml", ".rels")):
                yield etree.fromstring(zipped.read(part))


def pictures(report: Report) -> Iterator[etree._Element]:
    """Parse every chart of a report, its texts kept as texts."""
    indicator = report.assessments[0].indicator
    series = made(86, 84, 85, 81, 80, 78)[1]
    method = XmR(minimum_points=3, run=3)
    figures = [
        indicator_chart(indicator, series, report.period),
        indicator_chart(indicator, series, report.period, method=method),
        small_multiples(report),
        movement_matrix(bridge(report)),
        history_chart(report),
    ]
    for figure in figures:
        with mpl.rc_context({"svg.fonttype": "none"}), warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph .* missing from font")
            warnings.filterwarnings("ignore", message="constrained_layout not applied")
            figure.savefig(kept := BytesIO(), format="svg")
        yield etree.fromstring(kept.getvalue())


def structure(roots: list[etree._Element]) -> set[tuple[str, frozenset[str]]]:
    """Return each kind of element, with the names of its attributes."""
    return {
        (str(element.tag), frozenset(map(str, element.attrib)))
        for root in roots
        for element in root.iter(etree.Element)
    }


def attributes(roots: list[etree._Element]) -> list[str]:
    """Return the value of every attribute."""
    return [str(value) for root in roots for element in root.iter(etree.Element) for value in element.attrib.values()]


def words(roots: list[etree._Element]) -> str:
    """Return all text without spaces, because lines may be broken at any of them."""
    return "".join("".join(map(str, root.itertext())) for root in roots).replace("\n", "").replace(" ", "")


@pytest.fixture(scope="module")
def plain() -> tuple[set[tuple[str, frozenset[str]]], ...]:
    """Return the elements of documents and pictures with plain names."""
    report = report_on(PLAIN)
    return structure([*trees(report)]), structure([*pictures(report)])


@pytest.mark.parametrize("name", DRAWN)
def test_hostile_name_adds_nothing_but_text_to_a_word_document(name: str, plain: Any) -> None:
    made_of = [*trees(report_on(name))]
    assert structure(made_of) <= plain[0]
    assert not any(name in value for value in attributes(made_of))
    assert words(made_of).count(name.replace(" ", "")) > 10


@pytest.mark.parametrize("name", DRAWN)
def test_hostile_name_adds_nothing_but_text_to_a_chart(name: str, plain: Any) -> None:
    made_of = [*pictures(report_on(name))]
    assert structure(made_of) <= plain[1]
    assert not any(name in value for value in attributes(made_of))
    assert all(name.replace(" ", "")[:30] in words([picture]) for picture in made_of)
