"""What a person typed: as we keep it, as we show it, and as a list of words to look things up in."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, pairwise

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from rvggz.checks import characters
from rvggz.checks.addresses import BLACK, addresses, count_links

__all__ = ["Span", "as_html", "clean", "clean_line", "count_links", "normal", "words"]

Span = tuple[int, int]  # from the first character to behind the last one

MANY_LINES = re.compile(r"\n{3,}")
PARAGRAPH = re.compile(r"\n{2,}")
BLACKED = re.compile(f"{BLACK}+")
WORD = re.compile(r"[^\W_]+")
APOSTROPHES = dict.fromkeys("'`’‘´", "")
SPELLED_OUT = re.compile(r"(?<![^\W_])[^\W_](?:[ .*_-][^\W_]){3,}(?![^\W_])")  # d.o.o.d
MAYBE_SPELLED_OUT = re.compile(r"[ .*_-]\w[ .*_-]\w[ .*_-]\w\b")  # says no ten times as fast
BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])[013457]+(?=[^\W\d_])")
AS_LETTERS = str.maketrans("013457", "oieast")
TOO_OFTEN = re.compile(r"([^\W\d_])\1{2,}")  # doooood
LATIN = re.compile(r"[a-z]")
STROKES = str.maketrans("ıøłđðħɑɡ", "iolddhag")  # letters that Unicode does not take apart
# Letters of other scripts that look like ours; only in a word that has Latin letters too.
LOOKALIKES = str.maketrans("аеорсухіјѕԁһӏкмтвнԛԝαοειρυκντνχω", "aeopcyxijsdhlkmtbhqwaoeipukvtvxw")
LONGEST = 60  # letters of a word that is worth remembering
NO_WORD = {code: " " for code in range(128) if not chr(code).isalnum()}


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
    clipped = ((max(start, 0), min(end, len(text))) for start, end in marks)
    shown = [(start, end) for start, end in clipped if start < end]
    depth = Counter(start for start, _ in shown)
    depth.subtract(end for _, end in shown)
    ends = chain(breaks.values(), link_ends, {0, len(text)})
    parts, marked, behind = ["<p>"], 0, 0
    for start, end in pairwise(sorted({*links, *breaks, *depth, *ends})):
        marked += depth[start]
        if start in links:
            parts.append(format_html('<a href="{}" rel="nofollow ugc">', links[start].href))
        if start in breaks:
            parts.append("</p><p>")
            behind = breaks[start]
        elif start >= behind:
            parts.append(piece(text[start:end], marked=marked > 0))
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
    found = parted(even(text), NO_WORD, " ")
    normals = {word: normal(word) for word in set(found)}
    return [normals[word] for word in found]


def even(text: str) -> str:
    """Lower case, no accents or apostrophes, no letters that stand apart; what remains is to be done word by word."""
    text = characters.exchange(text, APOSTROPHES)
    if not text.isascii():
        text = characters.exchange(text, {each: plain(each) for each in set(text) if each > "\x7f"})
    text = text.lower()
    if MAYBE_SPELLED_OUT.search(text):
        text = SPELLED_OUT.sub(lambda row: "".join(WORD.findall(row[0])), text)
    return text


def parted(text: str, marks: dict[int, str], other: str) -> list[str]:
    """Words and what ``marks`` makes of the ASCII characters between them, ``other`` for all the rest."""
    if not text.isascii():
        text = characters.exchange(text, {each: other for each in set(text) if each > "\x7f" and not each.isalnum()})
    text = text.translate(marks)
    for mark in set(marks.values()) - {" "}:
        text = text.replace(mark, f" {mark} ")
    return text.split()


@lru_cache(maxsize=5_000)
def plain(character: str) -> str:
    """A character without what stands on it; nothing for what is not seen."""
    bare = unicodedata.normalize("NFKD", character).casefold().translate(STROKES)
    return "".join(each for each in bare if unicodedata.category(each) not in ("Mn", "Me", "Cf", "Cc", "Cs"))


def normal(word: str) -> str:
    """One word of an ``even`` text in the form that is compared."""
    return remembered(word) if len(word) <= LONGEST else respelled(word)


def respelled(word: str) -> str:
    if not word.isascii() and LATIN.search(word):
        word = word.translate(LOOKALIKES)
    word = BETWEEN_LETTERS.sub(lambda digits: digits[0].translate(AS_LETTERS), word)
    return TOO_OFTEN.sub(r"\1\1", word)


remembered = lru_cache(maxsize=20_000)(respelled)
