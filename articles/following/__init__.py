"""Members follow themes, keywords, organisations, kinds, articles and questions, and hear of what is new.

``follow(member, page)`` makes a member follow a page: a theme, an organisation, or what is written under an article.
What is new goes three steps, each in its own transaction: ``news`` writes down that it happened (in the request that
did it: one row), ``spreading`` gives every follower a notice of it, ``letters`` turns the notices of a member into one
mail in the outbox and takes them away. The worker does the last two; a crash anywhere leaves the step to be done again.
"""

from .follows import follow

__all__ = ["follow"]
