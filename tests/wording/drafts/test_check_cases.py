"""check_text: long sentences, similar names of bands, financial years, shares and totals."""

import pytest

from kent import summary as kent_summary
from qpr_core import FinancialYear, Rag, Summary, check_text, summarise
from qpr_core.rules import Band, Scheme
from qpr_core.testing import A_TRUST

KENT_NOW = kent_summary()


def test_check_text_finds_claim_at_end_of_long_sentence() -> None:
    endless = "and Reds, " * 300
    assert [each.words for each in check_text(f"{endless} 14 are Green", KENT_NOW)] == ["14 are Green"]


def test_check_text_lists_wrong_quarter_of_two_claims_once() -> None:
    found = check_text("The number of Reds fell by 3, from 11 in Q1 2020/21 to 8 in Q2 2023/24.", KENT_NOW)
    assert [str(each) for each in found] == ['"Q1 2020/21": the data are for Q1 2023/24 (the quarter before)']


def test_check_text_sentence_about_a_quarter_that_is_not_known_is_unread() -> None:
    checked = check_text("8 KPIs are Red, down from 11 in Quarter 4.", KENT_NOW)
    assert checked.discrepancies == ()
    assert [each.sentence for each in checked.unread] == ["8 KPIs are Red, down from 11 in Quarter 4."]


def test_check_text_quotes_after_letter_that_grows_in_lower_case() -> None:
    text = "İİİ. 14 KPIs are Green"
    (found,) = check_text(text, KENT_NOW)
    assert text[found.start : found.end] == found.words == "14 KPIs are Green"


def counted(period: str, green: int, amber: int, red: int, previous: Summary | None = None) -> Summary:
    ratings = {Rag.GREEN: green, Rag.AMBER: amber, Rag.RED: red}
    return Summary(period=period, indicators=green + amber + red, ratings=ratings, previous=previous)


def test_check_text_change_of_one_is_one_more() -> None:
    now = counted("Q2 2023/24", 2, 1, 1, previous=counted("Q1 2023/24", 1, 2, 1))
    assert [str(each) for each in check_text("Two more are Green, two fewer Amber, one more Red.", now)] == [
        '"Two more": the data show 1 more (change of Green)',
        '"two fewer": the data show 1 fewer (change of Amber)',
        '"one more": the data show no change (change of Red)',
    ]


@pytest.mark.parametrize("digits", ["1" * 101, "9" * 100, "1" + "0" * 5_000], ids=len)
def test_check_text_number_with_too_many_digits_is_wrong(digits: str) -> None:
    found = check_text(f"{digits} are Green.", counted("Q2 2023/24", 1_000, 0, 0))
    assert [each.fact for each in found] == [1_000]


class Five(Scheme):
    """A scheme in which names of bands contain each other."""

    GREEN = Band("Green", colour="#00703c", symbol="G")
    AMBER_GREEN = Band("Amber/Green", colour="#85994b", symbol="AG")
    AMBER = Band("Amber", colour="#ffbf47", symbol="A")
    AMBER_RED = Band("Amber/Red", colour="#f47738", symbol="AR")
    RED = Band("Red", colour="#d4351c", symbol="R")


def test_check_text_tells_bands_with_similar_names_apart() -> None:
    ratings = {Five.GREEN: 1, Five.AMBER_GREEN: 2, Five.AMBER: 3, Five.AMBER_RED: 4, Five.RED: 5}
    summary = Summary(period="Q2 2023/24", indicators=15, ratings=ratings)
    right = "1 is Green, 2 are Amber/Green, 3 are Amber, 4 are Amber/Red and 5 are Red."
    assert check_text(right, summary).is_clean
    wrong = check_text("2 Amber/Reds and 5 Amber/Greens.", summary)
    assert [(each.words, each.about, each.fact) for each in wrong] == [
        ("2 Amber/Reds", "Amber/Red", 4),
        ("5 Amber/Greens", "Amber/Green", 2),
    ]


