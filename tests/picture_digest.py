"""A digest of Word documents, workbooks and charts; run as a script in other environments."""

import hashlib
import locale
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZipFile

from matplotlib.figure import Figure

import qpr_core as qpr
from qpr_core.display import charts
from qpr_core.display.excel import to_excel
from qpr_core.display.word import to_word
from qpr_core.interchange import from_json


def digest(cards: Iterable[str]) -> str:
    """Read scorecards, each a line of JSON, and give what their documents and charts hold."""
    whole = hashlib.sha256()
    for line in cards:
        card = from_json(line)
        assert isinstance(card, qpr.Scorecard)
        report = card.report("Q2 2023/24", quarters=4)
        for content in (*_parts(qpr.narrate(report)), *_workbooks(report), *map(_picture, _figures(card, report))):
            whole.update(content)
    return whole.hexdigest()


def _parts(narrative: qpr.Narrative) -> Iterator[bytes]:
    """Return the files in a Word document; the zip itself depends on the version of zlib."""
    to_word(narrative).save(kept := BytesIO())
    with ZipFile(kept) as zipped:
        for name in zipped.namelist():
            yield name.encode()
            yield zipped.read(name)


def _workbooks(report: qpr.Report) -> Iterator[bytes]:
    for live in (False, True):
        to_excel(report, kept := BytesIO(), live=live)
        yield kept.getvalue()


def _figures(card: qpr.Scorecard, report: qpr.Report) -> Iterator[Figure]:
    yield charts.small_multiples(report)
    yield charts.history_chart(report)
    yield charts.movement_matrix(qpr.bridge(report))
    yield charts.indicator_chart(*card.entries[0], report.period)


def _picture(figure: Figure) -> bytes:
    figure.savefig(kept := BytesIO(), format="png")
    return kept.getvalue()


if __name__ == "__main__":
    locale.setlocale(locale.LC_ALL, "")  # fails for one that is not there
    sys.stdout.write(digest(sys.stdin.read().splitlines()))
