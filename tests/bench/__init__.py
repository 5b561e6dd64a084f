"""``make bench``: what a request costs, next to a plain Wagtail site with the same content.

Prints figures, judges them against the targets of the project, and never runs as part of the tests.
"""
