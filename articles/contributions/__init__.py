"""Writing a piece for Praat mee, from the first letter to its place on the site.

What is typed is one row (content.py says what is in it). drafts.py starts and saves it, submitting.py makes a page of
it (html_in.py, building.py) and gives it to the editors, deciding.py is what editors do, own.py what the writer does
later (html_out.py brings a page back to the form). Only these write ``state``; every change raises ``version``.
"""
