"""Checks of the KPIs behind a change, carried results and changed thresholds."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from qpr_core import Assessment, Basis, Direction, ExpectedRange, NoRating, Period, Thresholds
from qpr_core.model.thresholds.profile import AnyThresholds
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.rules import Levels
from reading.bands import edges_of, merit
from reading.claims import CHECKS, Reading, check, expect, expect_count, place_of, require, words_of
from reading.claims_of_levels import check_span
from reading.claims_of_lists import begin_moves, moved, names_in, pairs_of
from reading.claims_of_one import (
    REASONS,
    is_marked,
    is_of,
    make_subject,
    make_subject_by_code,
    marker_of_reason,
    rating_before,
)
from reading.claims_of_watching import is_near
from reading.facts import BETTER, count_unrated, judgement_of, rating_on, target_in, value_of
from reading.figures import check_figure, read_count, read_figure

_CAME: Final = {"new to the report": "joined", "not rated then": "newly_rated", "newly rated": "newly_rated"}
_GROUPS: Final = {
    "gained a rating": "newly_rated",
    "lost a rating": "newly_unrated",
    "joined the report": "joined",
    "left the report": "left",
}


def carried_in(reading: Reading) -> int:
    """Count the KPIs that joined or left a count, without those that moved."""
    return sum(isinstance(one.rating, Scheme) and one.result_period != one.due for one in reading.facts.kpis)


@check("carried")
def _carried(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    count, rated = carried_in(reading), len(reading.facts.kpis) - count_unrated(reading.facts.kpis)
    yield from expect_count("number carried forward", found, count)
    yield from expect("number of ratings", read_count(found["rated"]) if "rated" in found else count, rated)
    reading.said.append(("carried", True))


def _is_in(one: Assessment | None, of: object) -> bool:
    if one is None:
        return False
    if isinstance(of, Direction):
        return one.direction_of_travel.direction is of
    return one.rating is of if isinstance(of, Scheme) else not isinstance(one.rating, Scheme)


def _flow(reading: Reading, of: object) -> dict[str, int]:
    """Count the KPIs that came to a count, or left it, other than from one rating to another."""
    counts = dict.fromkeys(["joined", "newly_rated", "without_result", "unrated", "left"], 0)
    for before, now in pairs_of(reading).values():
        came, gone = _is_in(now, of) and not _is_in(before, of), _is_in(before, of) and not _is_in(now, of)
        if came and before is None:
            counts["joined"] += 1
        elif came and before and now and not isinstance(before.rating, Scheme) and isinstance(now.rating, Scheme):
            counts["newly_rated"] += 1
        elif gone and now is None:
            counts["left"] += 1
        elif gone and before and now and isinstance(before.rating, Scheme) and not isinstance(now.rating, Scheme):
            counts["without_result" if now.rating in {NoRating.NO_RESULT, NoRating.TOO_OLD} else "unrated"] += 1
    return counts


def flows_in(reading: Reading) -> list[object]:
    """Return the counts, and the kinds of flow, that a report needs to state."""
    if not reading.facts.kpis_before:
        return []
    of: list[tuple[str, object]] = [*(("rating", band) for band in reading.facts.bands)]
    of += [("direction", direction) for direction in Direction]
    return [(counted, kind) for counted in of for kind, count in _flow(reading, counted[1]).items() if count]


@check("flow_came")
def _flow_came(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    kind = _CAME[found["how"]]
    counted = reading.counted[1] if reading.counted else None
    yield from expect_count(f"number {found['how']}", found, _flow(reading, counted)[kind])
    if "n" not in found:
        total = sum(_is_in(one, counted) for one in reading.facts.kpis)
        yield from expect("number that are all new", total, 1)
    reading.said.append(("flow", (reading.counted, kind)))


@check("flows_came")
def _flows_came(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    for part, how in (("new", "new to the report"), ("newly_rated", "newly rated")):
        yield from _flow_came(reading, {"how": how, "n": found[part]})


@check("flow_gone")
def _flow_gone(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    how = found["how"]
    kind = "left" if "left" in how else "without_result" if "result" in how else "unrated"
    counted = reading.counted[1] if reading.counted else None
    yield from expect_count(f"number that {how}", found, _flow(reading, counted)[kind])
    if found.get("only") == "the KPI counted then":
        yield from expect("number counted then", 1, sum(_is_in(one, counted) for one in reading.facts.kpis_before))
    reading.said.append(("flow", (reading.counted, kind)))


@check("group")
def _group(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    name = _GROUPS[found["how"]]
    yield from expect_count(f"number that {found['how']}", found, len(names_in(reading, name)))
    reading.counted = (name, None)
    yield from begin_moves(reading, found, name)


@check("grouped")
def _grouped(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _in_group(reading, found)
    kind = reading.counted[0] if reading.counted else ""
    yield from expect("words of a change", kind, "newly_rated" if "now" in found else "newly_unrated")
    if "reason" in found:
        yield from is_why_unrated(reading, found["reason"])


def _in_group(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from make_subject_by_code(reading, found["name"], found["code"])
    name = reading.counted[0] if reading.counted else ""
    if found["code"] not in names_in(reading, name):
        yield f"move: {found['code']} is not among those that are {name}"
    reading.said.append((name, found["code"]))
    before, now = pairs_of(reading)[found["code"]]
    for part, one in (("before", before), ("now", now)):
        if part in found:
            yield from expect(f"rating {part}", found[part], place_of(one.rating if one else None))


def is_why_unrated(reading: Reading, text: str) -> Iterator[str]:
    """Check the reason for which a KPI has lost its rating, and the marker of its result."""
    found = re.fullmatch(r'(.+?)(?:(?:, and the one due is| \(marked) marked "(.+?)"\)?| \(marked "(.+)"\))?', text)
    reason, *markers = found.groups() if found else (text,)
    yield from expect("reason", REASONS.get(reason), reading.one.rating)
    yield from expect("marker", next((each for each in markers if each), None), marker_of_reason(reading))


@check("lost_because")
def _lost_because(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from is_why_unrated(reading, found["reason"])


@check("joiner")
def _joiner(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _in_group(reading, found)
    yield from expect("words of a change", "joined", reading.counted[0] if reading.counted else "")


@check("leaver")
def _leaver(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _in_group(reading, found)
    yield from expect("words of a change", "left", reading.counted[0] if reading.counted else "")
    yield from reading.is_period(found["against"], reading.facts.period.shift(-1))


def _band(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    if "band" in found:
        yield from expect("rating", found["band"], words_of(reading.one.rating))


@check("negative_trend", "no_trend")
def _trend(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _band(reading, found)
    direction = reading.one.direction_of_travel.direction
    yield from expect("direction", Direction.NEGATIVE if "negative" in found["text"] else Direction.STABLE, direction)


@check("better_than")
def _better_than(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one = reading.one
    before = next((each for each in one.results if reading.name(each.period) == found["against"]), None)
    other = None if before is None else value_of(one.indicator, before.result)
    if before is None or other is None or one.standing.value is None or one.result_period is None:
        yield f"comparison: {one.indicator.code} has no result for {found['against']}"
        return
    ends = ((one.result_period, one.standing.value), (before.period, other))
    yield from expect("judgement", judgement_of(one.indicator, *ends), BETTER)


@check("risen_from")
def _risen_from(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    code = reading.one.indicator.code
    yield from reading.is_period(found["against"], reading.facts.period.shift(-1))
    yield from require("rose", is_true=code in moved(reading, 1))
    yield from expect("rating before", found["before"], words_of(rating_before(reading)))


@check("behind")
def _behind(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _band(reading, found)
    one = reading.one
    now, against = one.due, one.comparison.against
    if "year" in found and one.result_period is not None:  # a result that is carried forward too
        now, against = one.result_period, one.result_period.shift(-12 // one.due.frequency.months)
    yield from reading.is_period(found["against"], against)
    if not reading.facts.is_of_quarters(one.indicator.code):
        return
    values = [(each, reading.facts.value_at(one.indicator, each)) for each in (now, against)]
    merits = [
        None if value is None else merit(one.indicator, value, target_in(one.indicator, each)) for each, value in values
    ]
    if merits[0] is None or merits[1] is None:
        yield "comparison: there are no two results to compare"
    elif merits[0] > merits[1] or (found["how"] == "worse" and merits[0] == merits[1]):
        yield f"comparison: {one.indicator.code} is not {found['how']} than in {against}"
    if "year" in found:
        yield from expect("basis", Basis.YEAR_TO_DATE_TOTAL, one.indicator.basis)


@check("close")
def _close(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _band(reading, found)
    yield from require("close to a worse rating", is_true=is_near(reading.one))


@check("watched_of")
def _watched_of(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from is_of(reading, found)
    yield from is_marked(reading, found)


@check("expected_of")
def _expected_of(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    """Check the period of a result; its marker is in another place."""
    yield from is_of(reading, {"carried": "", **found})


@check("exactly_on")
def _exactly_on(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from CHECKS["value"](reading, found)
    standing = reading.one.standing
    in_force, edge = standing.thresholds, standing.target
    if found["edge"] == "the floor standard":
        edge = in_force.floor if isinstance(in_force, Thresholds) else None
    if "band" in found and isinstance(in_force, Levels):
        level = next((level for band, level in in_force.levels.items() if band.value == found["band"]), None)
        edge = level if isinstance(level, Fraction) else None
    yield from expect(f"exactly on {found['edge']}", standing.value, edge)


@check("thresholds_changed")
def _thresholds_changed(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    if reading.is_whole_report and reading.section == "one_by_one":
        yield f"target: that of {reading.one.indicator.code} is printed in another place too"
    if "against" in found:
        yield from reading.is_period(found["against"], reading.one.comparison.against)


@check("item_since")
def _item_since(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from make_subject(reading, found["who"])
    yield from _thresholds_changed(reading, found)


def _ends(reading: Reading) -> tuple[Period, Period]:
    comparison = reading.one.comparison
    if reading.section == "changes":
        return reading.facts.period.shift(-1), reading.facts.period
    return comparison.against, comparison.period


@check("threshold")
def _threshold(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    indicator = reading.one.indicator
    if found.get("before") == found.get("now"):
        yield f"threshold: {found['what']} is {found['now']} in both periods"
    figures = {}
    for part, period in zip(("before", "now"), _ends(reading), strict=True):
        in_force = indicator.thresholds_at(period)
        text = found.get(part, "none")
        yield from _edge(reading, text, found, None if in_force is None else in_force.thresholds)
        figures[part] = read_figure(text)
    if figures["before"] and figures["now"] and found["what"] in {"target", "floor standard"}:
        sign = figures["now"].value - figures["before"].value
        yield from expect("movement of a threshold", found.get("movement"), "risen" if sign > 0 else "fallen")


def _edge(reading: Reading, text: str, found: dict[str, str], in_force: AnyThresholds | None) -> Iterator[str]:
    exact: Fraction | None = None
    what = found["what"]
    if isinstance(in_force, ExpectedRange) and what == "expected range":
        yield from check_span(reading, text, edges_of(reading.one.indicator, in_force)[0], is_whole=True)
        return
    if what == "target":
        exact = None if in_force is None else in_force.target
    elif isinstance(in_force, Thresholds) and what == "floor standard":
        exact = in_force.floor
    elif isinstance(in_force, Thresholds):
        tolerance = in_force.green_tolerance if "tolerance_band" in found else in_force.tolerance
        exact = None if tolerance is None else tolerance.size * (100 if tolerance.is_relative else 1)
    else:
        return
    printed = None if text == "none" else read_figure(text.removesuffix(" of the target"))
    yield from expect(what, None if printed is None else printed.value, exact)


@check("target_effect")
def _target_effect(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one, comparison = reading.one, reading.one.comparison
    now, against, before = comparison.period, comparison.against, comparison.before.value
    then = reading.facts.find_before(one.indicator.code)
    if reading.section == "changes" and then is not None and then.result_period is not None:
        now, against, before = reading.facts.period, then.result_period, then.standing.value
    yield from reading.is_period(found["against"], against)
    if before is None and comparison.is_withheld and reading.facts.is_of_quarters(one.indicator.code):
        before = reading.facts.value_at(one.indicator, against)
    if before is None:
        yield f"target: a result is spoken of that {one.indicator.code} does not have"
        return
    for part, period in (("rating", now), ("before", against)):
        again = rating_on(one.indicator, before, period)
        if isinstance(again, Scheme | Expectation):
            yield from expect(f"rating on the thresholds of {period}", found[part], words_of(again))
    if found["rating"] == found["before"]:
        yield f"target: an effect is printed, and {one.indicator.code} would be {found['rating']} on both"


@check("implausible")
def _implausible(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    one = reading.one
    if not any(flag.value == "implausible" for flag in one.flags):
        yield f"implausible: {one.indicator.code} is not flagged"
    if found["part"] == "result" and reading.facts.is_of_quarters(one.indicator.code):
        series = reading.facts.card[one.indicator.code].series
        known = [period for period, *_ in series.observations() if reading.name(period) == found["period"]]
        value = reading.facts.value_at(one.indicator, known[0]) if known else None
        if value is None:
            yield f"implausible: {one.indicator.code} has no result for {found['period']}"
        else:
            yield from check_figure(found["value"], value, one.indicator.unit)
