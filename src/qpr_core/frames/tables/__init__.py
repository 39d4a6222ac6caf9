"""Tables of any engine, with the same answers as single indicators."""
