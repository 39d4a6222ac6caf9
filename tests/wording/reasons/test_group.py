"""explain: the rating of a group in one sentence."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from qpr_core import NoRating, Rag, explain
from qpr_core.errors import StyleError
from qpr_core.groups import (
    BestOf,
    CustomGroupRule,
    GroupCase,
    GroupRating,
    GroupRule,
    Majority,
    MeanScore,
    NoGroupRating,
    ShareOnTarget,
    WorstOf,
    rate_group,
)
from qpr_core.styles import CommonWords, GroupWords, Outcome, Phrase, Style
from qpr_core.testing import group_ratings
from qpr_core.text import Quantity

GREEN, AMBER, RED = Rag
NAMES = ("Calls", "Visits", "Repairs", "Letters", "Fines")
SHARE = ShareOnTarget(cut_offs={GREEN: "85%", AMBER: "50%"})
MEAN = MeanScore(cut_offs={GREEN: 1.5, AMBER: 0.5})
STRIKES = CustomGroupRule(name="two strikes", version=3, decide=lambda case: RED if case.weight_of(RED) > 1 else AMBER)
MISSING = NoRating.NO_RESULT


def text(rule: GroupRule, *ratings: Any, weights: tuple[Any, ...] | None = None, style: Style | None = None) -> str:
    group = dict(zip(NAMES, ratings, strict=False))
    given_weights = None if weights is None else dict(zip(group, weights, strict=True))
    return str(explain(rate_group(group, rule, weights=given_weights, scheme=Rag), style=style or Style()))


@pytest.mark.parametrize(
    ("rule", "ratings", "expected"),
    [
        (
            WorstOf(),
            [GREEN, AMBER, RED, RED],
            "The group is Red, the worst of its four ratings (one Green, one Amber and two Red), and would be Amber if "
            "both Repairs and Letters were Amber.",
        ),
        (
            WorstOf(),
            [RED, RED, RED],
            "The group is Red, the worst of its three ratings (all Red), and would be Amber if all of Calls, Visits and "
            "Repairs were Amber.",
        ),
        (
            WorstOf(),
            [AMBER] * 5,
            "The group is Amber, the worst of its five ratings (all Amber), and would be Green if all five Amber members "
            "were Green, and Red if any one of the five Amber members were Red.",
        ),
        (
            BestOf(),
            [GREEN],
            "The group is Green, the best of its one rating (Green), and would be Amber if Calls were Amber.",
        ),
        (
            Majority(ties="worse"),
            [AMBER, AMBER, GREEN],
            "The group is Amber, the most frequent of its three ratings (one Green and two Amber), and would be Green if "
            "either Calls or Visits were Green, and Red if either Calls or Visits were Red.",
        ),
        (
            Majority(ties="worse"),
            [GREEN, RED],
            "The group is Red, the worse of the bands that tie among its two ratings (one Green and one Red), and would "
            "be Amber if Visits were Amber.",
        ),
        (
            Majority(ties="better"),
            [GREEN, RED],
            "The group is Green, the better of the bands that tie among its two ratings (one Green and one Red), and "
            "would be Amber if Calls were Amber.",
        ),
        (
            Majority(ties="no rating"),
            [GREEN, RED],
            "The group has no rating, because several bands tie among its two ratings (one Green and one Red), and would "
            "be Green if Visits were Green.",
        ),
        (
            SHARE,
            [GREEN, AMBER, RED],
            "The group is Red, because 33.3% of its three ratings (one Green, one Amber and one Red) met target and "
            "Amber needs 50%, and would be Amber if Visits were Green.",
        ),
        (
            SHARE,
            [GREEN, GREEN],
            "The group is Green, because 100% of its two ratings (both Green) met target and Green needs 85%, and would "
            "be Amber if either Calls or Visits were Amber.",
        ),
        (
            MEAN,
            [GREEN, RED],
            "The group is Amber, because the mean score of its two ratings (one Green and one Red) is 1 and Green needs "
            "1.5, and would be Green if Visits were Amber, and Red if Calls were Red.",
        ),
        (
            MEAN,
            [RED] * 4,
            "The group is Red, because the mean score of its four ratings (all Red) is 0 and Amber needs 0.5, and would "
            "be Amber if any one of the four Red members were Green.",
        ),
        (
            STRIKES,
            [GREEN, RED, RED],
            "The group is Red, according to the rule two strikes, version 3, for its three ratings (one Green and two "
            "Red), and would be Amber if either Visits or Repairs were Amber.",
        ),
        (
            WorstOf(),
            [AMBER, MISSING],
            "The group is Amber, the worst of its one rating (Amber), with one member left out because it has no rating, "
            "and would be Green if Calls were Green, and Red if Calls were Red.",
        ),
        (
            WorstOf(unrated="as worst"),
            [GREEN, MISSING, MISSING],
            "The group is Red, the worst of its three ratings (one Green and two Red), with two members counted as Red "
            "because they have no rating, and would be Amber if both Visits and Repairs were Amber.",
        ),
        (
            WorstOf(least_rated="75%"),
            [GREEN, MISSING, MISSING],
            "The group has no rating, because its rule needs ratings for 75% of its three members and has one.",
        ),
        (
            WorstOf(least_rated="75%"),
            [GREEN, GREEN, MISSING],
            "The group has no rating, because its rule needs ratings for 75% of its three members and has two.",
        ),
        (WorstOf(), [MISSING], "The group has no rating, because none of its members is rated."),
        (WorstOf(), [], "The group has no rating, because it has no member that could be rated."),
        (
            CustomGroupRule(name="odd", version=1, decide=lambda _: NoGroupRating.NO_ANSWER),
            [RED],
            "The group has no rating, because the rule odd, version 1, has no answer for its one rating (Red).",
        ),
    ],
)
def test_explain_puts_the_evidence_in_one_sentence(rule: GroupRule, ratings: list[Any], expected: str) -> None:
    assert text(rule, *ratings) == expected


def test_explain_names_weights_where_they_count() -> None:
    weights = (3, 1, 1)
    assert text(SHARE, GREEN, AMBER, RED, weights=weights).startswith(
        "The group is Amber, because 60% of its three ratings (one Green, one Amber and one Red) met target by weight"
    )
    assert text(MEAN, GREEN, AMBER, RED, weights=weights).startswith(
        "The group is Amber, because the weighted mean score of its three ratings (one Green, one Amber and one Red) is "
    )
    assert text(Majority(ties="worse"), GREEN, AMBER, AMBER, weights=weights).startswith(
        "The group is Green, the band with the most weight among its three ratings (one Green and two Amber), and "
    )
    strict = MeanScore(cut_offs={GREEN: 1.5, AMBER: 0.5}, least_rated="90%")
    assert text(strict, GREEN, MISSING, weights=(6, 1)) == (
        "The group has no rating, because its rule needs ratings for 90% of its members by weight and has them "
        "for 85.7%."
    )


def test_explain_names_every_member_of_a_weight_if_others_have_the_same_band() -> None:
    rule = MeanScore(cut_offs={GREEN: 1.5, AMBER: 1})
    found = text(rule, RED, RED, RED, RED, RED, weights=(1, 1, 1, 1, 5))
    assert found.endswith("and would be Amber if Fines were Green.")
    lighter = text(ShareOnTarget(cut_offs={GREEN: "80%", AMBER: "40%"}), *[RED] * 5, weights=(1, 1, 1, 1, "0.01"))
    assert "any two of Calls, Visits, Repairs and Letters were Green" in lighter


def test_explain_gives_an_example_if_there_are_several_smallest_changes() -> None:
    found = text(Majority(ties="worse"), *[AMBER] * 3)
    assert found.endswith(
        "and would be Green if any two of Calls, Visits and Repairs were Green, and Red if, for example, any one of "
        "Calls, Visits and Repairs were Green and any other one of Calls, Visits and Repairs were Red."
    )
    many = text(Majority(ties="worse"), *[AMBER] * 5)
    assert "any one of the five Amber members were Green and any other two of the five Amber members were Red" in many


def test_explain_names_either_of_two_members_and_the_other() -> None:
    """The rule gives Green to a Green and a Red alone."""

    def mixed(case: GroupCase) -> Rag:
        return GREEN if list(case.weights) == [GREEN, RED] else AMBER

    found = text(CustomGroupRule(name="mixed", version=1, decide=mixed), AMBER, AMBER)
    assert found.endswith("and would be Green if either Calls or Visits were Green and the other were Red.")


def test_share_near_a_cut_off_keeps_the_digits_that_show_the_difference() -> None:
    rule = ShareOnTarget(cut_offs={GREEN: "66.67%", AMBER: "50%"})
    found = text(rule, GREEN, GREEN, RED)
    assert found.startswith("The group is Amber, because 66.667% of its three ratings")
    assert "Green needs 66.67%" in found


def test_words_of_a_style_replace_those_of_kent() -> None:
    style = Style(
        groups=GroupWords(
            rated="It is {band}: {reason}.", worst="worst of {ratings}", ratings=Phrase("", "{count}", "{count}")
        ),
        common=CommonWords(band_names={RED: Outcome("off track")}),
    )
    assert text(WorstOf(), GREEN, RED, style=style) == "It is off track: worst of two."
    outcomes = Style(common=CommonWords(band_names={GREEN: Outcome("on target", one="met its target")}))
    assert text(BestOf(), GREEN, style=outcomes) == (
        "The group met its target, the best of its one rating (on target), and would be Amber if Calls were Amber."
    )


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"reasons": {}}, "reasons must have words for each of "),
        (
            {"reasons": {**GroupWords().reasons, NoGroupRating.TIE: "{least}"}},
            "phrase must use only the placeholders ratings, got '{least}' .reasons of NoGroupRating.TIE.",
        ),
        ({"rated": "{what}"}, "phrase must use only the placeholders "),
        ({"reasons": 5}, "words must be a mapping from answers to text, got 5"),
    ],
)
def test_group_words_that_cannot_be_printed_are_rejected(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(StyleError, match=f"^{message}"):
        GroupWords(**parts)


@given(group_ratings())
def test_numbers_of_the_sentence_are_those_of_the_record(found: GroupRating) -> None:
    numbers = [span for span in explain(found).spans if isinstance(span, Quantity)]
    names: dict[str, Any] = {name: getattr(found, name) for name in ("members", "counted", "unrated", "rule", "figure")}
    names |= {"Rag": Rag, "counterfactuals": found.counterfactuals}
    for each in numbers:
        assert eval(each.source, names) == each.value


@given(group_ratings())
def test_sentence_is_one_and_names_the_rating(found: GroupRating) -> None:
    written = str(explain(found))
    assert written.endswith(".")
    assert written.count(". ") == 0
    assert not any(odd in written for odd in ("None", "Fraction", "Rag."))
    expected = "no rating" if isinstance(found.rating, NoGroupRating) else f"The group is {found.rating.value},"
    assert expected in written


def test_explain_of_a_copy_follows_the_copy() -> None:
    group = rate_group({"Calls": RED}, WorstOf())
    assert "Visits" in str(explain(evolve(group, members=(evolve(group.members[0], name="Visits"),))))
