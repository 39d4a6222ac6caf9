"""The text that the library writes about the data, found again in a draft."""
