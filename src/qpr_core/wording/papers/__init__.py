"""Cover papers: the paper that a report goes to a meeting with."""
