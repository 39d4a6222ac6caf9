"""The configuration of Sphinx."""

project = "qpr-core"
copyright = "2026, the qpr-core authors"  # noqa: A001  the name that Sphinx asks for
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
html_theme = "furo"
html_title = "qpr-core"
exclude_patterns = ["_build", "drawing", "examples", "pictures.py"]
nitpicky = False  # names of the standard library have no pages here, as the documentation builds offline
default_role = "code"
add_module_names = False  # a reader writes `compare`, without its module
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "mixed"
napoleon_custom_sections = [("Source", "Source")]
myst_heading_anchors = 3
nb_execution_mode = "off"  # the notebook is committed with its outputs; `make docs` runs it, and a test compares
