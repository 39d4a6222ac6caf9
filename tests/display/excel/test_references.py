"""Names of cells and ranges, and text in formulas."""

from qpr_core.display.excel.references import cell_name, column_letters, quoted, range_name


def test_letters_of_columns_go_on_after_z() -> None:
    assert [column_letters(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


def test_range_of_a_sheet_with_an_apostrophe_doubles_it() -> None:
    assert range_name("Mayor's", 1, (0, 2)) == "'Mayor''s'!$B$1:$B$3"
    assert cell_name(0, 27) == "$AB1"


def test_long_text_of_a_formula_is_joined_from_parts() -> None:
    assert quoted("") == '""'
    assert quoted("a" * 256) == f'"{"a" * 255}"&"a"'
