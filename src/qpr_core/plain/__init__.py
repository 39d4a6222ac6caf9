"""Definitions as plain data, as files of TOML, YAML and JSON hold them."""
