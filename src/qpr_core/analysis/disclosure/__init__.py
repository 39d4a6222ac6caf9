"""Disclosure control: the gate that results pass before they are analysed."""
