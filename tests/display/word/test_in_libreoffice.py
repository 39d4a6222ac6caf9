"""Pages of Word documents as LibreOffice lays them out: their number, their texts and their direction."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final, NamedTuple

import pytest

import eastmarsh
import hart
import kent
from qpr_core import Narrative, narrate
from qpr_core.display.word import to_word
from qpr_core.text import cover_paper

pytestmark = pytest.mark.office

PAPER: Final = cover_paper(kent.summary(), kent.paper())
REPORT: Final = narrate(hart.report())


class Pages(NamedTuple):
    """The pages of a document: the text of each, and its width and height in points."""

    texts: list[str]
    sizes: list[tuple[int, int]]


def program(name: str, package: str, *others: str) -> str:
    """Return the path of a program that has to be installed."""
    found = next((path for each in (name, *others) if (path := shutil.which(each))), None)
    assert found, f"no {name} was found: install it (Debian: apt-get install {package})"
    return found


def pages_of(narrative: Narrative, folder: Path, *, charts: bool = False) -> Pages:
    """Convert a document to PDF, and read its pages."""
    to_word(narrative, charts=charts).save(str(folder / "made.docx"))
    office = program(os.environ.get("SOFFICE", "soffice"), "libreoffice-writer", "libreoffice")
    command = [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, folder / "made.docx"], check=True, capture_output=True)
    texts, facts = (
        subprocess.run(
            [program(name, "poppler-utils"), *options, folder / "made.pdf", *output],
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        ).stdout
        for name, options, output in (("pdftotext", ["-layout"], ["-"]), ("pdfinfo", ["-l", "99"], []))
    )
    sizes = re.findall(r"^Page +\d+ size: +([\d.]+) x ([\d.]+)", facts, re.MULTILINE)
    return Pages(texts.split("\f")[:-1], [(round(float(across)), round(float(down))) for across, down in sizes])


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return pages_of(PAPER, tmp_path_factory.mktemp("paper"))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return pages_of(REPORT, tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def appendix(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return pages_of(eastmarsh.written(), tmp_path_factory.mktemp("appendix"), charts=True)


def test_cover_paper_of_kent_is_two_numbered_pages_of_a4(paper: Pages) -> None:
    assert paper.sizes == [(595, 842)] * 2  # ISO 216: 210 by 297 mm, a point being 0.3528 mm
    assert [text.split("\n")[-2].strip() for text in paper.texts] == ["Page 1 of 2", "Page 2 of 2"]


def test_numbers_and_bullets_of_a_paper_are_printed(paper: Pages) -> None:
    text = " ".join("".join(paper.texts).split())
    assert "1. Introduction" in text
    assert "2.1. Results for KPIs compared to Target are assessed" in text
    assert "\N{BULLET} 15 are rated Green (one fewer than the previous Quarter)" in text
    assert "\N{EN DASH} Percentage of complaints responded to within timescale" in text


def test_scorecard_alone_is_on_landscape_pages(report: Pages) -> None:
    landscape = [text for text, (across, down) in zip(report.texts, report.sizes, strict=True) if across > down]
    assert set(report.sizes) == {(595, 842), (842, 595)}
    assert len(report.texts) == len(report.sizes)
    assert 0 < len(landscape) < len(report.texts) / 2
    assert landscape[0].split()[:1] == ["Scorecard"]
    assert all({"Result", "Target", "limit"} <= set(text.split()) for text in landscape)  # the first row repeats
    codes = {each.indicator.code for each in hart.report().assessments}
    assert codes <= set(" ".join(landscape).split())


def test_contents_list_every_heading_on_the_first_page(report: Pages) -> None:
    lines = [line.strip() for line in report.texts[0].splitlines()]
    assert lines[lines.index("Contents") + 1 :][:4] == [
        "What moved",
        "Watch-list",
        "Scorecard",
        "Changes to the list of KPIs",
    ]
    assert {"Notes on the data", "Indicators one by one", "Customer Services", "Planning Services"} <= set(lines)


def test_every_page_of_a_report_has_text_and_its_number(report: Pages) -> None:
    count = len(report.texts)
    for place, text in enumerate(report.texts, 1):
        assert text.rstrip().endswith(f"Page {place} of {count}")
        assert len(text.split()) > 20


def test_appendix_is_at_least_20_upright_pages_with_text_and_numbers(appendix: Pages) -> None:
    count = len(appendix.texts)
    assert count >= 20
    assert appendix.sizes == [(595, 842)] * count
    for place, text in enumerate(appendix.texts, 1):
        assert text.rstrip().endswith(f"Page {place} of {count}")
        assert len(text.split()) > 40, place


def test_each_service_of_an_appendix_begins_on_a_new_page(appendix: Pages) -> None:
    firsts = [text.strip().splitlines()[0].strip() for text in appendix.texts]
    services = [each for each in firsts if each in eastmarsh.OWNERS]
    assert services == list(eastmarsh.report().by("service"))
    assert firsts[-3:].count("Activity indicators") == 1


def test_each_indicator_of_an_appendix_is_on_one_page_with_its_texts(appendix: Pages) -> None:
    pages = [" ".join(text.split()) for text in appendix.texts[1:]]  # the first one has the contents
    for assessment in eastmarsh.report():
        heading = f"{assessment.name} ({assessment.code}) {assessment.name} "
        found = [page for page in pages if heading in page]
        assert len(found) == 1, assessment.code
        below = found[0].partition(heading)[2]
        for texts in (eastmarsh.COMMENTARY, eastmarsh.ACTIONS):
            assert " ".join(texts.get(assessment.code, "").split()) in below, assessment.code


def test_tables_of_an_appendix_are_not_divided(appendix: Pages) -> None:
    assert sum("All services" in text for text in appendix.texts) == 1
    counts = next(text for text in appendix.texts if "All services" in text)
    assert all(service in counts for service in eastmarsh.OWNERS)
