"""Drafts: read what a text claims, and compare each claim with the data.

The reader needs no data: `spelled` (words), `lexer` with `lexicon`, `outcomes`, `names`, `numerals`, `when` (tokens),
`bounds`, `dating`, `limits` and `single_figures` (tokens that mean something else together), `plain_words`, `remarks`
and `openings` (words that change nothing), `respective` (figures in the order of their KPIs), `name_words` (words for
the KPI before), `elsewhere` (other organisations and places), `sentences`, `setting`
with `doubts`, `headings` and `topics` (what a sentence is about), `statements` (the kinds of claim), `reading` and
`reader` (claims).
The judge compares them: `facts` and `kpi_facts` (what the data have), `judge`, `judge_singles` (with
`judge_distances`, `judge_histories` and `judge_times`), `judge_services` and `judgement`.
`settling` compares the claims of a sentence with each other. `arithmetic` needs the text alone. `checking` joins them,
`checked` is the result, and `listing` is its text.
"""
