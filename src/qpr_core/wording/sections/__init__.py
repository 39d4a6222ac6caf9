"""The sections of a report: narrate, notes and what each section prints."""
