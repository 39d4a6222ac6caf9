"""Every public name of the top level and of its homes."""

from importlib import import_module
from typing import Final

HOMES: Final = (
    "qpr_core",
    "qpr_core.answers",
    "qpr_core.definitions",
    "qpr_core.disclosure",
    "qpr_core.errors",
    "qpr_core.groups",
    "qpr_core.items",
    "qpr_core.methods",
    "qpr_core.peers",
    "qpr_core.rules",
    "qpr_core.styles",
    "qpr_core.text",
    "qpr_core.units",
)
PUBLIC: Final[dict[str, object]] = {
    name: getattr(module, name)
    for module in map(import_module, HOMES)
    for name in module.__all__
    if not name.startswith("_")
}
