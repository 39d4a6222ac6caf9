"""Verbs: what follows from the figures."""
