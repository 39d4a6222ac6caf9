"""Excel workbooks from reports (the extra `excel`): to_excel."""

from qpr_core.display.excel.workbook import to_excel

__all__ = ["to_excel"]
