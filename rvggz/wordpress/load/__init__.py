"""How one kind of thing comes to stand here."""
