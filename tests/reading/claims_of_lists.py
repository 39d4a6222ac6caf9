"""Checks of moves, changes, restated ratings and notes."""

import re
from collections.abc import Callable, Iterator

from qpr_core import Assessment, Basis, Ratio, Status
from qpr_core.analysis.answers import Rating
from qpr_core.disclosure import BandOnly, RoundTo, Suppress
from qpr_core.model.thresholds.scheme import Scheme
from reading.bands import displayed, rate_again
from reading.claims import Reading, check, expect, expect_count, place_of, require
from reading.claims_of_counts import band_named, restated_in
from reading.claims_of_one import make_subject, make_subject_by_code, marker_due
from reading.claims_of_openings import check_all
from reading.facts import (
    hangs_on_one_case,
    has_new_target,
    is_redefined_between,
    is_small,
    rating_on,
)
from reading.figures import read_count

MOST_NAMES = 7
"""The most names that are read in a sentence."""

Pairs = dict[str, tuple[Assessment | None, Assessment | None]]


def pairs_of(reading: Reading) -> Pairs:
    """Return each KPI of one of the two quarters with its assessment before and now."""
    before = {each.indicator.code: each for each in reading.facts.kpis_before}
    now = {each.indicator.code: each for each in reading.facts.kpis}
    return {code: (before.get(code), now.get(code)) for code in {**now, **before}}


def moved(reading: Reading, sign: int, band: Scheme | None = None) -> list[str]:
    """Return the codes of KPIs that came to a band from a worse (1) or better (-1) one."""
    codes = []
    for code, (before, now) in pairs_of(reading).items():
        if before and now and isinstance(before.rating, Scheme) and isinstance(now.rating, Scheme):
            step = reading.facts.bands.index(before.rating) - reading.facts.bands.index(now.rating)
            if step * sign > 0 and band in {None, now.rating}:
                codes.append(code)
    return codes


