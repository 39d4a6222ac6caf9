"""The page around a report and its style sheet, without scripts or external files."""

import re
from html import escape
from string import Formatter
from typing import Final

from qpr_core.display.palette import Palette, in_dark_mode

_ROOT: Final = ".qpr:not(#qpr)"
"""The root of each rule, which makes it outweigh the rules of a host.

No element has this id, but a rule that excludes an id weighs as much as one that names it.
"""

_DARK_HOSTS: Final = (
    '[data-jp-theme-light="false"]',  # JupyterLab and Jupyter Notebook 7
    ".vscode-dark",
    ".vscode-high-contrast:not(.vscode-high-contrast-light)",
    '[data-theme="dark"]',  # Furo, PyData, Read the Docs and other themes of Sphinx
    '[theme="dark"]',  # Colab
)
"""Elements around a fragment in a program that shows dark pages."""

_COLOURS: Final = ("ink", "paper", "outline", "quiet", "line", "target", "floor")

_SHEET: Final = """
.qpr {{ all: initial; display: block; {light} color: var(--qpr-ink); background: var(--qpr-paper);
  font: medium/1.45 Arial, Helvetica, sans-serif; padding: 0.5em; overflow-wrap: anywhere; }}
.qpr :not(svg, svg *) {{ all: revert; }}
.qpr h1, .qpr h2, .qpr h3, .qpr h4 {{ color: var(--qpr-ink); line-height: 1.2; margin: 1.2em 0 0.5em; }}
.qpr p, .qpr ul {{ color: var(--qpr-ink); max-width: 50ch; margin: 0.6em 0; }}
.qpr ul ul {{ margin: 0.2em 0; }}
.qpr .qpr-numbered > :is(p, ul) {{ margin-left: 3.2em; }}
.qpr .qpr-number {{ display: inline-block; min-width: 3.2em; white-space: pre; }}
.qpr .qpr-numbered > p > .qpr-number {{ margin-left: -3.2em; }}
.qpr .qpr-scroll {{ overflow-x: auto; margin: 0.8em 0; }}
.qpr figure {{ margin-inline: 0; }}
.qpr table {{ border-collapse: collapse; color: var(--qpr-ink); background: var(--qpr-paper); font-size: 0.9em; }}
.qpr caption {{ caption-side: top; color: var(--qpr-ink); text-align: left; font-weight: bold; padding: 0.3em 0; }}
.qpr th, .qpr td {{ color: var(--qpr-ink); background: var(--qpr-paper); border: 1px solid var(--qpr-outline);
  padding: 0.3em 0.5em; text-align: left; vertical-align: top; min-width: 4.2em; overflow-wrap: break-word; }}
.qpr th[scope="rowgroup"], .qpr thead th {{ background: var(--qpr-quiet); }}
.qpr tbody th[scope="row"] {{ font-weight: normal; max-width: 24.5em; }}
.qpr .qpr-figure {{ text-align: right; font-variant-numeric: tabular-nums; }}
.qpr .qpr-whole {{ white-space: nowrap; }}
.qpr .qpr-rest {{ display: inline-block; text-align: left; white-space: pre; }}
.qpr .qpr-note {{ display: block; }}
.qpr th[scope="rowgroup"] {{ overflow-wrap: anywhere; }}
.qpr tbody tr > th[scope="row"]:first-child {{ min-width: 4.5em; max-width: 10em; }}
.qpr tbody th[scope="row"] + th[scope="row"] {{ min-width: 12.2em; }}
.qpr figcaption {{ font-weight: bold; font-size: 0.9em; padding: 0.3em 0; }}
.qpr .qpr-badge {{ display: inline-block; border: 1px solid var(--qpr-outline); padding: 0 0.4em;
  white-space: nowrap; }}
.qpr svg, .qpr svg * {{ box-sizing: content-box; }}
.qpr svg {{ max-width: 100%; height: auto; vertical-align: middle; }}
.qpr svg.qpr-spark {{ min-width: 6.7em; }}
.qpr svg.qpr-bars {{ min-width: 20em; }}
.qpr svg.qpr-chart {{ min-width: 20em; }}
.qpr .qpr-line {{ stroke: var(--qpr-line); }}
.qpr .qpr-target {{ stroke: var(--qpr-target); }}
.qpr .qpr-floor {{ stroke: var(--qpr-floor); }}
.qpr .qpr-spark circle {{ stroke: var(--qpr-ink); }}
.qpr .qpr-bars rect {{ stroke: var(--qpr-outline); }}
.qpr .qpr-bars .qpr-ink {{ fill: var(--qpr-ink); }}
.qpr svg text {{ font: 13px Arial, Helvetica, sans-serif; }}
@media screen and (max-width: 30em) {{
.qpr table {{ font-size: 0.75em; }}
.qpr th, .qpr td {{ padding: 0.2em 0.3em; min-width: 0; }}
.qpr tbody tr > th[scope="row"]:first-child {{ min-width: 3em; }}
.qpr tbody th[scope="row"] + th[scope="row"] {{ min-width: 6em; max-width: 7em; }}
.qpr .qpr-badge {{ padding: 0 0.2em; }}
}}
@media screen {{ .qpr:is({dark_hosts}) {{ {dark} }} }}
@media screen and (prefers-color-scheme: dark) {{ .qpr:is([data-theme="auto"] *) {{ {dark} }} }}
@media print {{ .qpr .qpr-scroll {{ overflow: visible; }} .qpr :is(.qpr-badge, th) {{ print-color-adjust: exact; }} }}
"""

