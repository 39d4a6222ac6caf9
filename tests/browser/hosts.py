"""Pages of the programs that show notebooks and documentation, each with its own style sheet around a fragment."""

from importlib.metadata import files
from pathlib import Path
from typing import Final

HOSTS: Final = ("JupyterLab", "Jupyter Notebook 6", "VS Code", "Furo")
"""The programs, by name."""


def _style_of(package: str, end: str) -> str:
    """Return the text of the file of a package that has a path with that *end*."""
    found = next(each for each in files(package) or () if str(each).endswith(end))
    return Path(str(found.locate())).read_text(encoding="utf-8")


_LAB: Final = "nbconvert/templates/lab/static/"

# VS Code has no package. These are the kinds of rules of its notebook output: every table, with no class.
_VS_CODE: Final = """
body { background: var(--vscode-editor-background); color: var(--vscode-editor-foreground); padding: 0 20px;
  font-family: sans-serif; font-size: 13px; }
.vscode-light { --vscode-editor-background: #ffffff; --vscode-editor-foreground: #000000; }
.vscode-dark { --vscode-editor-background: #1e1e1e; --vscode-editor-foreground: #d4d4d4; }
.output_container .output { white-space: pre-wrap; line-height: 1.1; }
table, thead, tr, th, td, tbody { border: none; border-color: transparent; border-spacing: 0;
  border-collapse: collapse; }
table, th, tr { vertical-align: middle; text-align: right; }
thead { font-weight: bold; background-color: rgba(130, 130, 130, 0.16); }
th, td { padding: 4px 8px; }
tr:nth-child(even) { background-color: rgba(130, 130, 130, 0.08); }
tbody th { font-weight: normal; }
"""


def page_of(host: str, fragment: str, *, dark: bool) -> str:
    """Return a page of a host that shows a fragment, in its light or its dark look."""
    match host:
        case "JupyterLab":
            style = _style_of("nbconvert", f"{_LAB}index.css")
            style += _style_of("nbconvert", f"{_LAB}theme-{'dark' if dark else 'light'}.css")
            light = str(not dark).lower()
            body = f'class="jp-Notebook" data-jp-theme-light="{light}"'
            around = (
                '<div class="jp-RenderedHTMLCommon jp-RenderedHTML jp-OutputArea-output" data-mime-type="text/html">'
            )
        case "Jupyter Notebook 6":
            style = _style_of("nbconvert", "nbconvert/templates/classic/static/style.css")
            style += "body { background: #111; color: #eee; }" if dark else ""
            body = ""
            around = '<div class="output_html rendered_html output_subarea">'
        case "VS Code":
            style = _VS_CODE
            body = f'class="vscode-{"dark" if dark else "light"}"'
            around = '<div class="output_container"><div class="output">'
        case _:
            style = "".join(
                _style_of("furo", f"furo/theme/furo/static/styles/{name}.css") for name in ("furo", "furo-extensions")
            )
            style += _style_of("myst_nb", "static/mystnb.css")
            body = f'data-theme="{"dark" if dark else "light"}"'
            around = '<div class="page"><div class="main"><div class="content"><div class="article-container">'
            around += '<article role="main"><div class="cell_output docutils container"><div class="output text_html">'
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>{host}</title><style>{style}</style></head>'
        f"<body {body}><main>{around}{fragment}</body></html>"
    )
