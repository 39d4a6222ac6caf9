"""The page around a report and its style sheet, without scripts or external files."""

import re
from html import escape
from typing import Final

from qpr_core.display.palette import Palette

_ROOT: Final = ".qpr:not(#qpr)"
"""The root of each rule, which makes it outweigh the rules of a host.

No element has that id, but a rule that excludes an id weighs as much as one that asks for it.
"""

_SHEET: Final = """
.qpr {{ all: initial; display: block; color-scheme: light; color: {ink}; background: {paper};
  font: medium/1.45 Arial, Helvetica, sans-serif; padding: 0.5em; overflow-wrap: anywhere; }}
.qpr :not(svg, svg *) {{ all: revert; }}
.qpr h1, .qpr h2, .qpr h3, .qpr h4 {{ color: {ink}; line-height: 1.2; margin: 1.2em 0 0.5em; }}
.qpr p, .qpr ul {{ color: {ink}; max-width: 32em; margin: 0.6em 0; }}
.qpr ul ul {{ margin: 0.2em 0; }}
.qpr .qpr-numbered > :is(p, ul) {{ margin-left: 3.2em; }}
.qpr .qpr-number {{ display: inline-block; min-width: 3.2em; white-space: pre; }}
.qpr .qpr-numbered > p > .qpr-number {{ margin-left: -3.2em; }}
.qpr .qpr-scroll {{ overflow-x: auto; margin: 0.8em 0; }}
.qpr figure {{ margin-inline: 0; }}
.qpr table {{ border-collapse: collapse; color: {ink}; background: {paper}; font-size: 0.9em; }}
.qpr caption {{ caption-side: top; color: {ink}; text-align: left; font-weight: bold; padding: 0.3em 0; }}
.qpr th, .qpr td {{ color: {ink}; background: {paper}; border: 1px solid {outline}; padding: 0.3em 0.5em;
  text-align: left; vertical-align: top; min-width: 4.2em; overflow-wrap: break-word; }}
.qpr th[scope="rowgroup"], .qpr thead th {{ background: {quiet}; }}
.qpr tbody th[scope="row"] {{ font-weight: normal; max-width: 24.5em; }}
.qpr th[scope="rowgroup"], .qpr tbody tr > th[scope="row"]:first-child {{ overflow-wrap: anywhere; }}
.qpr tbody tr > th[scope="row"]:first-child {{ min-width: 4.5em; max-width: 10em; }}
.qpr tbody th[scope="row"] + th[scope="row"] {{ min-width: 12.2em; }}
.qpr figcaption {{ font-weight: bold; font-size: 0.9em; padding: 0.3em 0; }}
.qpr .qpr-badge {{ display: inline-block; border: 1px solid {outline}; padding: 0 0.4em; white-space: nowrap; }}
.qpr svg, .qpr svg * {{ box-sizing: content-box; }}
.qpr svg {{ max-width: 100%; height: auto; vertical-align: middle; }}
.qpr svg.qpr-spark {{ min-width: 6.7em; }}
.qpr svg.qpr-bars {{ min-width: 20em; }}
.qpr svg text {{ font: 13px Arial, Helvetica, sans-serif; }}
@media print {{ .qpr .qpr-scroll {{ overflow: visible; }} .qpr .qpr-badge {{ print-color-adjust: exact; }} }}
"""


def style_sheet(palette: Palette) -> str:
    """Return the style sheet in the colours of a palette.

    It outweighs the rules that a notebook or a theme has for tables and text, and changes nothing but a `.qpr` element.

    >>> "script" in style_sheet(Palette())
    False
    """
    rules = _SHEET.format(ink=palette.ink, paper=palette.paper, outline=palette.outline, quiet=palette.quiet)
    return re.sub(r"\.qpr(?![-\w])", _ROOT, rules).strip()


def standalone(title: str, body: str, palette: Palette, language: str) -> str:
    """Return a whole page around a body.

    >>> standalone("Report", "<p>All well.</p>", Palette(), "en-GB").splitlines()[:2]
    ['<!DOCTYPE html>', '<html lang="en-GB">']
    """
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language, quote=True)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>\nbody {{ margin: 0; background: {palette.paper}; }}\n{style_sheet(palette)}\n</style>\n</head>\n"
        f'<body>\n<main class="qpr">\n{body}\n</main>\n</body>\n</html>\n'
    )
