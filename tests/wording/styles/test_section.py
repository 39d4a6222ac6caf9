"""The sections that a report can have, and those that it has by default."""

import ast
import inspect

import pytest

from qpr_core import Section
from qpr_core.errors import StyleError
from qpr_core.styles import Style
from qpr_core.wording.styles import section as module
from qpr_core.wording.styles.section import DEFAULT_SECTIONS, read_sections


def test_default_sections_do_not_include_a_new_section() -> None:
    """Every report without `sections=` has these. A new section is only one of them if no earlier report can have it."""
    assert [section.value for section in DEFAULT_SECTIONS] == [
        "heading",
        "period",
        "opening",
        "ratings",
        "listed",
        "directions",
        "restated",
        "what moved",
        "watch-list",
        "scorecard",
        "changes to the list of KPIs",
        "the same quarter last year",
        "the last quarters",
        "activity indicators",
        "projects and other items",
        "notes on the data",
        "indicators one by one",
        "statistics of the directions of travel",
    ]
    assert Style().sections == DEFAULT_SECTIONS


def test_default_sections_are_written_out_in_the_code() -> None:
    """A `tuple(Section)` would grow by itself."""
    tree = ast.parse(inspect.getsource(module))
    written = next(
        node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "DEFAULT_SECTIONS"
    )
    assert isinstance(written, ast.Tuple)


def test_every_section_has_a_line_in_the_reference() -> None:
    """The reference prints the text below each member."""
    made = next(node for node in ast.parse(inspect.getsource(Section)).body if isinstance(node, ast.ClassDef))
    documented = [
        node.targets[0].id
        for node, after in zip(made.body, made.body[1:], strict=False)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
    ]
    assert documented == [section.name for section in Section]


def test_read_sections_accepts_a_single_section() -> None:
    assert read_sections(Section.NOTES) == (Section.NOTES,)
    assert read_sections([Section.NOTES, Section.HEADING]) == (Section.NOTES, Section.HEADING)


@pytest.mark.parametrize("given", [None, 5, "nothing", ["nothing"], [Section.NOTES, Section.NOTES]])
def test_read_sections_refuses_other_types_and_repeats(given: object) -> None:
    with pytest.raises(StyleError, match=r"sections must be members of Section, each once \(from 'heading', .*\), got"):
        read_sections(given)  # type: ignore[arg-type]  # a wrong type is what is tested
