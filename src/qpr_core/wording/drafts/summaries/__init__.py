"""Reading a summary back: facts of a text, and the counts that follow from them."""
