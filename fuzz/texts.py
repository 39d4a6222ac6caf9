"""Fuzz the checks of user text, and what keeps text inert on its way out.

`PYTHONPATH=tests python fuzz/texts.py -runs=1000000` tries a million texts. Needs the packages of
`requirements/fuzz.txt`. Text that the check accepts must be one visible line, must be the same text in plain text, must
end its direction of writing, and must not look like a formula in a table for a spreadsheet. It must be the same text in
a Markdown reader with extensions, which is tried for one text of two hundred, as it is slow.
"""

import re
import sys
import unicodedata
from typing import Final

import atheris

with atheris.instrument_imports(include=["qpr_core"]):
    import qpr_core as qpr
    from qpr_core.model.values.formulas import inert_text, looks_like_formula
    from qpr_core.model.values.names import check_line, check_name, is_line
    from qpr_core.model.values.writing_direction import contained
    from qpr_core.wording.text.markup import escape_markdown

from markdown_reader import kinds_in, words_in

PARAGRAPH: Final = {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}

_PIECES: Final = [
    *"abc019 -+=@%.,:;!?^~$#*_`|<>&[](){}/\\\"'\n\r\t\x00\x0b\x1b\x85\u2028\u2029\ud800\udfff\ufffe",
    *"\u200b\u2060\u00ad\u3164\u2800\u0301",
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u05d0\u0627\u6570\uff1d\uff0b\u00a0",
    "www.", "http://", "example.org", "mailto:", "=1+1", "{x}",
]  # fmt: skip


def text_of(source: atheris.FuzzedDataProvider) -> str:
    """Return text, mostly of characters with a meaning for a check."""
    if source.ConsumeBool():
        return str(source.ConsumeUnicode(40))
    return "".join(source.PickValueInList(_PIECES) for _ in range(source.ConsumeIntInRange(0, 12)))


def require(text: str, *, holds: bool) -> None:
    """Fail with a text for which a condition does not hold."""
    if not holds:
        raise AssertionError(ascii(text))


def accepted(text: str) -> bool:
    """Return True if a text is accepted as a name, and check that every way agrees."""
    try:
        check_name(text, "code", qpr.errors.IndicatorError)
    except qpr.QprError:
        is_name = False
    else:
        is_name = True
    try:
        check_line(text, "after", qpr.errors.UnitError)
    except qpr.QprError:
        is_part = False
    else:
        is_part = True
    require(text, holds=is_line(text) == is_name or text != text.strip())
    require(text, holds=is_part or not is_name)
    if is_part:
        require(text, holds=re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", text) is None)
        require(text, holds=len(text.splitlines()) <= 1)
        text.encode("utf-8")
        seen = any(unicodedata.category(sign)[0] in "LNPS" or sign >= "\ue000" for sign in text)
        require(text, holds=seen or not text.strip())
    return is_name


def check_out(text: str, *, reads_markdown: bool) -> None:
    """Check an accepted name on its way out."""
    ended = contained(text)
    require(text, holds=contained(ended) == ended)
    require(text, holds=contained(f"{ended}1") == f"{ended}1")
    require(text, holds=not looks_like_formula(inert_text(text)))
    if reads_markdown and text != "%":  # only a unit is called so, and it is never at the start of a line
        escaped = escape_markdown(text)
        require(text, holds=kinds_in(escaped) <= PARAGRAPH)
        require(text, holds=words_in(escaped) == text)


def try_once(data: bytes) -> None:
    """Try one input."""
    source = atheris.FuzzedDataProvider(data)
    reads_markdown = source.ConsumeIntInRange(0, 199) == 0
    text = text_of(source)
    if accepted(text):
        check_out(text, reads_markdown=reads_markdown)


if __name__ == "__main__":
    atheris.Setup(sys.argv, try_once)
    atheris.Fuzz()
