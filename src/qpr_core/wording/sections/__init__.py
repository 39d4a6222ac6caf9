"""The sections of a report: `narrate`, `notes`, and a function for each section."""
