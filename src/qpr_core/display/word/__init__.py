"""Word documents from reports and papers (the extra `word`): to_word."""

from qpr_core.display.word.document import to_word

__all__ = ["to_word"]
