"""Pictures of pages of PDF files, documents and workbooks."""

import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image

from drawing.outline import outlined
from drawing.programs import path_of

_DOTS_PER_INCH: Final = 100


class Sheet(NamedTuple):
    """A page of paper: how it looks, with a thin line around it, and its text."""

    image: Image.Image
    text: str


def sheet_with(text: str, sheets: list[Sheet]) -> Sheet:
    """Return the first page that has a text, which may run over lines.

    Raises:
        LookupError: If no page has it.
    """
    for sheet in sheets:
        if text in " ".join(sheet.text.split()):
            return sheet
    raise LookupError(f"no page has the text {text!r}")


def sheets_of(pdf: bytes) -> list[Sheet]:
    """Return the pages of a PDF file."""
    with tempfile.TemporaryDirectory() as folder:
        draw = [path_of("pdftoppm"), "-png", "-r", str(_DOTS_PER_INCH), "-", f"{folder}/page"]
        subprocess.run(draw, input=pdf, check=True, capture_output=True)
        images = [Image.open(page).convert("RGB") for page in sorted(Path(folder).glob("page-*.png"))]
    read = subprocess.run([path_of("pdftotext"), "-", "-"], input=pdf, check=True, capture_output=True)
    texts = read.stdout.decode("utf-8").split("\f")
    return [Sheet(outlined(image), texts[place]) for place, image in enumerate(images)]


@cache
def sheets_of_file(content: bytes, kind: str) -> list[Sheet]:
    """Return the pages of a document or a workbook, whose file name ends in *kind*."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder, f"report.{kind}")
        given.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        convert = [path_of("soffice"), "--headless", profile, "--convert-to", "pdf", "--outdir", folder, str(given)]
        subprocess.run(convert, check=True, capture_output=True)
        return sheets_of(given.with_suffix(".pdf").read_bytes())
