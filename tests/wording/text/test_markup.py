"""Plain text and Markdown."""

from qpr_core.wording.text.markup import plain_table


def test_columns_of_a_plain_table_are_as_wide_as_wide_letters_and_no_wider_for_marks() -> None:
    """A wide letter takes the room of two, a mark that combines with the letter before takes none."""
    rows = [["n", "x"], ["漢字", "y"], ["ＡＢ", "z"], ["e\u0301", "w"], ["=\u0338", "v"], ["a heading of its own"]]
    assert plain_table(rows) == [
        "n     x",
        "漢字  y",
        "ＡＢ  z",
        "e\u0301     w",
        "=\u0338     v",
        "a heading of its own",
    ]
    assert plain_table([["one"], ["1", "2"], ["10", "2"]]) == ["one", "1   2", "10  2"]
