"""Sentences: every word that a reader of a report sees."""
