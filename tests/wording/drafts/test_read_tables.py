"""Tables in drafts: with bars, tabs or spaces between their cells, with headings or without."""

import pytest

from drafts_council import report
from qpr_core import Rag, Summary, check_text

COUNCIL = report()
"""Quarter 2 2025/26. Housing has three Green, three Amber and two Red, and Planning five, one and none."""

BARS = """
Service | Green | Amber | Red
Housing | 3 | 3 | 2
Planning | 5 | 1 | 1
"""

QUARTERS = """
Status | Q2 2024/25 | Q1 2025/26 | Q2 2025/26
Green | 18 | 20 | 22
Amber | 12 | 10 | 8
"""


def faults(text: str) -> list[str]:
    return [str(each) for each in check_text(text, COUNCIL).discrepancies]


@pytest.mark.parametrize("mark", [" | ", "\t", "  ", "    "])
@pytest.mark.parametrize(
    ("table", "found"),
    [(BARS, ['"1": the data show 0 (Red)']), (QUARTERS, ['"8": the data show 9 (Amber)'])],
)
def test_table_is_read_whatever_is_between_its_cells(table: str, found: list[str], mark: str) -> None:
    checked = check_text(table.replace(" | ", mark), COUNCIL)
    assert [str(each) for each in checked.discrepancies] == found
    assert len(checked.claims) == 6
    assert checked.unread == ()


def test_figures_without_headings_are_those_of_their_rows() -> None:
    assert faults("Green\t22\nAmber\t9\nRed\t8") == ['"Red 8": the data show 7 (Red)']


def test_heading_may_have_a_figure_in_its_unit() -> None:
    """CS01 is Red, and was Amber in Quarter 1."""
    heads = "Code | Rating | Previous rating | Cost (per 1,000)"
    assert faults(f"| {heads} |\n| --- | --- | --- | --- |\n| CS01 | Red | Amber | 3 |\n") == []
    assert faults(f"{heads}\nCS01 | Red | Red | 3\n".replace(" | ", "\t")) == ['"Red": the data show Amber (CS01)']


def test_row_of_plain_text_with_an_empty_cell_is_listed_as_unread() -> None:
    checked = check_text("Service  Green  Amber  Red\nHousing  3  3  2\nPlanning  5  1\n", COUNCIL)
    assert [each.sentence for each in checked.unread] == ["Planning  5  1"]


@pytest.mark.parametrize("mark", ["  ", "\t", " | "])
def test_rows_of_kpis_without_headings_are_listed_as_unread(mark: str) -> None:
    """The second band may be the rating before, and the first row may have no figure."""
    for table in ("CS01  82%  Green  Amber\nCS02  55%  Red  Red\n", "CS01  Red  Amber  x\nCS02  Amber  Amber  x\n"):
        checked = check_text(table.replace("  ", mark), COUNCIL)
        assert (checked.claims, len(checked.unread)) == ((), 2)


@pytest.mark.parametrize(
    ("table", "claims", "found", "unread"),
    [
        ("\tGreen\tAmber\tRed\nHousing\t3\t3\t2\nPlanning\t5\t1\t1\n", 6, ['"1": the data show 0 (Red)'], 0),  # an empty corner
        ("\tGreen\tAmber\tRed\nHousing\t3\t3\nPlanning\t5\t1\t0\n", 3, [], 1),  # which column is missing?
        ("Service\tGreen\tAmber\tRed\nHousing\t3\t\t2\nPlanning\t5\t1\t\n", 4, [], 0),
        ("\tService\tGreen\tRed\n\tHousing\t3\t2\n", 2, [], 0),  # an indent
        ("Service | Green | Amber | Red\nHousing | 3 || 2\nPlanning | 5 | 1 | 0\n", 5, [], 0),
        (" | Green | Amber | Red\nHousing | 3 | 3 | 2\nPlanning | 5 | 1 | 0\n", 0, [], 2),
        ("| Service | Green | Red |\n| Housing | 3 | 2 | 7 |\n| Planning | 5 |\n", 3, [], 1),
        ("|\n|\n", 0, [], 0),
    ],
)  # fmt: skip
def test_empty_cells_keep_their_places(table: str, claims: int, found: list[str], unread: int) -> None:
    checked = check_text(table, COUNCIL)
    assert [str(each) for each in checked.discrepancies] == found
    assert (len(checked.claims), len(checked.unread)) == (claims, unread)


def test_table_has_the_quarter_of_the_heading_above_it() -> None:
    """In Quarter 1, 20 KPIs were Green."""
    assert faults("# Last quarter\n\nRating\tNumber\nGreen\t20\n") == []
    assert faults("# Last quarter\n\nRating\tNumber\nGreen\t22\n") == ['"22": the data show 20 (Green)']


