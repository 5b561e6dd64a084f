"""Te beoordelen: where moderators work in the admin. What they do is in ``comments.deciding``; here is how it looks.

An address asks (asked.py) → one query finds rows (rows.py) → each becomes an item in words (items.py) → templates.
A form wants something (wanted.py), which is done (acting.py, around.py, together.py) → what was done (done.py) → the
item, the bar and the numbers anew (answers.py).
"""
