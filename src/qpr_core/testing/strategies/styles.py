"""Strategies for styles, their phrases and number styles, and palettes."""

from attrs import evolve
from hypothesis import strategies as st

from qpr_core.display.palette import FAR_APART, GOV_UK, TRAFFIC_LIGHT, Palette
from qpr_core.model.thresholds.scheme import Rag
from qpr_core.wording.styles.brief import BRIEF
from qpr_core.wording.styles.figure_words import FigureWords
from qpr_core.wording.styles.outcome import Outcome
from qpr_core.wording.styles.plain import PLAIN
from qpr_core.wording.styles.presets import MEETING_MINUTES, STATISTICAL
from qpr_core.wording.styles.scorecard_table import ScorecardColumn, ScorecardTable
from qpr_core.wording.styles.section import Section
from qpr_core.wording.styles.style import KENT, Style
from qpr_core.wording.text.numbers import NumberStyle
from qpr_core.wording.text.phrases import Phrase


def number_styles() -> st.SearchStrategy[NumberStyle]:
    """Return number styles; they shrink to digits."""
    return st.sampled_from([NumberStyle.DIGITS, NumberStyle.WORDS_TO_NINE, NumberStyle(["none", "a single"])])


def phrases() -> st.SearchStrategy[Phrase]:
    """Return phrases with a count; they shrink to one of the letter A."""
    words = st.text("ABC abc", min_size=1, max_size=8)
    return st.builds(lambda noun: Phrase(f"no {noun}", f"{{count}} {noun}", f"{{count}} {noun}s"), words)


def styles() -> st.SearchStrategy[Style]:
    """Return ready-made styles with other numbers, shares, sections and English tags.

    They shrink to Kent's style, in digits.
    """
    presets = st.sampled_from([KENT, STATISTICAL, MEETING_MINUTES, PLAIN, BRIEF])
    return st.builds(
        evolve,
        presets,
        rating_numbers=number_styles(),
        change_numbers=number_styles(),
        direction_numbers=number_styles(),
        with_shares=st.booleans(),
        decimal_places=st.none() | st.integers(0, 2),
        language=st.sampled_from(["en-GB", "en"]),
        table=scorecard_tables(),
        sections=st.lists(st.sampled_from(Section), unique=True, min_size=1),
    )


def scorecard_tables() -> st.SearchStrategy[ScorecardTable]:
    """Return columns of the scorecard table; they shrink to the default ones."""
    heads = st.sampled_from(["code", "indicator"])
    others = st.lists(st.sampled_from([*ScorecardColumn][2:]), unique=True)
    columns = st.builds(lambda head, more: [head, *more], heads, others)
    names = st.dictionaries(st.sampled_from(ScorecardColumn), st.sampled_from(["Goal", "*Now* & then"]), max_size=2)
    return st.builds(ScorecardTable, columns=st.none() | columns, names=names)


def figure_words() -> st.SearchStrategy[FigureWords]:
    """Return marks in numbers; they shrink to those of English."""
    marks = st.sampled_from([(".", ","), (",", "."), (",", " "), ("·", "")])
    return marks.map(lambda pair: FigureWords(decimal=pair[0], thousands=pair[1]))


def outcomes() -> st.SearchStrategy[Outcome]:
    """Return outcomes with their colour or without; they shrink to "off track"."""
    names = st.sampled_from(["off track", "within tolerance", "on target"])
    what = st.sampled_from([(None, None), ("met its target", "met their target"), ("met target", None)])
    besides, labels = st.sampled_from([None, "({colour})"]), st.sampled_from([None, "Met target"])
    return st.builds(
        lambda name, did, beside, label: Outcome(name, one=did[0], other=did[1], beside=beside, label=label),
        names,
        what,
        besides,
        labels,
    )


def palettes() -> st.SearchStrategy[Palette]:
    """Return palettes with custom colours for some bands; they shrink to `GOV_UK`."""
    colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
    return st.sampled_from((GOV_UK, FAR_APART, TRAFFIC_LIGHT)) | st.builds(
        lambda given: Palette(colours=given), st.dictionaries(st.sampled_from(Rag), colours)
    )