def test_check_text_reads_quarter_in_financial_year_of_summary() -> None:
    calendar = FinancialYear(1)
    before = Summary(
        period="Q1 2023", indicators=3, ratings={Rag.GREEN: 3, Rag.AMBER: 0, Rag.RED: 0}, financial_year=calendar
    )
    now = Summary(
        period="Q2 2023",
        indicators=3,
        ratings={Rag.GREEN: 1, Rag.AMBER: 1, Rag.RED: 1},
        previous=before,
        financial_year=calendar,
    )
    assert not check_text("In Q1 2023, 3 were Green; in Q2 2023, 1 is.", now).discrepancies
    assert not check_text("In Quarter 1 all 3 were Green.", now).discrepancies
    assert [each.fact for each in check_text("In Q1 2023, 1 was Green.", now)] == [3]
    assert [each.fact for each in check_text("In Quarter 2, 3 were Green.", now)] == [1]


SOME = Summary(period="Q2 2023/24", indicators=42, ratings={Rag.GREEN: 20, Rag.AMBER: 9, Rag.RED: 6})
"""Of 42, 20 are 47.6%, 9 are 21.4%, 6 are 14.3%, and the 7 that are not rated 16.7%."""


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("50% of KPIs are Green.", ['"50%": the data show 47.62% (Green)']),
        ("47% of KPIs are Green, 21% Amber, 14% Red and 16% not rated.", ["47.62% (Green)", "16.67% (no rating)"]),
        (
            "46% of KPIs are Green, 21% Amber, 14% Red and 16% not rated.",
            ["47.62% (Green)", "they add up to 97%, which rounding does not explain (shares)", "16.67% (no rating)"],
        ),
        ("48% of KPIs are Green, 21% Amber, 14% Red, 48% are Green and 21% Amber.", []),
        (
            "47.6% of KPIs are Green, 21.4% Amber, 14.3% Red and 16.5% not rated.",
            ["16.67% (no rating)"],
        ),
        (
            "Of the 42 KPIs, 20 are Green, nine Amber and six Red.",
            ['"42": the data show 35 (the ratings together)'],
        ),
    ],
)
def test_check_text_shares_and_totals_with_unrated_kpis(text: str, lines: list[str]) -> None:
    found = [str(each) for each in check_text(text, SOME)]
    assert len(found) == len(lines), found
    assert all(line in each for line, each in zip(lines, found, strict=True)), found


def test_check_text_shares_of_two_quarters_are_not_added() -> None:
    text = "39% of KPIs are Green, 39% Amber and 21% Red. In Q1 2023/24, 29% of KPIs were Red."
    assert not check_text(text, KENT_NOW).discrepancies


def test_check_text_unchanged_count_did_not_rise() -> None:
    now = counted("Q2 2023/24", 2, 1, 1, previous=counted("Q1 2023/24", 1, 2, 1))
    assert [str(each) for each in check_text("Red rose from 1. Green rose from 1, Amber fell from 2.", now)] == [
        '"rose from 1": the data show no change (change of Red)'
    ]


def test_check_text_count_is_of_quarter_named_after_it() -> None:
    """There were 11 Reds in Quarter 1 and there are 8 now."""
    found = check_text("The number of Reds fell from 11 to 8 in Quarter 1.", KENT_NOW)
    assert [str(each) for each in found] == ['"Reds fell from 11 to 8": the data show 11 (Red)']
    assert not check_text("The number of Reds fell from 11 to 8 in Quarter 2.", KENT_NOW).discrepancies


def test_check_text_reads_financial_year_with_to() -> None:
    assert not check_text("15 are Green, one fewer than in Quarter 1, 2023 to 2024.", KENT_NOW).discrepancies
    found = check_text("15 are Green, one fewer than in Quarter 1, 2022 to 2023.", KENT_NOW)
    assert [str(each) for each in found] == [
        '"Quarter 1, 2022 to 2023": the data are for Q1 2023/24 (the quarter before)'
    ]


def test_check_text_scheme_name_is_not_a_number() -> None:
    summary = summarise(A_TRUST.report("Q2 2023/24"))
    for noun in ("rating", "status"):
        assert not check_text(f"The latest Four {noun} are Green for none.", summary).discrepancies
    assert [each.words for each in check_text("The latest four ratings are Green.", summary)] == [
        "four ratings are Green"
    ]
