"""Wording: the text of reports and explanations, and the check of drafts."""
