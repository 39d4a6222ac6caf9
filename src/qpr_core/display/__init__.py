"""Output: notebook tables, HTML and Markdown, and as extras charts and Word."""
