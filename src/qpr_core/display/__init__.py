"""The report for eyes: notebook tables, Markdown, HTML, and as extras pictures and Word documents."""