# The rules of a page alone: a fragment leaves the paper to its host.
_PAGE: Final = """
body {{ margin: 0; }}
:root {{ color-scheme: light dark; background: {paper}; }}
@media screen and (prefers-color-scheme: dark) {{ :root {{ background: {dark_paper}; }} main.qpr {{ {dark} }} }}
main.qpr {{ padding: clamp(0.5em, 3vw, 2.5em); }}
.qpr a {{ color: var(--qpr-ink); text-decoration: underline; }}
.qpr .qpr-contents ul {{ padding: 0 0 0 1.2em; }}
.qpr .qpr-contents li {{ padding: 0.15em 0; }}
@page {{ size: A4; margin: 18mm 15mm;
  @bottom-center {{ content: {number}; font: 10pt Arial, Helvetica, sans-serif; }} }}
@page wide {{ size: A4 landscape; margin: 15mm 12mm; }}
@media print {{
main.qpr {{ font-size: 11pt; padding: 0; }}
.qpr :is(h1, h2, h3, h4) {{ break-after: avoid; break-inside: avoid; }}
.qpr h1:first-child {{ margin-top: 0; }}
.qpr :is(p, li) {{ orphans: 3; widows: 3; }}
.qpr :is(tr, figure, nav), .qpr .qpr-scroll:not(.qpr-wide) {{ break-inside: avoid; }}
.qpr thead {{ display: table-header-group; }}
.qpr :is(caption, thead, tr:has(th[scope="rowgroup"])) {{ break-after: avoid; }}
.qpr :is(.qpr-wide, .qpr-part:has(.qpr-wide), :is(h1, h2, h3, h4):has(+ .qpr-wide)) {{ page: wide; }}
.qpr .qpr-scroll {{ padding: 0 1px; }}
.qpr .qpr-wide table {{ font-size: 9.5pt; width: 100%; }}
.qpr .qpr-part {{ break-before: page; }}
.qpr svg.qpr-chart {{ min-width: 0; max-width: 145mm; }}
.qpr .qpr-indicator {{ break-inside: avoid; }}
.qpr .qpr-part .qpr-scroll:not(.qpr-wide) table {{ font-size: 9pt; }}
}}
"""


def style_sheet(palette: Palette, more: str = "") -> str:
    """Return the style sheet in the colours of a palette.

    It outweighs the rules of a notebook or a theme for tables and text, and changes only `.qpr` elements. *more* are
    the rules of one kind of result.

    >>> "script" in style_sheet(Palette())
    False
    """
    return _rules(_SHEET + more, palette)


def _rules(sheet: str, palette: Palette, number: str = "none") -> str:
    dark = in_dark_mode(palette)
    rules = sheet.format(
        light=f"color-scheme: light; {_colours(palette)}",
        dark=f"color-scheme: dark; {_colours(dark)}",
        dark_hosts=", ".join(f"{host} *" for host in _DARK_HOSTS),
        paper=palette.paper,
        dark_paper=dark.paper,
        number=number,
    )
    return re.sub(r"\.qpr(?![-\w])", _ROOT, rules).strip()


def _colours(palette: Palette) -> str:
    """Return the colours of a palette as custom properties."""
    return " ".join(f"--qpr-{name}: {getattr(palette, name)};" for name in _COLOURS)


def page_number(words: str) -> str:
    """Return the content of a style rule that numbers printed pages.

    *words* has the placeholders `{page}` and `{pages}`.

    >>> page_number("Page {page} of {pages}")
    '"Page " counter(page) " of " counter(pages)'
    """
    parts: list[str] = []
    for text, name, _, _ in Formatter().parse(words):
        parts += [_quoted(text)] if text else []
        parts += [] if name is None else [f"counter({name})"]
    return " ".join(parts) or '""'


def _quoted(text: str) -> str:
    """Return text in quotes, with every mark as its code point, so that it stays text."""
    return '"' + "".join(each if each.isalnum() or each == " " else f"\\{ord(each):x} " for each in text) + '"'


def standalone(  # noqa: PLR0913  the parts of a page
    title: str, body: str, *, palette: Palette, language: str, number: str, more: str = ""
) -> str:
    """Return a whole page around a body.

    *number* has the words around the number of a printed page, and *more* the rules of one kind of result.

    >>> page = standalone("Report", "<p>All well.</p>", palette=Palette(), language="en-GB", number="{page}")
    >>> page.splitlines()[:2]
    ['<!DOCTYPE html>', '<html lang="en-GB">']
    """
    rules = f"{style_sheet(palette, more)}\n{_rules(_PAGE, palette, page_number(number))}"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language, quote=True)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>\n{rules}\n</style>\n</head>\n"
        f'<body>\n<main class="qpr">\n{body}\n</main>\n</body>\n</html>\n'
    )
