"""Large tables in any engine: the same answers as the functions for single indicators."""
