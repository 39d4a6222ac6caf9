"""An independent reader of printed reports, which works out every claim again.

It reads the plain text of `narrate`, `notes` and `explain`. It uses neither the words nor the counts of the library:
what is true comes from the assessments and the results behind them, what a sentence means from `reading.grammar`.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from qpr_core import Assessment, NoDirection, Thresholds
from qpr_core.model.thresholds.scheme import Expectation, Scheme
from reading import (
    claims_of_changes,
    claims_of_comparisons,
    claims_of_flows,
    claims_of_history,
    claims_of_levels,
    claims_of_lists,
    claims_of_openings,
    claims_of_travel,
    claims_of_watching,
)
from reading.bands import merit, rated
from reading.claims import CHECKS, Reading
from reading.claims_of_counts import restated_in
from reading.clauses import Clause
from reading.facts import Facts, count_unrated, is_redefined_between, kpis_of
from reading.grammar import Grammar
from reading.needed import (
    ends_of,
    expected_in,
    has_come_or_gone,
    last_year_of,
    rated_in,
    to_direct,
    to_list,
    to_open,
    with_changed_directions,
)
from reading.scanner import scan
from reading.tables import read_history, read_scorecard

REGISTERED: Final = (
    claims_of_changes,
    claims_of_comparisons,
    claims_of_flows,
    claims_of_history,
    claims_of_levels,
    claims_of_lists,
    claims_of_openings,
    claims_of_travel,
    claims_of_watching,
)
"""Modules whose checks are registered by being imported."""

_NEVER: Final = (
    r"\bNone\b(?! (?:are|is|of the|Green|Amber|Red|Blue))", r"\bnan\b", r"\binf\b", r"Decimal\(", r"Fraction\(", r"[{}]",
    r"(?<![\d.,])1 (?:quarters|months|years|results|KPIs|days|indicators|percentage points)\b", r"(?<![\w.])-0(?![.\d])", r"\bby 0(?![\d.,]\d)\b",
    r", from 0\S* to 0(?![\d.,])", r"\bon its result for [^,;(]*, which is carried forward, which is",
)  # fmt: skip
_LISTS_OF: Final = {
    "changes": ("newly_rated", "newly_unrated", "joined", "left", "targets_changed", "redefined", "renamed"),
    "notes": (
        "unrated", "carried", "provisional", "revised", "target_changed", "redefined", "crosses", "rounding", "small",
        "withheld", "implausible",
    ),
}  # fmt: skip


def read_narrative(text: str, facts: Facts, grammar: Grammar, *, is_whole: bool = True) -> list[str]:
    """Return what is contradicted or unread in the text of a report."""
    reading = Reading(facts, grammar, is_whole_report=is_whole)
    found = list(_never(text))
    said: dict[str, list[tuple[str, object]]] = {}
    for block in text.split("\n\n"):
        section = _section_of(block, grammar, facts)
        if section is not None:
            said.setdefault(reading.section, []).extend(reading.said)
            reading.said, reading.section, reading.subject, reading.listing = [], section, None, None
            found += [f"{section}: {each}" for each in _heading(block, reading)]
            continue
        found += [f"{reading.section}: {each}" for each in _read_block(block, reading)]
    said.setdefault(reading.section, []).extend(reading.said)
    return found + (list(_left_out(said, reading)) if is_whole else [])


def read_notes(text: str, facts: Facts, grammar: Grammar) -> list[str]:
    """Return what is contradicted or unread in the text of the notes on the data."""
    reading = Reading(facts, grammar, section="notes")
    found = list(_never(text))
    for block in text.split("\n\n"):
        found += [f"notes: {each}" for each in _read_block(block, reading)]
    missing = {name for name in _LISTS_OF["notes"] if claims_of_lists.names_in(reading, name)}
    missing -= {str(name) for kind, name in reading.said if kind == "list"}
    found += [
        f"notes: left out: expected {each}" for each in expected_in(facts) if ("expected", each) not in reading.said
    ]
    return found + [f"notes: left out: {name}" for name in sorted(missing)]


def read_explanation(text: str, one: Assessment, facts: Facts, grammar: Grammar) -> list[str]:
    """Return what is contradicted or unread in the explanation of an assessment."""
    reading = Reading(facts, grammar, section="one_by_one", is_in_report=False)
    found = [*_never(text), *_scan(text, reading)]
    found += [
        f"left out: {what}"
        for what in sorted(_required(one, facts) - {"travel", "no_polarity"} - {kind for kind, _ in reading.said})
    ]
    if reading.subject is not one:
        found.append(f"subject: not {one.indicator.code}")
    return [f"explain {one.indicator.code}: {each}" for each in found]


def read_comparison(text: str, one: Assessment, facts: Facts, grammar: Grammar) -> list[str]:
    """Return what is contradicted or unread in the explanation of a comparison."""
    reading = Reading(facts, grammar, section="comparison", known=one.comparison.period, subject=one)
    return [f"compare {each}" for each in (*_never(text), *_scan(text, reading))]


def _never(text: str) -> Iterator[str]:
    for pattern in _NEVER:
        for match in re.finditer(pattern, text):
            yield f"never: {text[max(0, match.start() - 40) : match.end() + 20]!r}"


def _section_of(block: str, grammar: Grammar, facts: Facts) -> str | None:
    if "\n" in block or block in {each.indicator.service for each in facts.report.assessments}:
        return None
    return next((section for pattern, section in grammar.headings.items() if re.fullmatch(pattern, block)), None)


def _heading(block: str, reading: Reading) -> Iterator[str]:
    if reading.section == "history":
        with_kpis = [
            each for each in reading.facts.history if any(one.indicator.polarity.judges for one in each.assessments)
        ]
        match = re.search(r"\d+", block)
        if (int(match[0]) if match else 1) != len(with_kpis):
            yield f"heading: {block!r}, and there are {len(with_kpis)}"


def _read_block(block: str, reading: Reading) -> list[str]:
    found: list[str] = []
    try:
        found.extend(_claims_in(block, reading))
    except LookupError as error:
        found.append(f"unknown: {error} in {block[:60]!r}")
    return found


def _claims_in(block: str, reading: Reading) -> Iterator[str]:
    lines = block.split("\n")
    if reading.section == "scorecard" and lines[0].startswith("Code"):
        yield from read_scorecard(reading, lines)
    elif reading.section == "history" and lines[0].startswith("Quarter"):
        yield from read_history(reading, lines)
    elif reading.section == "one_by_one":
        yield from _paragraph(block, reading)
    elif len(lines) > 1:
        yield from _list(lines, reading)
    else:
        reading.listing = ("watched", 0) if reading.section == "watch" else None
        yield from _scan(block, reading)


def _paragraph(block: str, reading: Reading) -> Iterator[str]:
    services = {each.indicator.service for each in reading.facts.report.assessments}
    if block in services or block == "No service named":
        reading.counted = ("service", None if block == "No service named" else block)
        return
    start = len(reading.said)
    yield from _scan(block, reading)
    if reading.subject is None:
        return
    one = reading.one
    service = reading.counted[1] if reading.counted and reading.counted[0] == "service" else None
    if service != one.indicator.service:
        yield f"service: {one.indicator.code} is under {service}"
    for what in sorted(_required(one, reading.facts) - {kind for kind, _ in reading.said[start:]}):
        yield f"left out of {one.indicator.code}: {what}"
    reading.said.append(("paragraph", one.indicator.code))


def _required(one: Assessment, facts: Facts) -> set[str]:
    required = {"reason", "direction", "travel"}
    now = one.comparison.now
    if facts.is_of_quarters(one.indicator.code):
        has_result = facts.value_at(one.indicator, one.comparison.period) is not None
    else:
        has_result = now.value is not None or now.is_withheld
    if has_result:  # else the rating already shows that there is nothing to compare
        required.add("change")
    if one.direction_of_travel.direction is NoDirection.NO_POLARITY:
        required.add("no_polarity")
    in_force = one.standing.thresholds
    if isinstance(in_force, Thresholds) and in_force.floor is None and _is_short(one, in_force.target):
        required.add("tolerance")
    if one.result_period is not None and one.result_period != one.period:
        required.add("of_period")
    if one.status is not None and one.status.value in {"provisional", "revised"}:
        required.add(one.status.value)
    if is_redefined_between(one.indicator, one.comparison.period, one.comparison.against):
        required.add("redefined")
    return required


def _is_short(one: Assessment, target: Fraction) -> bool:
    """Return whether a result that is not withheld misses a target by which it is rated."""
    value = one.standing.value
    if value is None or one.standing.is_withheld or one.indicator.rule is not None:
        return False
    value = rated(one.indicator, value)
    merits = [merit(one.indicator, each, target) for each in (value, target)]
    return isinstance(one.rating, Scheme) and merits[0] is not None and merits[1] is not None and merits[0] < merits[1]


def _list(lines: list[str], reading: Reading) -> Iterator[str]:
    reading.listing = ("watched", len(lines) - 1) if reading.section == "watch" else None
    yield from _scan(lines[0], reading)
    listing = reading.listing
    if listing is not None and listing[0] == "by_service":
        yield from _by_service(lines[1:], reading)
        return
    codes: list[str] = []
    reading.in_list = True
    for line in lines[1:]:
        reading.subject, before = None, len(reading.said)
        yield from _scan(line.removeprefix("- "), reading)
        codes += [str(what) for kind, what in reading.said[before:] if kind == "item"]
        codes += [reading.subject.indicator.code] if reading.subject is not None else []
        yield from _is_current(reading, before)
    if listing is not None and listing[0] not in {"watched", "statistics"}:
        wanted = claims_of_lists.names_in(reading, listing[0])
        if sorted(codes) != sorted(wanted):
            yield f"list {listing[0]}: printed {codes}, true is {wanted}"
    reading.listing, reading.in_list = None, False


def _is_current(reading: Reading, before: int) -> Iterator[str]:
    """Yield a contradiction if an earlier result is printed as if it were current."""
    one = reading.subject
    is_said = any(kind == "of_period" for kind, _ in reading.said[before:])
    if one is None or is_said:
        return
    is_old = reading.section == "watch" and one.result_period != one.period
    is_compared = reading.section == "activity" and isinstance(one.rating, Expectation)
    if is_old or (is_compared and one.result_period != one.due):
        yield f"{reading.section}: the result of {one.indicator.code} is of an earlier period, printed as if it were current"


def _by_service(lines: list[str], reading: Reading) -> Iterator[str]:
    printed: dict[str | None, list[str]] = {}
    for index, line in enumerate(lines):
        if line.startswith("  - "):
            services = [each for each in lines[:index] if each.startswith("- ")]
            printed.setdefault(services[-1][2:], []).append(line[4:])
        elif index + 1 == len(lines) or not lines[index + 1].startswith("  - "):
            printed.setdefault(None, []).append(line[2:])
    true: dict[str | None, list[str]] = {}
    for each in reading.facts.kpis:
        if each.rating is reading.facts.bands[-1]:
            true.setdefault(each.indicator.service, []).append(each.indicator.name)
    if printed != true:
        yield f"list by service: printed {printed}, true is {true}"


def _scan(text: str, reading: Reading) -> Iterator[str]:
    claims, unread = scan(text, _clauses_for(reading))
    for claim in claims:
        name, _, part = claim.check.partition(":")
        try:
            contradictions = list(
                claims_of_lists.begin_list(reading, part, claim.found)
                if part
                else CHECKS[name](reading, {**claim.found, "text": claim.text})
            )
        except LookupError as error:
            contradictions = [f"unknown: {error}"]
        whose = "" if reading.subject is None else f"{reading.subject.indicator.code}: "
        yield from (f"{whose}{each} <- {claim.text.strip()!r}" for each in contradictions)
    if unread:
        yield f"unread: {unread!r}"


def _clauses_for(reading: Reading) -> tuple[Clause, ...]:
    listing = None if reading.listing is None else reading.listing[0]
    of_notes = {"redefined": "item_redefined", "renamed": "item_renamed"}
    clauses = reading.grammar.clauses[reading.section]
    if listing in of_notes:
        return tuple(each for each in clauses if each.check == of_notes[listing])
    return tuple(each for each in clauses if each.check not in of_notes.values())


def _left_out(said: dict[str, list[tuple[str, object]]], reading: Reading) -> Iterator[str]:
    """Yield what a whole report needs and does not have."""
    facts = reading.facts
    for section, what, true in _whole(reading):
        missing = [each for each in true if (what, each) not in said.get(section, [])]
        if missing:
            yield f"{section}: left out: {what} {missing}"
    for section, names in _LISTS_OF.items():
        reading.section = section
        for name in names:
            is_there = ("list", name) in said.get(section, [])
            if (
                claims_of_lists.names_in(reading, name)
                and not is_there
                and (section != "changes" or facts.report.previous)
            ):
                yield f"{section}: left out: {name}"


def _whole(reading: Reading) -> Iterator[tuple[str, str, Sequence[object]]]:
    facts = reading.facts
    yield "one_by_one", "paragraph", [each.indicator.code for each in facts.report.assessments]
    evident = [each for each in facts.report.assessments if claims_of_travel.has_evidence(reading, each)]
    yield "statistics", "statistics", [each.indicator.code for each in evident]
    yield "statistics", "tested", [each.indicator.code for each in evident if claims_of_travel.is_tested(reading, each)]
    yield "activity", "expected", expected_in(facts)
    if not facts.kpis:
        return
    yield from _whole_cover(reading)
    reading.section = "moved"
    yield "moved", "moved", [code for sign in (1, -1) for code in claims_of_lists.moved(reading, sign)]
    for name in ("newly_rated", "newly_unrated", "joined", "left") if facts.report.previous else ():
        yield "moved", name, claims_of_lists.names_in(reading, name)
    yield "watch", "watch_kinds" if count_unrated(facts.kpis) < len(facts.kpis) else "nothing_watched", [None]
    yield (
        "watch",
        "watched",
        [each.indicator.code for each in facts.kpis if claims_of_watching.needs_watching(reading, each) is True],
    )
    if then := last_year_of(facts):
        yield "last_year", "span", [True]
        yield "last_year", "then", rated_in(facts, then, facts.kpis)
        yield "last_year", "since", [True] if has_come_or_gone(then, facts.kpis) else []
    if sum(bool(kpis_of(each)) for each in facts.history) > 1:
        ends = ends_of(facts)
        yield "history", "span", [True]
        yield "history", "history", [*rated_in(facts, *ends), *with_changed_directions(*ends)]
        yield "history", "since", [True] if has_come_or_gone(*ends) else []


def _whole_cover(reading: Reading) -> Iterator[tuple[str, str, Sequence[object]]]:
    facts, says_zeros = reading.facts, reading.grammar.says_zeros
    rated, directed = to_list(facts, says_zeros=says_zeros), to_direct(facts, says_zeros=says_zeros)
    yield "cover", "opened", to_open(facts)
    yield "cover", "rated", rated
    yield "cover", "directed", directed
    yield "cover", "listed", [facts.bands[-1]]
    if facts.kpis_before:
        changes = [("unrated" if each is None else "rating", each) for each in rated]
        printed = with_changed_directions(facts.kpis_before, facts.kpis)
        yield "cover", "change", [*changes, *(("direction", each) for each in directed if each in printed)]
    yield "cover", "carried", [True] if claims_of_flows.carried_in(reading) else []
    yield "cover", "flow", claims_of_flows.flows_in(reading)
    yield "cover", "item", list(restated_in(reading))
    yield "cover", "base", [None] if restated_in(reading) else []
