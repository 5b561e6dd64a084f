"""Every regular expression of the project takes time in proportion to what it reads, whatever that is.

The bound: a text eight times as long (8,000 characters for 1,000) takes at most 24 times as long (in proportion is 8,
the square is 64), or less than 50 ms, of the time of this process; the best of five. A slow machine is slow at both.
"""

import ast
import importlib
import pkgutil
import re
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("rvggz", "participants", "articles", "comments", "newsletter")
NOT_OURS = ("migrations", "settings", "demo")  # demo reads its own texts only; settings the host's
SHORT, LONG = 1_000, 8_000
MOST_GROWTH, FLOOR = 24, 0.05
USES = ("search", "match", "fullmatch", "sub", "subn", "findall", "finditer", "split")
COMMON = (
    "a", "1", " ", "\n", "<", "&", "@", ".", "-", "/", "a.", "a@", "@.", "a@a.", "a-", "1.", "1 ", " 1", "a ",
    " a", "\t\n", "\n ", "<a ", "<p>", "</p>", "<br/>", "<!--", "http://", "www.", "www.a.", "é", "A", "A ", "-1x1", "((",
    "[[", "**", "\"", "x" * 40 + " ", "?a=", "?", "/1", "&gt;", "=", ",", ">", "{", "“",
)  # fmt: skip


def modules():
    for app in APPS:
        package = importlib.import_module(app)
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{app}."):
            if not set(found.name.split(".")) & set(NOT_OURS):
                yield importlib.import_module(found.name)


def inside(thing, name, depth=0):
    """Compiled patterns in a value: in containers and classes too."""
    if isinstance(thing, re.Pattern):
        yield name, thing
    elif depth < 4 and isinstance(thing, dict):
        for key, value in thing.items():
            yield from inside(value, f"{name}[{key!r}]", depth + 1)
    elif depth < 4 and isinstance(thing, (list, tuple, set, frozenset)):
        for number, value in enumerate(thing):
            yield from inside(value, f"{name}[{number}]", depth + 1)
    elif isinstance(thing, type) and depth == 0 and thing.__module__.split(".")[0] in APPS:
        for key, value in vars(thing).items():
            yield from inside(value, f"{name}.{key}", depth + 1)


def written_in_calls(module):
    """``re.sub(r"…", …)``: the pattern is written in the call."""
    source = Path(module.__file__).read_text()
    for node in ast.walk(ast.parse(source)):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
        if is_call and isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in USES:
            try:
                pattern = eval(compile(ast.Expression(node.args[0]), "", "eval"), vars(module))  # noqa: S307 (our own)
            except NameError:  # made of words of the moment, escaped: nothing repeats in it
                continue
            yield f"line {node.lineno}", re.compile(pattern), {node.func.attr}


def uses_of(name, sources):
    """How a pattern is asked anywhere in the project; when that cannot be seen, in every way."""
    base = re.match(r"\w+", name)[0]
    found = set(re.findall(rf"\b{base}(?:\[[^\]]*\])?\.({'|'.join(USES)})\(", sources))
    return found or {"search", "fullmatch"}


def every_pattern():
    files = [file for app in APPS for file in (ROOT / app).rglob("*.py")]
    sources = "\n".join(file.read_text() for file in files)
    for module in modules():
        for name, value in vars(module).items():
            for place, pattern in inside(value, name):
                yield f"{module.__name__} {place}", pattern, uses_of(name, sources)
        for place, pattern, uses in written_in_calls(module):
            yield f"{module.__name__} {place}", pattern, uses


def parts_of(pattern):
    """Texts that the pattern has a word to say about: its own literals, one sign of each of its classes."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    bare = re.sub(r"\(\?[a-zA-Z]*[:=!<>P]*|\[[^\]]*\]|\{[^}]*\}|\\[AZbBdDsSwW]", " ", text)
    words = [re.sub(r"\\(.)", r"\1", word) for word in re.findall(r"(?:\\.|[^\\\s()|*+?^$\[\]{}])+", bare)]
    signs = {sign for sign in text if not sign.isalnum()}
    yield from COMMON
    yield from dict.fromkeys(word[:40] for word in words)
    yield from signs
    for word in dict.fromkeys(words[:12]):
        yield from (f"{word} ", f"{word}a", f"{word}1", f"{word}/", f'{word}"')


def hostile(pattern):
    is_bytes = isinstance(pattern.pattern, bytes)
    for part in dict.fromkeys(parts_of(pattern)):
        for end in ("", "\n!"):
            made = lambda length, part=part, end=end: (part * (length // len(part) + 1))[:length] + end
            yield f"{part!r} … {end!r}", (lambda length, made=made: made(length).encode() if is_bytes else made(length))


def cost(pattern, uses, text):
    start = time.process_time()
    if uses & {"search", "sub", "subn", "findall", "finditer", "split"}:
        for _ in pattern.finditer(text):
            pass
    if "match" in uses:
        pattern.match(text)
    if "fullmatch" in uses:
        pattern.fullmatch(text)
    return time.process_time() - start


def is_too_slow(pattern, uses, text_of):
    for length in (SHORT // 2, LONG):
        last = cost(pattern, uses, text_of(length))
        if last > FLOOR:
            break
    else:
        return False
    if length < LONG and min(cost(pattern, uses, text_of(length)) for _ in range(3)) > FLOOR:
        return True  # so slow on a short text
    short = min(cost(pattern, uses, text_of(SHORT)) for _ in range(5))
    long = min(cost(pattern, uses, text_of(LONG)) for _ in range(5))
    return long > FLOOR and long > MOST_GROWTH * short


def test_every_pattern_takes_time_in_proportion_to_the_text():
    slow, seen = [], 0
    for place, pattern, uses in every_pattern():
        seen += 1
        for text, text_of in hostile(pattern):
            if is_too_slow(pattern, uses, text_of):
                slow.append(f"{place} {sorted(uses)}: {pattern.pattern!r:.120} on {text}")
                break
    assert seen > 150
    assert not slow, "\n".join(slow)


@pytest.mark.parametrize("pattern", [r"\s+$", r"a*a*b", r"<a [^>]*>x", r"(?:\w+\.)+x"])
def test_a_pattern_that_takes_the_square_is_found(pattern):
    made = re.compile(pattern)

    assert any(is_too_slow(made, {"search"}, text_of) for _, text_of in hostile(made))
