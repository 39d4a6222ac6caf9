"""Plain text and Markdown."""

from qpr_core.wording.text.markup import plain_table


def test_plain_table_columns_fit_wide_letters_and_combining_marks() -> None:
    """A wide letter is two columns wide, and a combining mark none."""
    rows = [["n", "x"], ["漢字", "y"], ["ＡＢ", "z"], ["e\u0301", "w"], ["=\u0338", "v"], ["a separate heading"]]
    assert plain_table(rows) == [
        "n     x",
        "漢字  y",
        "ＡＢ  z",
        "e\u0301     w",
        "=\u0338     v",
        "a separate heading",
    ]
    assert plain_table([["one"], ["1", "2"], ["10", "2"]]) == ["one", "1   2", "10  2"]
