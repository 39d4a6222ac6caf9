"""Checks of the tables: the scorecard, activity indicators and last quarters."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from qpr_core import Assessment, Basis, Direction, Frequency, NoRating, Period, Ratio, Thresholds
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from qpr_core.rules import Levels
from qpr_core.units import Unit
from reading.bands import Edges, edges_of, rated
from reading.claims import Reading, expect, require
from reading.claims_of_changes import difference, one_is_withheld
from reading.claims_of_levels import check_span, read_span
from reading.claims_of_one import make_subject_by_code, marker_due
from reading.facts import count_directed, count_rated, count_unrated, judgement_of, kpis_of, value_of
from reading.figures import Printed, check_figure, read_count, read_figure
from reading.scanner import pattern_of

_DIRECTIONS: Final = {
    Direction.POSITIVE: "↑ positive",
    Direction.STABLE: "↔ stable",
    Direction.NEGATIVE: "↓ negative",
}
_BRIEF: Final = {
    "which is better": "better",
    "which is worse": "worse",
    "which is no better and no worse": "neither better nor worse",
}
_WORDS: Final = r"(?P<words>[a-z][a-z ]+?)(?: \(marked \"<marker:t>\"\))?"
_MISSING: Final = {
    NoRating.NO_RESULT: "no result",
    NoRating.NOTHING_TO_COUNT: "nothing to count",
    NoRating.NOT_YET_DUE: "not yet due",
    NoRating.TOO_OLD: "too old",
}
_RESULT: Final = rf"(?:<value:v>(?: \(<counted:x> of <total:x>\))?|{_WORDS})(?: \(<period:p>\))?"
_CHANGE: Final = (
    r"(?P<movement>[▲▼]|unchanged|the same as)(?: <by:v>)?(?: (?:since|in) <against:p>)?(?:, (?P<judgement>[a-z ]+))?"
)
_CHANGE_OF_UNKNOWN_SIZE: Final = r"(?P<movement>[▲▼]) (?P<by>)(?P<judgement>[a-z ]+?)(?: since <against:p>)?"
_MOVEMENTS: Final = {"▲": "up", "▼": "down", "unchanged": "unchanged", "the same as": "unchanged"}
_NUMBERS: Final = re.compile(r"(?<![\d.,])(?<!per )\d[\d,]*(?:\.\d+)?")
_NO_CHANGE: Final = ("not compared", "withheld")


def cells_of(lines: list[str], headings: set[str], are_figures: Callable[[str], bool]) -> list[list[str]]:
    """Split the lines of a table into cells, by the places of the column titles.

    A heading is a lone cell. Columns start with their titles; those of figures end with them.
    """
    spans = [match.span() for match in re.finditer(r"\S+(?: \S+)*", lines[0])]
    titles = [lines[0][start:end] for start, end in spans]
    full = [lines[0], *(line for line in lines[1:] if line not in headings)]
    starts = [0]
    for (title, (_, end)), (after, (start, stop)) in pairwise(zip(titles, spans, strict=True)):
        if not are_figures(after):
            starts.append(start)
        else:
            starts.append(end if are_figures(title) else _last_gap(full, end, stop))
    ends = [*starts[1:], None]
    rows = [titles]
    for line in lines[1:]:
        cells = [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]
        rows.append([line] if line in headings else cells)
    return rows


def _last_gap(lines: list[str], start: int, stop: int) -> int:
    """Return the last place up to *stop* with two spaces in every line."""
    gaps = [at for at in range(start, stop) if all(line[at : at + 2].strip() == "" for line in lines)]
    return gaps[-1]


def _are_figures(title: str) -> bool:
    return (
        re.fullmatch(r"(?:Result|Target|Expected range|Floor standard|[A-Z][a-z]+ limit)(?: \(.+\))?", title)
        is not None
    )


def read_scorecard(reading: Reading, lines: list[str]) -> Iterator[str]:
    """Check the table of the KPIs, or of the activity indicators."""
    services = {each.indicator.service or "No service named" for each in reading.facts.report.assessments}
    rows = cells_of(lines, services, _are_figures)
    is_activity = any(title.startswith("Expected range") for title in rows[0])
    service: str | None = None
    wanted = [each for each in reading.facts.report.assessments if each.indicator.polarity.judges is not is_activity]
    codes: list[str] = []
    titles, unit = _titles(reading, is_activity=is_activity), _shared_unit(wanted)
    yield from expect(
        "titles", rows[0], [f"{each} ({unit})" if unit and _are_figures(each) else each for each in titles]
    )
    yield from _aligned(lines[1:], services, rows)
    for cells in rows[1:]:
        if len(cells) == 1:
            service = cells[0]
            continue
        row = dict(zip(titles, cells, strict=True))
        codes.append(row["Code"])
        yield from make_subject_by_code(reading, row["Indicator"], row["Code"])
        one = reading.one
        yield from (f"{row['Code']}: {each}" for each in _same_places(one, row))
        if unit:
            inside = {title: text for title, text in row.items() if _are_figures(title)}
            row |= {title.split(" (")[0]: _in_unit(inside[title], one.indicator.unit, title) for title in inside}
        has_services = any(each.indicator.service for each in wanted)
        known = one.indicator.service or ("No service named" if has_services else None)
        yield from expect(f"service of {row['Code']}", service, known)
        yield from (f"{row['Code']}: {each}" for each in _row(reading, row, titles))
    yield from expect("rows of a table", sorted(codes), sorted(each.indicator.code for each in wanted))


def _shared_unit(wanted: list[Assessment]) -> str:
    """Return the unit that every row has, or "" if they differ or have none."""
    units = {f"{each.indicator.unit.before}{each.indicator.unit.after}".strip() for each in wanted}
    return units.pop() if len(units) == 1 else ""


def _in_unit(text: str, unit: Unit, title: str) -> str:
    """Return a cell with the unit of its heading behind its figures."""

    def written(match: re.Match[str]) -> str:
        return f"{match[1]}{unit.before}{match[2]}{unit.after_one if match[2] == '1' else unit.after}"

    figure = r"(?<![\d,.])(-?)(\d[\d,]*(?:\.\d+)?)"
    if title.startswith("Result"):
        return re.sub(rf"^{figure}", written, text)
    return re.sub(figure, written, text)


def _same_places(one: Assessment, row: dict[str, str]) -> Iterator[str]:
    """Check the decimal places of a row: equal, except for a limit that follows from a tolerance.

    Such a limit may need more places, and then has no digit that it does not need.
    """
    limits = [title for title in row if re.match("Floor|.*limit", title)] if _follows(one) else []
    figures = [row[title].split(" (")[0] for title in row if _are_figures(title) and title not in limits]
    figures += re.findall(r"^[▲▼] (£?\d[\d,]*(?:\.\d+)?)", row["Change"])
    places = {places for text in figures for places in _places(text)}
    yield from require(f"one number of decimal places in a row, not {places}", is_true=len(places) <= 1)
    for text in (row[title] for title in limits):
        number = "".join(_NUMBERS.findall(text))
        has_more = any(own > max(places, default=0) for own in _places(text))
        is_needed = has_more and not number.endswith("0")
        is_same = set(_places(text)) <= places or not places
        yield from require(f"no decimal place in {text} without need", is_true=is_same or is_needed)


def _places(text: str) -> list[int]:
    """Return the number of decimal places of each figure, if a text begins with one."""
    numbers = _NUMBERS.findall(text) if text[:1] in "-£0123456789" else []
    return [len(number.partition(".")[2]) for number in numbers]


def _follows(one: Assessment) -> bool:
    """Return whether the limit of the worst band follows from a tolerance, and is not stated."""
    match one.standing.thresholds:
        case Thresholds(floor=floor):
            return floor is None
        case Levels(levels=levels):
            return not isinstance(list(levels.values())[-1], Fraction)
        case _:
            return False


def _aligned(lines: list[str], headings: set[str], rows: list[list[str]]) -> Iterator[str]:
    """Check that the decimal points of each column of figures are below each other."""
    places: dict[str, set[int]] = {}
    for line, cells in zip(lines, rows[1:], strict=True):
        if line in headings:
            continue
        at = 0
        for title, cell in zip(rows[0], cells, strict=True):
            at = line.index(cell, at)
            whole = re.match(r"-?£?\d[\d,]*", cell)
            if _are_figures(title) and whole is not None:
                places.setdefault(title, set()).add(at + whole.end())
            at += len(cell)
    for title, found in places.items():
        yield from expect(f"places of decimal points in {title}", len(found), 1)


def _titles(reading: Reading, *, is_activity: bool) -> list[str]:
    was = ["Previous position" if is_activity else "Previous rating"] if reading.facts.report.previous else []
    if is_activity:
        return ["Code", "Indicator", "Result", "Expected range", "Position", *was, "Change", "Recent results"]
    facts = ["Result", "Target", _title_of_floor(reading), "Rating", *was, "Change", "Direction of travel"]
    return ["Code", "Indicator", *facts, "Recent results"]


def _title_of_floor(reading: Reading) -> str:
    for each in reading.facts.kpis:
        in_force = each.standing.thresholds
        by_floor = isinstance(in_force, Thresholds) and in_force.floor is not None and in_force.green_tolerance is None
        if in_force is not None and (not by_floor or each.indicator.rule is not None):
            return f"{reading.facts.bands[-1].value} limit"
    return "Floor standard"


def _row(reading: Reading, row: dict[str, str], titles: list[str]) -> Iterator[str]:
    one = reading.one
    yield from _result(reading, row["Result"])
    if "Rating" in row:
        yield from expect("rating", row["Rating"], one.rating.value if isinstance(one.rating, Scheme) else "Not rated")
        direction = one.direction_of_travel.direction
        true = _DIRECTIONS[direction] if isinstance(direction, Direction) else "unknown"
        yield from expect("direction", row["Direction of travel"], true)
        yield from _thresholds(reading, row["Result"], row["Target"], row[titles[4]])
    else:
        index = f"{one.rating.value} expectations" if isinstance(one.rating, Expectation) else "Not rated"
        yield from expect("place", row["Position"], index)
        yield from _expected(reading, row["Expected range"])
    if reading.facts.report.previous is not None:
        was = row["Previous rating" if "Rating" in row else "Previous position"]
        yield from expect("previous rating", was, _rating_before(reading))
    yield from _change(reading, row["Change"])
    yield from _recent(one, row["Recent results"])


def _rating_before(reading: Reading) -> str:
    before = reading.facts.find_before(reading.one.indicator.code)
    if before is None:
        return "not in the report"
    match before.rating:
        case Scheme():
            return str(before.rating.value)
        case Expectation():
            return f"{before.rating.value} expectations"
        case _:
            return "Not rated"


def _result(reading: Reading, text: str) -> Iterator[str]:
    one = reading.one
    match = pattern_of(_RESULT).fullmatch(text)
    if match is None:
        yield f"unread: result {text!r}"
        return
    yield from expect("period of the result", match["period"] is not None, _is_of_an_earlier_period(one))
    if match["period"] is not None:
        yield from reading.is_period_of_table(match["period"], one.result_period)
    if match["words"]:
        true = "withheld" if one.standing.is_withheld else _words(one)
        yield from expect("result", match["words"], true)
        yield from expect("marker", match["marker"], marker_due(reading) if true == "no result" else None)
        return
    if one.standing.value is None or one.standing.is_withheld:
        yield f"result: {text!r} is printed, and there is none to be printed"
        return
    yield from check_figure(match["value"], rated(one.indicator, one.standing.value), one.indicator.unit)
    counts = [None if match[part] is None else read_count(match[part]) for part in ("counted", "total")]
    result = one.standing.result
    parts = [result.numerator, result.denominator] if isinstance(result, Ratio) else [None, None]
    yield from expect("counts", counts, parts)


def _words(one: Assessment) -> str | None:
    if one.standing.value is not None or not isinstance(one.rating, NoRating):
        return None
    return _MISSING.get(one.rating)


def _is_of_an_earlier_period(one: Assessment) -> bool:
    """Return True if the result is not that of the quarter of the report.

    It is carried forward, in arrears or yearly.
    """
    return one.result_period is not None and one.result_period != one.period


def _value_in(text: str) -> Printed | None:
    match = pattern_of(_RESULT).fullmatch(text)
    return None if match is None or match["value"] is None else read_figure(match["value"])


def _thresholds(reading: Reading, result: str, target: str, floor: str) -> Iterator[str]:
    one = reading.one
    in_force = one.standing.thresholds
    if not isinstance(in_force, Thresholds | Levels):
        yield from expect("target and floor", (target, floor), ("none", "none"))
        return
    yield from check_figure(target, in_force.target, one.indicator.unit)
    worst = edges_of(one.indicator, in_force)[-1]
    yield from check_span(reading, floor, worst, is_bare=True, is_whole=True)
    printed, exact = _value_in(result), one.standing.value
    if printed is None or exact is None:
        return
    exact = rated(one.indicator, exact)
    aim = read_figure(target)
    if aim is not None:
        yield from _same_order(printed, aim, exact, in_force.target, "target")
    span = read_span(floor)
    if span is not None:
        ends = [each for each in span if each is not None]
        true = [each for each in worst if each is not None]
        for end, edge in zip(ends[: len(true)], true, strict=False):
            yield from _same_order(printed, end, exact, edge, "floor")


def _same_order(printed: Printed, edge: Printed, exact: Fraction, true: Fraction, what: str) -> Iterator[str]:
    order = (printed.value > edge.value) - (printed.value < edge.value)
    if order != (exact > true) - (exact < true):
        yield f"order: {float(exact):.10g} and the {what} {float(true):.10g} are printed as {printed.size} and {edge.size}"


def _expected(reading: Reading, text: str) -> Iterator[str]:
    one = reading.one
    in_force = one.standing.thresholds
    if in_force is None:
        yield from expect("expected range", text, "none")
        return
    edges: Edges = edges_of(one.indicator, in_force)[0]
    yield from check_span(reading, text, edges, is_whole=True)


def _change(reading: Reading, text: str) -> Iterator[str]:
    one, comparison = reading.one, reading.one.comparison
    now, before = comparison.now.value, comparison.before.value
    if comparison.is_withheld and reading.facts.is_of_quarters(one.indicator.code):
        now, before = (
            value_of(one.indicator, reading.facts.result_at(one.indicator, each))
            for each in (comparison.period, comparison.against)
        )
    if now is None or before is None:
        yield from require("change", is_true=text in _NO_CHANGE or comparison.is_withheld)
        return
    if text == "withheld":
        yield from require("one of the figures is withheld", is_true=one_is_withheld(reading) is not False)
        return
    if one_is_withheld(reading):
        yield "change: it is printed, and one of the figures is withheld"
    spelled = re.sub(r" pt(?=s? |s?,|s?$)", " percentage point", text)
    match = pattern_of(_CHANGE).fullmatch(spelled) or pattern_of(_CHANGE_OF_UNKNOWN_SIZE).fullmatch(text)
    if match is None or "percentage point" in text:
        yield f"unread: change {text!r}"
        return
    movement = "up" if now > before else "down" if now < before else "unchanged"
    yield from expect("movement", _MOVEMENTS[match["movement"]], movement)
    if comparison.against != comparison.period.shift(-1) or match["against"] is not None:
        yield from reading.is_period_of_table(match["against"] or "", comparison.against)
    judged = judgement_of(one.indicator, (comparison.period, now), (comparison.against, before))
    brief = _BRIEF.get(judged or "", "not judged")
    if match["judgement"] is not None or movement != "unchanged":
        yield from expect("judgement", match["judgement"], brief)
    if match["by"]:
        yield from difference(reading, match["by"])
    elif movement != "unchanged":
        yield from require("withheld", is_true=comparison.is_withheld)


def _is_of_line(one: Assessment, period: Period) -> bool:
    """Return True for a period of the line: a total that begins again has the periods of the newest year."""
    last, first_month = one.results[-1].period, one.indicator.financial_year.month - 1
    if one.indicator.basis is not Basis.YEAR_TO_DATE_TOTAL or last.frequency is Frequency.YEARLY:
        return True
    return (period.ordinal - first_month) // 12 == (last.ordinal - first_month) // 12


def _recent(one: Assessment, text: str) -> Iterator[str]:
    values = [value_of(one.indicator, each.result) for each in one.results if _is_of_line(one, each.period)]
    blocks = text.replace(" ", "")
    yield from expect("recent results", len(blocks), len(values))
    known = [value for value in values if value is not None]
    if known and len(blocks) == len(known) and min(known) != max(known):
        lowest, highest = blocks[known.index(min(known))], blocks[known.index(max(known))]
        yield from expect("lowest and highest recent result", lowest + highest, "▁█")


def read_history(reading: Reading, lines: list[str]) -> Iterator[str]:
    """Check the table of the last quarters."""
    rows, bands = cells_of(lines, set(), lambda title: title != "Quarter"), reading.facts.bands
    titles = ["Quarter", "KPIs", *(band.value for band in bands), "Not rated", *_DIRECTIONS.values(), "No direction"]
    yield from expect("titles", rows[0], titles)
    wanted = [each for each in reading.facts.history if kpis_of(each)]
    yield from expect("number of quarters", len(rows) - 1, len(wanted))
    for cells, report in zip(rows[1:], wanted, strict=False):
        kpis = kpis_of(report)
        true = [len(kpis), *(count_rated(kpis, band) for band in bands), count_unrated(kpis)]
        true += [count_directed(kpis, direction) for direction in (*_DIRECTIONS, None)]
        yield from reading.is_period_of_table(cells[0], report.period)
        yield from expect(f"counts of {report.period}", [read_count(cell) for cell in cells[1:]], true)
