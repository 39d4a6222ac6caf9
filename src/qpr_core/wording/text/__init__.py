"""Text in parts: spans, paragraphs, tables, phrases and numbers, rendered last."""
