"""Situations of the counts of a report: ratings, lists of Reds, directions and restated counts."""

from typing import Any, Final

from attrs import evolve

from qpr_core import Narrative, Report, Scorecard, Section, Thresholds, narrate, summarise
from qpr_core.answers import Base
from qpr_core.rules import Band, Levels, Scheme
from qpr_core.styles import Style
from situations.building import AMBER, GREEN, LATEST, RED, Situation, entry, rated, reds, report

COUNTS: Final = (Section.PERIOD, Section.OPENING, Section.RATINGS, Section.LISTED, Section.DIRECTIONS)
CHANGED: Final = (Section.OPENING, Section.RATINGS)
TRAVEL: Final = (Section.DIRECTIONS,)
LISTS: Final = (Section.LISTED, Section.MOVED)
FALLING: Final = tuple(range(96, 84, -2))
RISING: Final = tuple(range(60, 72, 2))
UNCLEAR: Final = (80, 81, 80, 81, 80, 81)


class Grade(Scheme):
    """A scheme of four bands that are not named after colours; two have names of two words."""

    OUTSTANDING = Band("Outstanding", colour="#00703c")
    GOOD = Band("Good", colour="#85994b")
    JUST_SHORT = Band("Just short", colour="#f47738")
    WELL_SHORT = Band("Well short", colour="#d4351c")


class Kept(Scheme):
    """A scheme of two bands, for promises."""

    KEPT = "Kept"
    BROKEN = "Broken"


KEPT: Final = Levels({Kept.KEPT: 95})

GRADES: Final = Levels({Grade.OUTSTANDING: 95, Grade.GOOD: 85, Grade.JUST_SHORT: 80})


def revised(*results: tuple[Any, Any, Any]) -> Report:
    """Return a report of KPIs with the published and the current result of the quarter before, and the latest one."""
    published = Scorecard([entry(index, then, None) for index, (then, _, _) in enumerate(results, 1)])
    now = Scorecard([entry(index, before, last) for index, (_, before, last) in enumerate(results, 1)])
    return now.report(LATEST, published=summarise(published.report(LATEST.shift(-1))))


def from_published(made: Report, style: Style) -> list[Narrative]:
    """Return the counts with changes from the published figures."""
    return [narrate(summarise(made, base=Base.PUBLISHED), style=style, sections=[Section.RATINGS])]


def counts_only(made: Report) -> Report:
    """Return a report whose published summary has counts only."""
    published = made.published
    assert published is not None
    return evolve(made, published=evolve(published, members=None))


