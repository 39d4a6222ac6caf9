"""A Markdown reader with the extensions that are usual, and what it finds in a text."""

from collections.abc import Iterable, Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.field_list import fieldlist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.substitution import substitution_plugin
from mdit_py_plugins.superscript import superscript_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

_PLUGINS = (
    footnote_plugin, sub_plugin, superscript_plugin, dollarmath_plugin, amsmath_plugin, attrs_plugin, attrs_block_plugin,
    deflist_plugin, tasklists_plugin, admon_plugin, colon_fence_plugin, substitution_plugin, myst_role_plugin,
    myst_block_plugin, fieldlist_plugin, gfm_autolink_plugin,
)  # fmt: skip


@cache
def reader() -> MarkdownIt:
    """Return a reader of CommonMark with tables, and all extensions."""
    made = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for plugin in _PLUGINS:
        made.use(plugin)
    return made


def tokens_of(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield tokens, and those inside them."""
    for token in tokens:
        yield token
        yield from tokens_of(token.children or ())


def kinds_in(text: str) -> set[str]:
    """Return the kinds of tokens in a text."""
    return {token.type for token in tokens_of(reader().parse(text))}


def words_in(text: str) -> str:
    """Return the words that a reader shows."""
    return "".join(token.content for token in tokens_of(reader().parse(text)) if token.type in {"text", "text_special"})
