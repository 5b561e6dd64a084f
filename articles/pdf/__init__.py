"""Articles and reading maps (leesmappen) as PDF/UA documents.

A request or a publication goes one straight line: ``sources`` (which document, under which key) → ``making`` (who makes
it, once) → ``document`` (the HTML) → ``tidy_html`` (so that any HTML gives a good PDF) → ``renderer`` (a process of
its own, with limits) → ``sending`` (with ranges).
"""
