"""A digest of reports, for threads and for other interpreters as a script."""

import hashlib
import locale
import sys
from collections.abc import Iterable, Iterator

import qpr_core as qpr
from qpr_core.interchange import from_json, to_json


def digest(cards: Iterable[str]) -> str:
    """Read scorecards, each a line of JSON, and write their reports in every way there is."""
    return hashlib.sha256("\n".join(_written(cards)).encode()).hexdigest()


def _written(cards: Iterable[str]) -> Iterator[str]:
    for line in cards:
        card = from_json(line)
        assert isinstance(card, qpr.Scorecard)
        report = card.report("Q2 2023/24", quarters=4)
        for style in (qpr.styles.KENT, qpr.styles.STATISTICAL, qpr.styles.MEETING_MINUTES):
            words = qpr.narrate(report, style=style)
            yield from (
                str(words),
                words.to_markdown(),
                qpr.to_html(words, page=True),
                qpr.to_html(report, style=style),
            )
        yield from (str(qpr.explain(each)) for each in report.assessments)
        yield from (repr(report), repr(qpr.bridge(report)), to_json(card), to_json(report))


if __name__ == "__main__":
    locale.setlocale(locale.LC_ALL, "")  # fails for one that is not there
    sys.stdout.write(digest(sys.stdin.read().splitlines()))