OF_COUNTS: Final[dict[str, Situation]] = {
    "all three ratings": Situation(lambda: rated((3, (AMBER, GREEN)), (2, (GREEN, AMBER)), (2, (RED, RED))), COUNTS),
    "no KPI is Green": Situation(lambda: rated((3, (AMBER, AMBER)), (2, (GREEN, RED))), COUNTS),
    "no KPI is Amber": Situation(lambda: rated((3, (GREEN, GREEN)), (2, (RED, RED))), COUNTS),
    "no KPI is Red": Situation(lambda: rated((3, (GREEN, GREEN)), (2, (RED, AMBER))), COUNTS),
    "one KPI of each": Situation(lambda: rated((1, (GREEN, GREEN)), (1, (AMBER, AMBER)), (1, (RED, RED))), COUNTS),
    "all are Green": Situation(lambda: rated((5, (AMBER, GREEN))), COUNTS),
    "all are Amber": Situation(lambda: rated((5, (AMBER, AMBER))), COUNTS),
    "all are Red": Situation(lambda: rated((5, (GREEN, RED))), COUNTS),
    "all except one are Green": Situation(lambda: rated((8, (GREEN, GREEN)), (1, (AMBER, RED))), COUNTS),
    "both are Green": Situation(lambda: rated((2, (GREEN, GREEN))), COUNTS),
    "two of two are Red, and were not": Situation(lambda: rated((2, (GREEN, RED))), COUNTS),
    "two KPIs, one Green and one Red": Situation(lambda: rated((1, (GREEN, GREEN)), (1, (AMBER, RED))), COUNTS),
    "one KPI alone, Green": Situation(lambda: rated((1, (GREEN, GREEN))), COUNTS),
    "one KPI alone, Amber": Situation(lambda: rated((1, (RED, AMBER))), COUNTS),
    "one KPI alone, Red": Situation(lambda: rated((1, (AMBER, RED))), COUNTS),
    "one KPI alone, not rated": Situation(lambda: rated((1, (GREEN,)), thresholds=None), COUNTS),
    "some are not rated": Situation(
        lambda: report(entry(1, GREEN, GREEN), entry(2, RED, RED), entry(3, 5, 6, thresholds=None)), COUNTS
    ),
    "all except one are not rated": Situation(
        lambda: report(entry(1, GREEN, GREEN), *(entry(index, 5, 6, thresholds=None) for index in (2, 3, 4))), COUNTS
    ),
    "nothing is rated": Situation(lambda: rated((3, (5, 6)), thresholds=None), COUNTS),
    "neither of two is rated": Situation(lambda: rated((2, (5, 6)), thresholds=None), COUNTS),
    "all are carried forward": Situation(lambda: rated((3, (GREEN, None)), (1, (RED, None))), COUNTS),
    "some are carried forward": Situation(lambda: rated((3, (GREEN, GREEN)), (1, (RED, None))), COUNTS),
    "the only rating is carried forward": Situation(lambda: rated((1, (RED, None))), COUNTS),
    "no quarter before": Situation(lambda: rated((3, (GREEN,)), (1, (RED,))), COUNTS),
    "12 changes": Situation(lambda: rated((12, (AMBER, GREEN)), (20, (GREEN, GREEN)), (1, (RED, RED))), CHANGED),
    "a Red lost its data": Situation(
        lambda: report(entry(1, GREEN, GREEN), entry(2, RED, None, carry_forward=0)), CHANGED
    ),
    "new, ended and newly rated KPIs behind the counts": Situation(
        lambda: report(
            entry(1, GREEN, GREEN),
            entry(2, GREEN, reported_from="Q2 2023/24"),
            entry(3, None, GREEN),
            entry(4, AMBER, None, reported_until="Q1 2023/24"),
        ),
        CHANGED,
    ),
    "by tolerance": Situation(
        lambda: rated((3, (GREEN, GREEN)), (1, (AMBER, RED)), thresholds=Thresholds(target=85, tolerance=5)), COUNTS
    ),
    "four bands that are not colours": Situation(
        lambda: rated((2, (97, 97)), (3, (90, 82)), (1, (82, 82)), (2, (82, 60)), thresholds=GRADES), COUNTS
    ),
    "four bands, all in the same": Situation(lambda: rated((4, (90, 82)), thresholds=GRADES), COUNTS),
    "four bands, two of them empty": Situation(lambda: rated((1, (97, 97)), (3, (60, 60)), thresholds=GRADES), COUNTS),
    "one KPI alone, in a band of two words": Situation(lambda: rated((1, (90, 60)), thresholds=GRADES), COUNTS),
    "200 KPIs": Situation(
        lambda: rated((120, (AMBER, GREEN)), (50, (GREEN, AMBER)), (30, (AMBER, RED))),
        (Section.OPENING, Section.RATINGS, Section.DIRECTIONS),
    ),
    "one rating restated": Situation(
        lambda: revised((GREEN, RED, RED), (GREEN, GREEN, GREEN)),
        (Section.RATINGS, Section.RESTATED),
        further=from_published,
    ),
    "several ratings restated": Situation(
        lambda: revised((RED, GREEN, GREEN), (AMBER, GREEN, GREEN), (RED, RED, AMBER)),
        (Section.RATINGS, Section.RESTATED),
        further=from_published,
    ),
    "counts restated, with no list of KPIs": Situation(
        lambda: counts_only(revised((RED, GREEN, GREEN), (GREEN, GREEN, GREEN))), (Section.RESTATED,)
    ),
    "directions of every kind": Situation(lambda: rated((2, RISING), (1, UNCLEAR), (3, FALLING)), COUNTS),
    "directions that changed": Situation(
        lambda: rated((1, (70, 70, 70, 70, 80, 90, 99)), (1, (*FALLING, 90)), (2, RISING)), TRAVEL
    ),
    "all improve": Situation(lambda: rated((4, RISING)), COUNTS),
    "none improves": Situation(lambda: rated((3, UNCLEAR), (1, FALLING)), TRAVEL),
    "none has a clear trend": Situation(lambda: rated((6, UNCLEAR)), TRAVEL),
    "one direction is known": Situation(lambda: rated((1, RISING), (4, (GREEN, GREEN))), TRAVEL),
    "one service": Situation(lambda: reds("Complaints answered in time", "Calls answered"), LISTS),
    "no service": Situation(lambda: reds("Complaints answered", service=None), LISTS),
    "several services, and a KPI without one": Situation(
        lambda: report(
            entry(1, AMBER, RED, service="Housing"),
            entry(2, AMBER, RED, service="Adult Social Care & Health"),
            entry(3, AMBER, RED, service=None),
            entry(4, RED, RED, service="Housing"),
        ),
        LISTS,
    ),
    "names with signs": Situation(
        lambda: reds("Cats, dogs and birds", "50% of R&D", 'Calls "in time"', "Highways & Transport"), LISTS
    ),
    "names with and": Situation(lambda: reds("Food and drink", "Births and deaths, registered in time"), LISTS),
    "a long name": Situation(
        lambda: reds(
            "Percentage of pupils with Education, Health and Care Plans who are placed in independent or out of county "
            "special schools, excluding those in hospital schools"
        ),
        LISTS,
    ),
    "management actions given and awaited": Situation(
        lambda: report(
            entry(1, AMBER, RED, owner="Ann Smith"),
            entry(2, AMBER, RED, owner="Bob Jones"),
            entry(3, RED, RED),
            entry(4, RED, RED),
        ),
        (Section.LISTED,),
        actions={"K01": "Hire two electricians by June.", "K03": "Review the contract."},
    ),
    "an action that names its owner": Situation(
        lambda: report(entry(1, AMBER, RED, owner="Ann Smith")),
        (Section.LISTED,),
        actions={"K01": "Ann Smith will hire two electricians."},
    ),
    "two rating schemes": Situation(
        lambda: report(
            entry(1, AMBER, GREEN),
            entry(2, GREEN, GREEN),
            entry(3, AMBER, RED),
            entry(4, 96, 90, name="Parks inspected", thresholds=KEPT),
            entry(5, 90, 97, name="Bins replaced", thresholds=KEPT),
            entry(6, None, None, name="Trees planted", thresholds=KEPT),
        ),
        (*COUNTS, Section.MOVED, Section.WATCH_LIST, Section.NOTES),
    ),
    "no actions are needed": Situation(lambda: report(entry(1, AMBER, GREEN)), (Section.LISTED,), actions={}),
}
"""The situations of counts, by name."""