@check("rise", "fall")
def _moves(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    band = band_named(reading, found["band"])
    if band is None:
        yield f"band: {found['band']!r} is not in the scheme"
        return
    sign = -1 if found.get("check") == "fall" else 1
    yield from expect_count(f"number moved to {band.value}", found, len(moved(reading, sign, band)))
    reading.counted = ("rise" if sign == 1 else "fall", band)
    yield from begin_moves(reading, found, f"{reading.counted[0]}:{band.value}")


def begin_moves(reading: Reading, found: dict[str, str], name: str) -> Iterator[str]:
    """Begin the names of those that moved: up to seven in a sentence, more with bullets."""
    has_bullets = not found["text"].endswith(" ")
    yield from expect(f"bullets for {found['n']} names", has_bullets, read_count(found["n"]) > MOST_NAMES)
    if has_bullets:
        reading.listing = (name, len(names_in(reading, name)))


@check("fall")
def _falls(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _moves(reading, {**found, "check": "fall"})


@check("nothing_moved")
def _nothing_moved(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    for sign in (1, -1):
        yield from expect("KPIs that moved", [], moved(reading, sign))


@check("mover")
def _mover(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from make_subject_by_code(reading, found["name"], found["code"])
    code = found["code"]
    before = reading.facts.find_before(code)
    if before is None or not isinstance(before.rating, Scheme) or reading.counted is None:
        yield f"move: {code} had no rating before"
        return
    yield from expect(f"rating of {code} before", found["band"], before.rating.value)
    kind, band = reading.counted
    if not isinstance(band, Scheme) or code not in moved(reading, 1 if kind == "rise" else -1, band):
        yield f"move: {code} did not {kind} to {band}"
    reading.said.append(("moved", code))
    yield from _because(reading, "both" if "both" in found else "target" if "target" in found else "performance")


def cause_of_move(reading: Reading, code: str) -> str | None:
    """Return the cause of a changed rating; `None` if it is unknown.

    The cause is "target", "performance", "both", "set" or "ended".
    """
    before, now = pairs_of(reading)[code]
    if before is None or now is None or before.result_period is None or now.result_period is None:
        return None
    indicator, value = now.indicator, before.standing.value
    then, since = indicator.thresholds_at(before.result_period), indicator.thresholds_at(now.result_period)
    if (then is None) is not (since is None) and before.result_period != now.result_period:
        return "set" if then is None else "ended"
    if not has_new_target(indicator, now.result_period, before.result_period):
        return "performance"
    is_redefined = is_redefined_between(indicator, before.result_period, now.result_period)
    known = value is not None and not now.standing.is_withheld and not is_redefined
    again = rating_on(indicator, value, now.result_period) if known and value is not None else None
    causes: dict[Rating | None, str | None] = {None: None, before.rating: "performance", now.rating: "target"}
    return causes.get(again, "both")


def _because(reading: Reading, printed: str) -> Iterator[str]:
    true = cause_of_move(reading, reading.one.indicator.code)
    if true is not None and true != printed and not (printed == "performance" and true in {"set", "ended"}):
        yield f"cause: {reading.one.indicator.code} moved because of {true}, printed {printed}"


@check("cause_target")
def _cause_target(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    yield from _because(reading, "target")


@check("cause_first")
def _cause_first(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    yield from _because(reading, "set")


@check("cause_ended")
def _cause_ended(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    yield from _because(reading, "ended")


@check("cause_both")
def _cause_both(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    yield from _because(reading, "both")


def _lists(reading: Reading) -> dict[str, list[str]]:
    """Return the codes that belong in each list of changes and of notes."""
    pairs, report = pairs_of(reading), reading.facts.report
    both = {code: (before, now) for code, (before, now) in pairs.items() if before and now}
    has_band = {
        code: (isinstance(before.rating, Scheme), isinstance(now.rating, Scheme))
        for code, (before, now) in both.items()
    }
    last, period = reading.facts.period.shift(-1), reading.facts.period
    return {
        "newly_rated": [code for code, known in has_band.items() if known == (False, True)],
        "newly_unrated": [code for code, known in has_band.items() if known == (True, False)],
        "joined": [code for code, (before, _) in pairs.items() if before is None],
        "left": [code for code, (_, now) in pairs.items() if now is None],
        "targets_changed": [code for code, (_, now) in both.items() if has_new_target(now.indicator, period, last)],
        "redefined_since": [
            code
            for code, (before, now) in pairs.items()
            for one in (now or before,)
            if one and is_redefined_between(one.indicator, last, period)
        ],
        "renamed": [
            code
            for code, (before, now) in pairs.items()
            for one in (now or before,)
            if one and any(last.ordinal < since.ordinal <= period.ordinal for since in one.indicator.renamed)
        ],
        "unrated": [each.indicator.code for each in reading.facts.kpis if not isinstance(each.rating, Scheme)],
        **{
            name: [each.indicator.code for each in report.assessments if is_flagged(reading, each)]
            for name, is_flagged in _FLAGS.items()
        },
    }


def _is_carried(_: Reading, one: Assessment) -> bool:
    return one.result_period is not None and one.result_period != one.due


def _has_new_target(_: Reading, one: Assessment) -> bool:
    return has_new_target(one.indicator, one.comparison.period, one.comparison.against)


def _is_redefined(_: Reading, one: Assessment) -> bool:
    return bool(is_redefined_between(one.indicator, one.comparison.period, one.comparison.against))


def _crosses(_: Reading, one: Assessment) -> bool:
    comparison = one.comparison
    of_the_year = one.indicator.basis in {Basis.YEAR_TO_DATE_TOTAL, Basis.YEAR_TO_DATE_RATE}
    years = [(each.ordinal - 3) // 12 for each in (comparison.period, comparison.against)]
    apart = (comparison.period.ordinal - comparison.against.ordinal) % 12 != 0
    return of_the_year and years[0] != years[1] and apart and comparison.change is not None


def _is_rounded_across(_: Reading, one: Assessment) -> bool:
    value = one.standing.value
    if value is None or one.standing.thresholds is None:
        return False
    if one.indicator.rule is not None:
        return one.standing.other_rating is not None
    ratings = [
        rate_again(one.indicator, one.standing.thresholds, each) for each in (value, displayed(one.indicator, value))
    ]
    return ratings[0] is not ratings[1]


def _is_of_one_case(_: Reading, one: Assessment) -> bool:
    result, period = one.standing.result, one.result_period
    return isinstance(result, Ratio) and period is not None and hangs_on_one_case(one.indicator, result, period)


def _is_withheld(reading: Reading, one: Assessment) -> bool:
    if (
        one.result_period is None
        or not reading.facts.is_of_quarters(one.indicator.code)
        or one.indicator.rule is not None
    ):
        return one.standing.is_withheld
    return is_small(one.indicator, reading.facts.result_at(one.indicator, one.result_period))


_FLAGS: dict[str, Callable[[Reading, Assessment], bool]] = {
    "carried": _is_carried,
    "provisional": lambda _, one: one.status is Status.PROVISIONAL,
    "revised": lambda _, one: one.status is Status.REVISED,
    "target_changed": _has_new_target,
    "redefined": _is_redefined,
    "crosses": _crosses,
    "rounding": _is_rounded_across,
    "small": _is_of_one_case,
    "withheld": _is_withheld,
    "implausible": lambda _, one: any(flag.value == "implausible" for flag in one.flags),
}


def names_in(reading: Reading, name: str) -> list[str]:
    """Return the codes that belong in a list."""
    if name == "by_service":
        return [each.indicator.name for each in reading.facts.kpis if each.rating is reading.facts.bands[-1]]
    kind, _, of = name.partition(":")
    if of:
        return moved(reading, 1 if kind == "rise" else -1, band_named(reading, of))
    if name == "restated":
        return list(restated_in(reading))
    if name == "activity":
        return [each.indicator.code for each in reading.facts.report.assessments if not each.indicator.polarity.judges]
    if name == "redefined" and reading.section == "changes":
        name = "redefined_since"
    if not reading.facts.lists:
        reading.facts.lists.update(_lists(reading))
    known = reading.facts.lists[name]
    if name == "target_changed" and reading.is_whole_report:  # a whole report says once that a target changed
        return [code for code in known if not _is_listed_in_changes(reading, code)]
    return known


def _is_listed_in_changes(reading: Reading, code: str) -> bool:
    """Return True if the section of changes has the same change of target.

    That section compares with the quarter before.
    """
    report = reading.facts.report
    if code not in reading.facts.lists["targets_changed"] or report.previous is None:
        return False
    one = next(each for each in report if each.code == code)
    compared, listed = (
        [one.indicator.thresholds_at(period) for period in periods]
        for periods in (
            (one.comparison.period, one.comparison.against),
            (report.period, report.previous.period),
        )
    )
    return [each and each.thresholds for each in compared] == [each and each.thresholds for each in listed]


def begin_list(reading: Reading, name: str, found: dict[str, str]) -> Iterator[str]:
    """Check the number in front of a list; its items are checked as they are read."""
    wanted = names_in(reading, name)
    yield from expect_count(f"number in list {name}", found, len(wanted))
    if "total" in found:
        yield from expect_count("number of KPIs", found, len(reading.facts.kpis), "total")
    if name == "target_changed":
        yield from expect(
            "more than those listed before", "more" in found, len(wanted) < len(reading.facts.lists[name])
        )
    reading.listing = (name, len(wanted))
    reading.said.append(("list", name))


@check("all_unrated")
def _all_unrated(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    wanted = names_in(reading, "unrated")
    yield from expect("number of KPIs without a rating", len(wanted), len(reading.facts.kpis))
    yield from check_all("number of KPIs", found, len(reading.facts.kpis))
    reading.listing = ("unrated", len(wanted))
    reading.said.append(("list", "unrated"))


@check("nothing_noted")
def _nothing_noted(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    for name in ("unrated", *_FLAGS):
        yield from expect(f"list {name}", [], names_in(reading, name))


@check("protected", "unprotected")
def _protected(reading: Reading, _: dict[str, str]) -> Iterator[str]:
    is_protected = any(each.indicator.disclosure for each in reading.facts.report.all_assessments)
    yield from require("small counts are protected", is_true=is_protected)


@check("suppressed")
def _suppressed(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _has_way(reading, found, Suppress(int(found["last"]) + 1))
    yield from expect("candidates", min(3, int(found["last"])), int(found["fewest"]))


@check("rounded")
def _rounded(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _has_way(reading, found, RoundTo(int(found["base"])))


@check("band_only")
def _band_only(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from _has_way(reading, found, BandOnly(int(found["fewest"])))


def _has_way(reading: Reading, found: dict[str, str], way: Suppress | RoundTo | BandOnly) -> Iterator[str]:
    known = [each.indicator for each in reading.facts.report.all_assessments if each.indicator.disclosure == way]
    yield from expect("codes", re.split(", | and ", found["codes"]), [each.code for each in known])


@check("places", "place")
def _places(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from make_subject(reading, found["who"])
    code = reading.one.indicator.code
    before, now = pairs_of(reading)[code]
    for part, one in (("before", before), ("now", now)):
        if part in found:
            yield from expect(f"rating {part}", found[part], place_of(one.rating if one else None))
    if "against" in found:
        yield from reading.is_period(found["against"], reading.facts.period.shift(-1))
    ratings = [isinstance(each.rating, Scheme) if each else None for each in (before, now)]
    rest = found["text"].partition(f" ({code}): ")[2].partition(" ")[0]
    words = {(True, False): "no", (False, True): "now", (True, True): "from"}
    joined = found.get("now", "").partition(" ")[0], found.get("before", "").partition(" ")[0]
    true = joined[0] if ratings[0] is None else joined[1] if ratings[1] is None else words.get((ratings[0], ratings[1]))
    yield from expect("words of a change", rest, true)


@check("restated_item")
def _restated_item(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    name, _, code = found["who"].rpartition(" (")
    code = code.removesuffix(")")
    pair = restated_in(reading).get(code)
    if pair is None:
        yield f"restated: {code} was not"
        return
    reading.said.append(("item", code))
    known = [entry.indicator.name for entry in reading.facts.card.entries if entry.indicator.code == code]
    yield from expect("name", [name], known)
    for part, rating in zip(("then", "now"), pair, strict=True):
        yield from expect(f"rating {part}", found[part], place_of(rating))  # type: ignore[arg-type]


@check("item_renamed")
def _item_renamed(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from make_subject(reading, found["who"])
    last, period = reading.facts.period.shift(-1), reading.facts.period
    names = [
        name for since, name in reading.one.indicator.renamed.items() if last.ordinal < since.ordinal <= period.ordinal
    ]
    yield from expect("name before", found["then"], names[0] if names else None)


@check("item_redefined")
def _item_redefined(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from make_subject(reading, found["who"])
    one = reading.one
    ends = (reading.facts.period.shift(-1), reading.facts.period)
    if reading.section != "changes":
        ends = (one.comparison.against, one.comparison.period)
        yield from reading.is_period(found["against"], one.comparison.against)
    notes = is_redefined_between(one.indicator, *ends)
    yield from expect("note on a definition", found["note"], "; ".join(note.removesuffix(".") for note in notes))


@check("item", "item_alone")
def _item(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from make_subject(reading, found["who"])


@check("item_of")
def _item_of(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from make_subject(reading, found["who"])
    yield from reading.is_period(found["of"], reading.one.result_period)
    yield from expect("marker", found.get("marker"), marker_due(reading))


@check("item_against")
def _item_against(reading: Reading, found: dict[str, str]) -> Iterator[str]:
    yield from make_subject(reading, found["who"])
    comparison = reading.one.comparison
    yield from reading.is_period(found["period"], comparison.period)
    yield from reading.is_period(found["against"], comparison.against)
