"""Drafts: read what a text claims, and list the claims that do not follow from the data.

The steps, each in a module of its own: `draft` (text without Markdown and names), `tokens` (its words that matter),
`clauses` (sentences and their parts), `links` (which words belong together), `reading` and `shares` (claims),
`check` (comparison with the data), `discrepancy` (the result).
"""
