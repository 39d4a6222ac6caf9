"""Verification: what follows from the figures of a record is worked out again."""
