"""Where the personal parts of a letter go: these marks stand in what is frozen, and nowhere else.

Characters of the private use area of Unicode: nobody types them, no renderer changes them.
"""

OPEN, CLOSE, OR = "\ue000", "\ue001", "\ue002"
NAME = f"{OPEN}naam{CLOSE}"  # " Bram", with a space before it, or nothing
UNSUBSCRIBE = f"{OPEN}afmelden{CLOSE}"  # address of the page to unsubscribe
CHOICES = f"{OPEN}keuzes{CLOSE}"  # address of one's own choices


def for_greeting(known: str, unknown: str) -> str:
    """The mark for "Beste Bram," (``known``: "Beste") or, of whom we know no name, "Beste lezer," (``unknown``)."""
    return f"{OPEN}aanhef{OR}{clean(known)}{OR}{clean(unknown)}{CLOSE}"


def greeting(mark: str, name: str) -> str:
    """What stands there for somebody with this name (or ""). Raises ValueError for another mark."""
    what, known, unknown = mark[1:-1].split(OR)
    if what != "aanhef":
        raise ValueError(mark)
    return f"{known} {name}," if name else f"{unknown},"


def clean(text: str) -> str:
    """A text of an editor, without the characters that marks are made of."""
    return text.translate(dict.fromkeys(map(ord, (OPEN, CLOSE, OR))))
