"""The move from WordPress: a WXR export and its uploads become pages, pictures, documents, keywords and members.

``run.py`` is the straight line through it: read the export once to know what there is (``contents.py``), write
people, themes, media and pages, then lead old links and addresses to where things stand now.
"""
