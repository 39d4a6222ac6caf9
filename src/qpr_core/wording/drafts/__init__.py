"""Drafts that people wrote or edited: what they claim, and what of it does not follow from the data."""
