"""Brings cleaned HTML to the form in which Wagtail's editor keeps rich text: blocks in a row, words and marks in them.

A cleaner decides tag by tag what may stay; a list in bold or a paragraph in a heading passes it, and then the editor of
pages (``contentstate``) answers 500. Here the text is read as what the editor knows: a row of paragraphs, headings and
items, each with runs of words under a set of marks; and written anew from that. So marks never cross, no block stands
in a mark, items stand in lists, no words lie loose, nothing is empty. What a style adds to words or takes from them is
a mark or none; the cells of a row stand on one line, with a stroke between them. Words and their order stay;
normalising twice changes nothing; time is in proportion to the length, and depth costs no stack.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from rvggz.text.inline_styles import marks_of

MARKS = {"a": "a", "b": "b", "strong": "b", "i": "i", "em": "i", "s": "s", "del": "s", "strike": "s", "sup": "sup",
         "sub": "sub", "code": "code", "u": "u"}  # fmt: skip
ORDER = ("a", "b", "i", "s", "u", "sup", "sub", "code")  # from the outside in
LISTS = {"ul", "ol"}
CELLS, CELL_EDGE = {"td", "th"}, " | "
QUOTED = {"q": "“”"}
SHORT = {"abbr", "acronym"}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ALONE = {"embed", "hr"}  # blocks without words
QUOTE = "blockquote"
OTHER_BLOCKS = {
    "address", "article", "aside", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hgroup", "html", "legend", "main", "menu", "nav", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
}  # fmt: skip
ALL_BLOCKS = HEADINGS | {QUOTE}  # that a text may have besides paragraphs and lists
DEEPEST = 4  # levels of a list below the first, as the editor has it
UNKNOWN = -(10**9)  # no number of an item
MOST_OPEN = 100  # blocks and lists in each other; what is deeper is words in the last of them
SPACE = re.compile(r"[ \t\n\f\r]+")
NUMBER = re.compile(r"-?\d{1,6}")
SIMPLE = re.compile(r"(?:<p>(?:[^<>&\s\u00a0]+ )*[^<>&\s\u00a0]+</p>)+")  # the most there is, told quickly

Marks = tuple[tuple[str, str], ...]  # name and opening tag, in order


@dataclass
class List:
    kind: str
    attributes: dict[str, str]
    next: int | None = None  # number of its next item, once that is asked
    item: "Block | None" = None  # the one that is open


@dataclass
class Block:
    kind: str  # p, h2, li, embed …
    opening: str = ""  # its attributes as they are written
    depth: int = 0  # of an item
    of: List | None = None
    number: int | None = None  # that an item said of itself
    quote: int = 0  # in which quote it stands
    runs: list[tuple[str, Marks]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return self.kind not in ALONE and not any(words.strip() for words, _ in self.runs)


def normalise(html: str, blocks: frozenset[str] | set[str] = ALL_BLOCKS) -> str:
    """The same words as rich text that the editor opens. ``blocks``: what there may be besides paragraphs and lists.

    Removes no unsafe tag or address: a cleaner comes before this.
    """
    if SIMPLE.fullmatch(html):
        return html
    reader = _Reader(frozenset(blocks))
    reader.feed(html)
    reader.close()
    return "".join(_written([block for block in reader.blocks if not block.is_empty]))


class _Reader(HTMLParser):
    def __init__(self, allowed: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.allowed = allowed
        self.blocks: list[Block] = []
        self.current: Block | None = None  # the words that come now belong to it
        self.kinds: list[tuple[str, str]] = []  # of the blocks that are open: name, and attributes as they are written
        self.lists: list[List] = []
        self.marks: dict[str, list[str | None]] = {}  # name → opening tags; None where a style takes it away
        self.marked: dict[str, list[list[str]]] = {}  # tag → of each that is open: the marks that it said something of
        self.meanings: list[str] = []  # of the abbreviations that are open
        self.told: set[str] = set()  # meanings that stand there already
        self.quote, self.quotes, self.quoted_lists = 0, 0, [0]  # lists that were open when the quote began
        self.breaks = False  # a block inside an item or cell began or ended: a new line, if words follow
        self.rows, self.cells = 0, False  # rows of tables that are open; another cell began

    # What the parser meets

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in MARKS or attributes.get("style") or tag in self.marked:
            self._open_marks(tag, attributes)
        if tag == "br":
            self._say("\n")
        elif tag in ALONE:
            self.current, self.breaks = None, False
            self.blocks.append(Block(tag, _tag(tag, attributes)[:-1] + "/>", quote=self.quote))
        elif tag in LISTS:
            self.current, self.breaks = None, False
            if len(self.lists) < MOST_OPEN:
                self.lists.append(List(tag, attributes))
        elif tag == "li":
            self._begin_item(attributes)
        elif tag == QUOTE and QUOTE in self.allowed and not self.lists and len(self.quoted_lists) < MOST_OPEN:
            self.current = None
            self.quoted_lists.append(len(self.lists))
            self.quotes += not self.quote
            self.quote = self.quotes
        elif tag in CELLS and self.rows:
            self.cells = True
        elif tag == "tr":
            self._edge()
            self.rows += 1
        elif tag == "p" or tag in HEADINGS or tag in OTHER_BLOCKS or tag == QUOTE:
            self._edge()
            if len(self.kinds) < MOST_OPEN:
                self.kinds.append((tag, _written_attributes(attributes)))
        elif tag in QUOTED:
            self._say(QUOTED[tag][0])
        elif tag in SHORT:
            self.meanings.append(" ".join(attributes.get("title", "").split()))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in {"br", *ALONE}:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in LISTS:
            self._end_list(tag)
        elif tag == "li":
            self.current, self.breaks = None, False
            if self.lists:
                self.lists[-1].item = None
        elif tag == QUOTE and len(self.quoted_lists) > 1 and not self.lists[self.quoted_lists[-1] :]:
            self.current = None
            self.quoted_lists.pop()
            self.quote = self.quote if len(self.quoted_lists) > 1 else 0
        elif tag in CELLS and self.rows:
            self.breaks = False
        elif tag in {"tr", "table"}:
            self.rows = max(0, self.rows - 1) if tag == "tr" else 0
            self.cells = False
            self._edge()
        elif tag == "p" or tag in HEADINGS or tag in OTHER_BLOCKS or tag == QUOTE:
            self._edge()
            names = [name for name, _ in self.kinds]
            if tag in names:
                del self.kinds[len(names) - 1 - names[::-1].index(tag) :]
        elif tag in QUOTED:
            self._say(QUOTED[tag][1])
        elif tag in SHORT and self.meanings:
            self._say_meaning(self.meanings.pop())
        if opened := self.marked.get(tag):
            for name in opened.pop():
                self.marks[name].pop()

    def handle_data(self, data: str) -> None:
        words = SPACE.sub(" ", data)
        if words:
            self._say(words)

    # What it means

    def _open_marks(self, tag: str, attributes: dict[str, str]) -> None:
        """What a tag and its style make of the words in it. No style takes away a line that another tag drew."""
        name = MARKS.get(tag, "")
        said = marks_of(attributes["style"]) if attributes.get("style") else {}
        if said.get("b") and (tag in HEADINGS or any(kind in HEADINGS for kind, _ in self.kinds)):
            del said["b"]  # a heading is
        opened = {each: _tag(each, {}) if wanted else None for each, wanted in said.items() if wanted or each != "s"}
        if name:
            opened[name] = None if said.get(name) is False else _tag(name, attributes if name == "a" else {})
        for each, opening in opened.items():
            self.marks.setdefault(each, []).append(opening)
        self.marked.setdefault(tag, []).append(list(opened))

    def _say_meaning(self, meaning: str) -> None:
        """Behind the first of the same: a title is read by nobody on a phone."""
        if meaning and meaning.lower() not in self.told:
            self.told.add(meaning.lower())
            self._say(f" ({meaning})")

    def _edge(self) -> None:
        """A block begins or ends: inside an item or a row that is a new line, elsewhere another block."""
        if self.lists or self.rows:
            self.breaks = True
        else:
            self.current = None

    def _begin_item(self, attributes: dict[str, str]) -> None:
        if not self.lists:
            self.lists.append(List("ul", {}))
        inside = self.lists[-1]
        type_ = {"type": inside.attributes["type"]} if inside.attributes.get("type") else {}
        number = attributes.pop("value", "")
        inside.item = Block(
            "li", _written_attributes({**type_, **attributes}), len(self.lists) - 1, inside, quote=self.quote
        )
        inside.item.number = int(number) if NUMBER.fullmatch(number) else None
        self.blocks.append(inside.item)
        self.current, self.breaks = inside.item, False

    def _end_list(self, tag: str) -> None:
        floor = self.quoted_lists[-1]
        kinds = [one.kind for one in self.lists[floor:]]
        if tag in kinds:
            del self.lists[floor + len(kinds) - 1 - kinds[::-1].index(tag) :]
            self.current, self.breaks = None, False

    def _say(self, words: str) -> None:
        if self.current is None:
            if not words.strip():
                return
            self.current = self._next_block()
        if (self.breaks or self.cells) and words.strip():
            if not self.current.is_empty:
                self.current.runs.append((CELL_EDGE if self.cells else "\n", ()))
            self.breaks = self.cells = False
        said = ((name, self.marks[name][-1]) for name in ORDER if self.marks.get(name))
        self.current.runs.append((words, tuple((name, opening) for name, opening in said if opening)))

    def _next_block(self) -> Block:
        """Where words go that stand in no paragraph or item of their own."""
        if self.lists:
            return self._rest_of_item(self.lists[-1])
        if self.rows:
            self.blocks.append(Block("p", quote=self.quote))
            return self.blocks[-1]
        name, attributes = self.kinds[-1] if self.kinds else ("p", "")
        if self.kinds and attributes:
            self.kinds[-1] = (name, "")  # an id is said once
        kind = name if name in HEADINGS and name in self.allowed else "p"
        self.blocks.append(Block(kind, attributes, quote=self.quote))
        return self.blocks[-1]

    def _rest_of_item(self, inside: List) -> Block:
        """Words behind a list in an item, or loose between items. Another item; where items have numbers, which a new
        one would change, they go on in the last one."""
        last = self.blocks[-1] if self.blocks else None
        if inside.kind == "ol" and inside.item and last and last.kind == "li" and not last.is_empty:
            last.runs.append(("\n", ()))
            return last
        self._begin_item({})
        return self.blocks[-1]


# Writing


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}{_written_attributes(attributes)}>"


def _written_attributes(attributes: Mapping[str, str]) -> str:
    told = {key: value for key, value in attributes.items() if key not in {"style", "class", "data-block-key"}}
    return "".join(f' {key}="{escape(value, quote=False).replace(chr(34), "&quot;")}"' for key, value in told.items())


def _written(blocks: list[Block]) -> Iterator[str]:
    _number(blocks)
    opened: list[str] = []  # lists
    counted: list[int] = []  # number of the next item in each of them, as a reader's browser counts
    quote = 0
    for block in blocks:
        if block.kind != "li" or block.quote != quote:
            yield from (f"</li></{kind}>" for kind in reversed(opened))
            opened, counted = [], []
        if block.quote != quote:
            yield ("</blockquote>" if quote else "") + ("<blockquote>" if block.quote else "")
            quote = block.quote
        if block.kind == "li" and block.of:
            yield from _place(block.of.kind, min(block.depth, DEEPEST, len(opened)), opened, counted)
            number = block.number if block.of.kind == "ol" and block.number != counted[-1] else None
            counted[-1] = (block.number if block.number is not None else counted[-1]) + 1
            value = "" if number is None else f' value="{number}"'
            yield f"<li{block.opening}{value}>{_inner(block)}"
        elif block.kind in ALONE:
            yield block.opening
        else:
            yield f"<{block.kind}{block.opening}>{_inner(block)}</{block.kind}>"
    yield from (f"</li></{kind}>" for kind in reversed(opened))
    yield "</blockquote>" if quote else ""


def _number(blocks: list[Block]) -> None:
    """Give every item of a numbered list the number that stood there."""
    for block in blocks:
        if (inside := block.of) and inside.kind == "ol":
            start = inside.attributes.get("start", "")
            first = int(start) if NUMBER.fullmatch(start) else 1
            block.number = next(n for n in (block.number, inside.next, first) if n is not None)
            inside.next = block.number + 1


def _place(kind: str, depth: int, opened: list[str], counted: list[int]) -> Iterator[str]:
    """End and begin lists until an item of this kind can stand at this depth.

    Behind a list of another kind Wagtail begins its list anew when it saves: there the number must be said.
    """
    while len(opened) > depth + 1:
        ended = opened.pop()
        counted.pop()
        counted[-1] = counted[-1] if opened[-1] == ended else UNKNOWN
        yield f"</li></{ended}>"
    if len(opened) == depth + 1:
        if opened[-1] == kind:
            yield "</li>"
            return
        counted.pop()
        yield f"</li></{opened.pop()}>"
    opened.append(kind)
    counted.append(1)
    yield f"<{kind}>"


def _inner(block: Block) -> str:
    made: list[str] = []
    open_now: Marks = ()
    for words, marks in _runs(block.runs):
        same = 0
        while same < min(len(open_now), len(marks)) and open_now[same] == marks[same]:
            same += 1
        made += [f"</{name}>" for name, _ in reversed(open_now[same:])]
        made += [opening for _, opening in marks[same:]]
        made.append(escape(words, quote=False).replace("\n", "<br/>"))
        open_now = marks
    made += [f"</{name}>" for name, _ in reversed(open_now)]
    return "".join(made)


def _runs(runs: list[tuple[str, Marks]]) -> Iterator[tuple[str, Marks]]:
    """Runs without space at the edges of the block and around new lines, one space between words; what is only space
    has the marks that its neighbours share."""
    kept: list[tuple[str, Marks]] = []
    for words, marks in runs:
        if words.startswith(("\n", " ")) and kept and kept[-1][0].endswith(" "):
            _trim(kept, " ")
        if not kept or kept[-1][0].endswith("\n"):
            words = words.lstrip(" ") if kept else words.lstrip(" \n")
        if words:
            kept.append((words, marks))
    _trim(kept, None)
    before: Marks = ()
    for (words, marks), after in zip(kept, reversed(list(_following(kept))), strict=True):
        before = marks if words.strip(" \n") else tuple(one for one in before if one in after)
        yield words, before


def _following(runs: list[tuple[str, Marks]]) -> Iterator[Marks]:
    """From the last run to the first: the marks of it, or of the next run with words when it has none."""
    after: Marks = ()
    for words, marks in reversed(runs):
        after = marks if words.strip(" \n") else after
        yield after


def _trim(kept: list[tuple[str, Marks]], signs: str | None) -> None:
    """Without these signs (or any space) at the end."""
    while kept:
        words, marks = kept.pop()
        if words := words.rstrip(signs):
            kept.append((words, marks))
            return
