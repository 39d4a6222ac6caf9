"""Nouns: what is measured, when, and what counts as good."""