@pytest.mark.parametrize("text", ["14\tKPIs are Green.", "-\t14 KPIs are Green.", "14 KPIs are Green | Cabinet"])
def test_line_alone_is_a_sentence(text: str) -> None:
    assert faults(text) == ['"14 KPIs are Green": the data show 22 (Green)']


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Red indicators are:\n\n- CS01\n- HT03 (Housing)\n", ['"HT03": the data show Amber (HT03)']),
        ("Red KPIs in the quarter:\nCS01 Calls answered within 60 seconds\nHT03\n\nOther matters.\n\n- CS02", ['"HT03": the data show Amber (HT03)']),
    ],
)  # fmt: skip
def test_items_of_a_list_have_the_rating_of_its_introduction(text: str, found: list[str]) -> None:
    assert faults(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In 2025/26, 22 are Green. At the same point in 2024/25, 17 were Green.", ['"17 were Green": the data show 18 (Green)']),
        ("CS01 is at 78%, up from 70% in the same quarter of 2024/25.", ['"up": the data show 7 fewer (change of CS01)', '"70%": the data show 85 (CS01)']),
        ("Compared with the same quarter of 2021/22, Greens fell.", []),  # before the first quarter of the data
        ("22 are Green, up from 15 in the same quarter of 2019/20.", []),
        ("Compared with Quarter 2 2024/25, 18 did better and 17 worse.", ['"17 worse": the data show 16 (worse)']),
        ("Compared with Quarter 2 2024/25, 18 did better in Housing and 17 worse.", []),  # unread
        ("22 are Green, nine Amber and seven Red. In Quarter 1 the figures were 20, nine and eight.", ['"nine": the data show 10 (Amber)']),
        ("22 are Green and seven Red. In Quarter 1 the figures were 20, nine and eight.", []),  # of which bands?
        ("Of the 40 measures in the framework, 22 are Green and eight are Amber.", ['"eight are Amber": the data show 9 (Amber)']),
        ("In the framework, 22 are Green, eight are Amber and seven are Red.", ['"eight are Amber": the data show 9 (Amber)']),
        ("In the framework, 20 are Green, eight are Amber and seven are Red.", []),  # may be a part
        ("In the framework, 21 are Green, nine are Amber and seven are Red.", ['"21 are Green": the data show 22 (Green)']),
        ("Of the 40 KPIs, 22 are Green; in the north area, three are Red.", []),
        ("Of the 40 KPIs, 22 are Green (in the north area, three are Red).", []),
        ("Of the 40 KPIs, 22 are Green, but in the north area, three are Red.", []),
        ("Of the 40 KPIs, 12 are in Riverside, where three are Red.", []),
        ("Eight stayed Red.", ['"Eight stayed Red": the data show 5 (still Red)']),
        ("11 of the 22 Greens stayed Green.", []),  # unread: not "the same number"
        ("3.1 We met. 3.2 23 are Green.", ['"23 are Green": the data show 22 (Green)']),
        ("22 (55%) are Green, an increase of three percentage points on the 50% in Quarter 1.", ['"increase of three percentage points": the data show 5 more (change of Green)']),
        ("58% are Green, up from 53% in Quarter 1 and from 44% in Quarter 2 of 2024/25.", ['"44%": the data show 45% (Green in the quarter before)']),
        ("FN04 is Red, as it has been for eight quarters.", ['"Red, as it has been for eight quarters": the data show 7 (periods of FN04)']),
        ("Six moved to a better rating and five to a worse one.", ['"five to a worse one": the data show 4 (worse rating than before)']),
    ],
)  # fmt: skip
def test_sentences_are_judged_as_listed(text: str, found: list[str]) -> None:
    assert faults(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Housing and homes. Of the eight KPIs, three are Green, three Amber and three Red.", ['"three Red": the data show 2 (Red in Housing)']),
        ("Housing. 22 are Green.", []),  # of all KPIs
        ("Housing. 21 are Green.", ['"21 are Green": the data show 3 (Green in Housing)']),
        ("Service | Green | Red\nHousing | 3 (4) | 2 (2)\nPlanning | 5 (1) | 1 (0)\n", ['"1": the data show 0 (Red)']),  # figures in brackets may be of Quarter 1
        ("CS01 is at 78%. It was 82% two quarters earlier.", []),  # a quarter that is not read
        ("CS02 is at 32%, and the abandoned share was 3.9% (provisional).", []),  # of something unknown
        ("CS01 is Red. Before that it had been Green in every quarter since April 2023.", []),
        ("CS01 is at 78% (82% in Quarter 1, 84% in Quarter 2 of last year).", ['"84%": the data show 85 (CS01)']),
        ("PL06: after three quarters without a result, it is Green.", []),
        ("FN06 rose from £356,000 to £403,000, an increase of £57,000.", ['"£57,000": the data show 47,000 more (change of FN06)']),
        ("CS01 is Red, and one is Amber.", []),
        ("CS01 is Red. It is 7 points away from the level of 85% for Green.", []),
    ],
)  # fmt: skip
def test_nothing_true_is_called_wrong(text: str, found: list[str]) -> None:
    assert faults(text) == found


@pytest.mark.parametrize("text", ["Five stayed Red.", "Five moved to Red."])
def test_moves_are_unread_where_the_kpis_of_a_quarter_are_not_known(text: str) -> None:
    counts = Summary(period="Q2 2023/24", indicators=10, ratings={Rag.GREEN: 4, Rag.AMBER: 3, Rag.RED: 3})
    checked = check_text(text, counts)
    assert checked.discrepancies == ()
    assert [each.sentence for each in checked.unread] == [text]
