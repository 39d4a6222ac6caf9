"""Falsehoods: words of whole reports and what they are changed to, each of which a reader must refuse."""

from typing import Final

FALSEHOODS: Final[dict[tuple[str, str], list[tuple[str, str]]]] = {
    ("messy", "KENT"): [
        ("below the target of 93%, within the tolerance of 2 percentage points", "below the target of 93%"),
        ("Green and close to a worse rating (result for 2022/23)", "Green and close to a worse rating"),
        ("slope is 0.31 percentage points", "slope is 0.32 percentage points"),
        ("slope is 0.31 percentage points", "slope is -0.31 percentage points"),
        ("p = 0.561", "p = 0.563"),
        ("p = 0.561", "p < 0.0001"),
        ("level of 5%, by", "level of 1%, by"),
        ("by least squares for overlapping periods", "by least squares"),
        ("By generalised least squares for figures that overlap,", "By ordinary least squares,"),
        ("(version 1)", "(version 2)"),
        (
            "is 0.5 percentage points below the target of 93%, within",
            "is 0.5 percentage points over the target of 93%, within",
        ),
        ("within the tolerance of 2 percentage points", "outside the tolerance of 2 percentage points"),
        ("is Amber for Quarter 2 (it was Green", "is Amber for Quarter 3 (it was Green"),
        ("it was Green in Quarter 1). 92.5%", "it was Green in Quarter 1 2022/23). 92.5%"),
        (
            "(M04) has no figure for Quarter 2 yet; it is Amber on its result for Quarter 1.",
            "(M04) has no figure for Quarter 2 yet; it is Amber on its result for Quarter 4 2022/23.",
        ),
        (
            "(M04) has no figure for Quarter 2 yet; it is Amber on its result for Quarter 1.",
            "(M04) is Amber for Quarter 2.",
        ),
        ("(M04) has no figure for Quarter 2 yet; it is Amber on its", "(M04) is Amber for Quarter 2, on its"),
        (
            "(M03) is Green for Quarter 2, on its result for Quarter 1 (",
            "(M03) has no figure for Quarter 2 yet; it is Green on its result for Quarter 1 (",
        ),
        ("risen by about 0.45 percentage points", "risen by about 0.46 percentage points"),
        ("risen by about 0.45 percentage points", "risen by about 0.4 percentage points"),
        ("risen by about 0.45", "fallen by about 0.45"),
        (
            "the value has neither clearly risen nor clearly fallen over the 6",
            "the value has risen by about 0.31 percentage points a quarter over the 6",
        ),
        ("over the 7 results from Quarter 3 2021/22", "over the 8 results from Quarter 3 2021/22"),
        ("from Quarter 3 2021/22 to Quarter 1", "from Quarter 3 2022/23 to Quarter 1"),
        ("the target has risen from 92% to 93%", "the target has fallen from 92% to 93%"),
        ("the target has risen from 92% to 93%", "the target has risen from 91% to 93%"),
        ("would be Amber, not Green.", "would be Red, not Green."),
        ("Rent collected (M01): compared with Quarter 2 2022/23", "Rent collected (M01): compared with Quarter 1"),
        ("there is no target.", "there is no result."),
        ("There is no target. ", "There is no result. "),
        (
            " It is up on Quarter 1, which is worse (its figures are withheld)",
            " It is up on Quarter 1, which is better (its figures are withheld)",
        ),
        (
            "There is no result for Quarter 1 to compare it with. The result is provisional",
            "There is no result for Quarter 4 2022/23 to compare it with. The result is provisional",
        ),
        (
            " There is no result for Quarter 1 to compare it with. The result is provisional",
            " The result is provisional",
        ),
        ("The result is provisional. ", ""),
        ("With one more case it would be Red", "With two more cases it would be Red"),
        ("With one more case it would be Amber", "With one fewer case it would be Amber"),
        ("meets the target of 2. With", "meets the target of 3. With"),
        ("Green in Quarter 1).", "Amber in Quarter 1)."),
        (
            "left the report: Staff turnover (M07, Green in Quarter 1)",
            "left the report: Staff turnover (M07, Green in Quarter 2)",
        ),
        ("(M07): Green in Quarter 1", "(M07): Green in Quarter 4 2022/23"),
        ("1 of the 8 KPIs is not rated", "1 of the 9 KPIs is not rated"),
        ("(M04): result for Quarter 1", "(M04): result for Quarter 2"),
        (
            "- Rent collected (M01): stable or with no clear trend. The value has neither clearly risen nor clearly fallen over the 6 results from Quarter 1 2022/23 to Quarter 2 2023/24. The slope",
            "- Rent collected (M01): positive. The value has neither clearly risen nor clearly fallen over the 6 results from Quarter 1 2022/23 to Quarter 2 2023/24. The slope",
        ),
        (
            " The slope is 0.31 percentage points a quarter (p = 0.561 at a significance level of 5%, by least squares).",
            "",
        ),
        ("slope is 0.31 percentage points a quarter", "slope is 0.31 percentage points a year"),
        ("slope is 0.31 percentage points", "slope is 0.31%"),
        ("one of those counted then has left the report", "two of those counted then have left the report"),
        (
            "It is up 0.5 percentage points on Quarter 2 2022/23, which is better",
            "It is up 0.5 percentage points on Quarter 2 2022/23",
        ),
        ("It is up 0.5 percentage points on Quarter 2 2022/23", "It is up 0.5 percentage points on Quarter 1"),
    ],
    ("rare", "KENT"): [
        ("unknown: neither up nor down is better. The value", "unknown: the value"),
        (
            "The value has neither clearly risen nor clearly fallen over the 5 results",
            "the value has neither clearly risen nor clearly fallen over the 5 results",
        ),
        ("It is up 20 on Quarter 1.", "It is up 20 on Quarter 1, which is better."),
        (
            "The result is 0.5 days below Neighbours for Quarter 2, which is better",
            "The result is 0.5 days above Neighbours for Quarter 2, which is better",
        ),
        (
            "The result is 0.5 days below Neighbours for Quarter 2, which is better",
            "The result is 0.5 days below Neighbours for Quarter 1, which is better",
        ),
        ("which is not judged, because the definition has changed", "which is better"),
        ("the floor standard has risen from 80% to 86%", "the floor standard has risen from 80% to 85%"),
        ("(Amber on the exact figure of 84.97%)", "(Red on the exact figure of 84.97%)"),
        ("is 1 percentage point away from the level of 95%", "is 2 percentage points away from the level of 95%"),
        (
            "Its result is withheld, because it is based on a small count. It is down",
            "Its result is withheld, because it is based on a small count. It is up",
        ),
        ("450 is 10 above the expected range", "450 is 10 below the expected range"),
        (
            "the latest result, for Quarter 3 2022/23, is too old",
            "the latest result, for Quarter 4 2022/23, is too old",
        ),
        ("since the definition changed in Quarter 2", "since the definition changed in Quarter 1"),
        ("Its latest result is too old.", "Its first result is not yet due."),
        ("the target changed), Growth", "performance changed), Growth"),
    ],
    ("rare", "STATISTICAL"): [
        ("down from six in April to June 2023", "down from five in April to June 2023"),
        ("down from six", "up from six"),
        ("the same as in April to June 2023", "the same as in January to March 2023"),
        ("one of them new to the report", "two of them new to the report"),
        ("up from six in April to June 2023", "up from six in April to June 2022"),
    ],
    ("rare", "MEETING_MINUTES"): [
        ("compared with Quarter 1", "compared with Quarter 4 2022/23"),
        ("(down from 6", "(down from 5"),
        (", compared with Quarter 1", ""),
    ],
}
"""The changes by the name of a scorecard and that of a style; the first place of the words is changed."""
