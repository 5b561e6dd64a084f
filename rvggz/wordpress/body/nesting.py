"""Inline tags in one line of rich text, well nested: Wagtail's editor answers an error to anything else."""

import re
from collections.abc import Iterable

TAG = re.compile(r"<(?P<closer>/)?(?P<name>[a-z]+)(?P<rest>[^<>]*)>")
ID = re.compile(r' id="[^"]*"(?=[^<>]*>)')
NAMES = {"a", "b", "i", "s", "sup", "sub"}


def nested(html: str, opened: Iterable[str] = ()) -> tuple[str, list[str]]:
    """The line with the tags of ``opened`` around it, each closed in its turn; and the tags that were left open.

    A link in a link ends the first. A tag in itself says nothing more.
    """
    stack = list(opened)
    made = ["".join(stack)]
    place = 0
    for found in TAG.finditer(html):
        name = found["name"]
        if name not in NAMES:
            continue
        made.append(html[place : found.start()])
        place = found.end()
        names = [name_of(each) for each in stack]
        if found["closer"]:
            made.append(_without(stack, names, name) if name in names else "")
        elif name not in names:
            stack.append(found[0])
            made.append(found[0])
        elif name == "a":
            made.append(_without(stack, names, name))
            stack.append(found[0])
            made.append(found[0])
        else:
            stack.append(f"<{name}><!>")  # closed by its own closer, in silence
    made.append(html[place:])
    made += [closer_of(each) for each in reversed(stack)]
    return "".join(made), [_again(each) for each in stack if not each.endswith("<!>")]


def _without(stack: list[str], names: list[str], name: str) -> str:
    """Close the last tag with this name; what stood open in it closes before and opens again behind it."""
    index = len(names) - 1 - names[::-1].index(name)
    above = stack[index + 1 :]
    closed = stack[index]
    if closed.endswith("<!>"):
        del stack[index]
        return ""
    again = [each if each.endswith("<!>") else _again(each) for each in above]
    stack[index:] = again
    opening = "".join(each for each in again if not each.endswith("<!>"))
    return "".join(closer_of(each) for each in reversed([closed, *above])) + opening


def _again(tag: str) -> str:
    """A place is in one place only."""
    return ID.sub("", tag, count=1) if 'href="' in tag else tag


def name_of(tag: str) -> str:
    found = TAG.match(tag)
    return found["name"] if found else ""


def closer_of(tag: str) -> str:
    return "" if tag.endswith("<!>") else f"</{name_of(tag)}>"
