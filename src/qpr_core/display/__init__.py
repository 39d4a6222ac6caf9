"""Output: notebook tables, HTML, Markdown, and as extras charts, Word and Excel."""
