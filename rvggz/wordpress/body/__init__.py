"""What stands inside the text of one item: each module mends one habit of WordPress, its plugins or Word."""
