"""Styles as plain data: what is left out, and what cannot be written."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qpr_core import Paragraph, Rag, Report, Section, Summary
from qpr_core.errors import StyleError
from qpr_core.rules import Scheme
from qpr_core.styles import (
    KENT,
    MEETING_MINUTES,
    STATISTICAL,
    BandWords,
    CommonWords,
    CoverWords,
    NumberStyle,
    Outcome,
    Phrase,
    Style,
    dump_style,
    load_style,
    plural_rule,
)
from qpr_core.testing import Four
from qpr_core.testing.strategies.styles import outcomes, phrases, styles
from qpr_core.text import paragraph
from qpr_core.units import DAYS, Unit
from translation import translated


def any_styles() -> st.SearchStrategy[Style]:
    """Draw styles with drawn phrases, names of bands, units and languages with the plural rule of English."""

    def made(
        style: Style, phrase: Phrase, name: str, band: str | Outcome, near: Any, language: str, kept: list[Rag]
    ) -> Style:
        bands: dict[Scheme, BandWords] = {band: style.cover.bands[band] for band in kept if band in style.cover.bands}
        return evolve(
            style,
            cover=evolve(style.cover, opening=phrase, bands=bands),
            common=evolve(style.common, band_names={Rag.RED: band, next(iter(Four)): name}),
            units={DAYS: Unit(name=name, after=f" {name}")},
            near=near,
            grouping=name,
            level=len(kept) or None,
            language=language,
        )

    nears = st.integers(0, 5) | st.fractions(0, 5, max_denominator=9) | st.sampled_from(["2.5", 2.5])
    kept = st.lists(st.sampled_from(Rag), unique=True)
    names = st.text("ABCŵ", min_size=1)
    return st.builds(
        made, styles(), phrases(), names, names | outcomes(), nears, st.sampled_from(["en", "de-AT", "en-GB"]), kept
    )


@given(any_styles())
def test_style_comes_back_from_its_data_as_json(style: Style) -> None:
    data = json.loads(json.dumps(dump_style(style)))
    assert load_style(data, schemes=[Four]) == style
    assert dump_style(load_style(data, schemes=[Four])) == data


@pytest.mark.parametrize("language", ["cy", "pl", "ga", "uk", "ja"])
def test_translation_comes_back_with_its_plural_rule(language: str) -> None:
    style = translated(language)
    assert load_style(dump_style(style)) == style
    assert style.cover.opening.rule is plural_rule(language)


@pytest.mark.parametrize("style", [KENT, STATISTICAL, MEETING_MINUTES], ids=repr)
def test_ready_made_style_comes_back_from_its_data(style: Style) -> None:
    assert load_style(dump_style(style)) == style
    assert (dump_style(style) == {}) == (style is KENT)


def test_dump_style_leaves_out_what_is_as_in_kent() -> None:
    cover = CoverWords(
        previous="last quarter", bands={Rag.GREEN: KENT.cover.bands[Rag.GREEN]._replace(meaning="good")}, schemes={}
    )
    assert dump_style(Style(cover=cover, sections="notes on the data", change_numbers=NumberStyle.DIGITS)) == {
        "cover": {
            "previous": "last quarter",
            "bands": {"Rag": {"GREEN": {"meaning": "good"}, "AMBER": False, "RED": False}},
            "schemes": {"Rag": False},
        },
        "change_numbers": {"words": []},
        "sections": ["notes on the data"],
    }
    assert dump_style(Style(near=Fraction(5, 2)))["near"] == dump_style(Style(near=Decimal("2.5")))["near"] == "5/2"


def test_dump_style_writes_a_partial_translation() -> None:
    assert dump_style(Style(language="cy", common=CommonWords(not_rated="heb sgôr"))) == {
        "common": {"not_rated": "heb sgôr"},
        "language": "cy",
    }


def test_dump_style_refuses_what_a_file_cannot_hold() -> None:
    def custom(result: Report | Summary, style: Style) -> Paragraph:  # noqa: ARG001  a section has both
        return paragraph("x")

    visits = Unit(name="visits", after=" visits")
    with pytest.raises(StyleError, match="section must be a member of Section, to be written in a file, got <function"):
        dump_style(Style(sections=[Section.HEADING, custom]))
    with pytest.raises(StyleError, match="unit must be a ready-made one, to be written in a file, got Unit"):
        dump_style(Style(units={visits: visits}))
    welsh = Phrase("z", "o", "x", rule=plural_rule("cy"))
    with pytest.raises(StyleError, match=r"rule of a phrase must be that of its language.*\(cover\.opening\)$"):
        dump_style(Style(cover=CoverWords(opening=welsh)))
    style = Style(language="mt", cover=CoverWords(opening=welsh))
    with pytest.raises(StyleError, match="language must have a known plural rule"):
        dump_style(style)
    assert dump_style(style, plurals=welsh.rule)["cover"] == {"opening": {"zero": "z", "one": "o", "other": "x"}}
