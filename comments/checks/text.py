"""What a person typed: as we keep it, as we show it, and as a list of words to look things up in."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from comments.checks import characters
from comments.checks.addresses import BLACK, addresses, count_links

__all__ = ["Span", "as_html", "clean", "clean_line", "count_links", "normal", "words"]

Span = tuple[int, int]  # from the first character to behind the last one

MANY_LINES = re.compile(r"\n{3,}")
PARAGRAPH = re.compile(r"\n{2,}")
BLACKED = re.compile(f"{BLACK}+")
WORD = re.compile(r"[^\W_]+")
APOSTROPHES = str.maketrans("", "", "'’‘`´")
SPELLED_OUT = re.compile(r"(?<![^\W_])[^\W_](?:[ .*_-][^\W_]){3,}(?![^\W_])")  # d.o.o.d
BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])[013457$]+(?=[^\W\d_])")
AS_LETTERS = str.maketrans("013457$", "oieasts")
TOO_OFTEN = re.compile(r"([^\W\d_])\1{2,}")  # doooood
CYRILLIC_OR_GREEK = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
LATIN = re.compile(r"[a-z]")
STROKES = str.maketrans("ıøłđðħɑɡ", "iolddhag")  # letters that Unicode does not take apart
# Letters of other scripts that look like ours; only in a word that has Latin letters too.
LOOKALIKES = str.maketrans("аеорсухіјѕԁһӏкмтвнԛԝαοειρυκντνχω", "aeopcyxijsdhlkmtbhqwaoeipukvtvxw")


def clean(raw: str) -> str:
    """The text as we keep it: composed, nothing that hides in it, at most one empty line in a row. Does not cut."""
    text = characters.composed(characters.without_hidden(raw))
    text = "\n".join(line.rstrip(" ") for line in text.split("\n"))
    return MANY_LINES.sub("\n\n", text).strip()


def clean_line(raw: str) -> str:
    """The same on one line, for names."""
    return " ".join(clean(raw).split())


def as_html(text: str, marks: Sequence[Span] = ()) -> SafeString:
    """Paragraphs with links. What stands in ``marks`` is marked, for moderators."""
    links = {found.start: found for found in addresses(text)}
    link_ends = {found.end for found in links.values()}
    breaks = {found.start(): found.end() for found in PARAGRAPH.finditer(text)}
    shown = [(max(start, 0), min(end, len(text))) for start, end in marks if start < end]
    depth = Counter(start for start, _ in shown)
    depth.subtract(end for _, end in shown)
    ends = chain(breaks.values(), link_ends, {0, len(text)})
    parts, marked = ["<p>"], 0
    for start, end in pairwise(sorted({*links, *breaks, *depth, *ends})):
        marked += depth[start]
        if start in links:
            parts.append(format_html('<a href="{}" rel="nofollow ugc">', links[start].href))
        parts.append("</p><p>" if start in breaks else piece(text[start:end], marked=marked > 0))
        if end in link_ends:
            parts.append("</a>")
    return mark_safe("".join([*parts, "</p>"]))  # noqa: S308 (every piece is escaped)


def piece(text: str, *, marked: bool) -> str:
    """Words between two borders. A mark begins and ends in its piece, so that it never crosses a link."""
    html = escape(text).replace("\n", "<br>")
    html = BLACKED.sub('<span class="blacked">[weggelakt]</span>', html)
    return f"<mark>{html}</mark>" if marked else html


def words(text: str) -> list[str]:
    """The words in a form that tricks of spelling do not change: ``Dóód``, ``d.o.o.d`` and ``d00d`` are ``dood``."""
    return WORD.findall(normal(text))


def normal(text: str) -> str:
    """Lower case, no accents, no look-alikes; compare only with what went through here too."""
    text = text.translate(APOSTROPHES)
    if not text.isascii():
        text = text.translate({ord(each): plain(each) for each in set(text) if each > "\x7f"})
    text = text.lower()
    if not text.isascii() and CYRILLIC_OR_GREEK.search(text) and LATIN.search(text):
        text = WORD.sub(lambda word: latin(word[0]), text)
    text = SPELLED_OUT.sub(lambda row: "".join(WORD.findall(row[0])), text)
    text = BETWEEN_LETTERS.sub(lambda digits: digits[0].translate(AS_LETTERS), text)
    return TOO_OFTEN.sub(r"\1\1", text)


def plain(character: str) -> str:
    """A character without what stands on it; nothing for what is not seen."""
    bare = unicodedata.normalize("NFKD", character).casefold().translate(STROKES)
    return "".join(each for each in bare if unicodedata.category(each) not in ("Mn", "Me", "Cf", "Cc", "Cs"))


def latin(word: str) -> str:
    return word.translate(LOOKALIKES) if LATIN.search(word) else word
