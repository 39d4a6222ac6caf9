"""Drafts: read the claims of a text, and list those that do not follow from data.

The steps, each in a separate module: `draft` (text without Markdown and names), `tokens` (its words that matter),
`clauses` (sentences and their parts), `links` (which words belong together), `reading` and `shares` (claims),
`check` (comparison with the data), `discrepancy` (the result).
"""
